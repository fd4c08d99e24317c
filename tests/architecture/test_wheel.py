"""The wheel carries the program and its data files, and the data files are found there."""

import subprocess
import sys
import zipfile
from configparser import ConfigParser
from importlib import import_module
from inspect import signature
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT
from workwell_desktop.resources import resource


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel of this very checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return next(folder.glob("*.whl"))


def test_the_wheel_carries_every_resource(wheel: Path) -> None:
    carried = set(zipfile.ZipFile(wheel).namelist())
    resources = ROOT / "resources"
    ours = {path.relative_to(resources).as_posix() for path in resources.rglob("*") if path.is_file()}
    assert {f"workwell_desktop/_resources/{name}" for name in ours} <= carried


def test_an_unpacked_wheel_finds_its_own_resources(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    ask = "from workwell_desktop.resources import resource; print(resource('icons', 'sun.svg'))"
    answer = subprocess.run(
        [sys.executable, "-c", ask], cwd=tmp_path, env={"PYTHONPATH": str(tmp_path)}, capture_output=True, text=True
    )
    assert Path(answer.stdout.strip()) == tmp_path / "workwell_desktop" / "_resources" / "icons" / "sun.svg"


def test_the_command_of_an_installed_wheel_can_be_called(wheel: Path) -> None:
    """What installers write calls the entry point without arguments."""
    (listed,) = (name for name in zipfile.ZipFile(wheel).namelist() if name.endswith("entry_points.txt"))
    parser = ConfigParser()
    parser.read_string(zipfile.ZipFile(wheel).read(listed).decode())
    module, _, name = parser["gui_scripts"]["workwell-desktop"].partition(":")
    signature(getattr(import_module(module), name)).bind()


def test_a_checkout_finds_its_resources() -> None:
    assert resource("icons", "sun.svg") == ROOT / "resources" / "icons" / "sun.svg"


def test_a_missing_resource_is_named() -> None:
    with pytest.raises(FileNotFoundError, match=r"no resource named icons/unicorn\.svg"):
        resource("icons", "unicorn.svg")


@pytest.mark.parametrize("folder", ["fonts", "icons"])
def test_borrowed_files_travel_with_their_licence(folder: str) -> None:
    names = {path.name for path in resource(folder).iterdir()}
    assert names & {"OFL.txt", "LICENSE.txt"}
    assert "README.md" in names
