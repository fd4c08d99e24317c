"""The import contracts of pyproject.toml hold, and each of them catches what it forbids."""

import json
import shutil
import subprocess
import sys
import tomllib

import pytest

from tests.architecture import planted_violations
from tests.architecture.planted_violations import PLANTS
from tests.architecture.sources import PACKAGE, ROOT

PYPROJECT = ROOT / "pyproject.toml"


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Which contracts each plant breaks, found in one go in a copy of the program."""
    copy = tmp_path_factory.mktemp("copy")
    shutil.copytree(PACKAGE, copy / PACKAGE.name, ignore=shutil.ignore_patterns("__pycache__"))
    command = [sys.executable, planted_violations.__file__, str(copy), str(PYPROJECT)]
    ended = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    found: dict[str, list[str]] = json.loads(ended.stdout.splitlines()[-1])
    return found


@pytest.fixture(scope="module")
def names() -> dict[str, str]:
    """The sentence of each contract, by its id."""
    settings = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))
    return {contract["id"]: contract["name"] for contract in settings["tool"]["importlinter"]["contracts"]}


def test_the_program_keeps_its_contracts(broken: dict[str, list[str]]) -> None:
    assert broken["nothing"] == []


@pytest.mark.parametrize("plant", PLANTS)
def test_a_violation_is_caught(plant: str, broken: dict[str, list[str]], names: dict[str, str]) -> None:
    assert names[PLANTS[plant][0]] in broken[plant]


def test_every_contract_is_proved_by_a_plant(names: dict[str, str]) -> None:
    assert {contract for contract, _place, _line in PLANTS.values()} == set(names)


def test_every_contract_that_forbids_one_library_covers_every_other_part() -> None:
    """A new folder must not escape a contract by not being named in it."""
    settings = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))
    parts = {f"{PACKAGE.name}.{path.stem}" for path in PACKAGE.iterdir() if path.stem not in ("app", "__pycache__")}
    parts = {part for part in parts if "__" not in part}
    for contract in settings["tool"]["importlinter"]["contracts"]:
        if contract["id"].startswith("only-"):
            assert len(parts - set(contract["source_modules"])) <= 1, contract["name"]
