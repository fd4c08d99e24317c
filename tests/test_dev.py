"""dev.py explains what is missing, in a sentence and a command, and never breaks what it did not make."""

import ast
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import dev

ROOT = Path(__file__).resolve().parents[1]


def nothing(_name: str) -> None:
    return None


def fails_for(*missing: str) -> Callable[[str], object]:
    def load(name: str) -> object:
        if name in missing:
            raise OSError(name)
        return object()

    return load


def test_a_python_that_is_too_old_can_still_read_the_file() -> None:
    ast.parse((ROOT / "dev.py").read_text(encoding="utf-8"), feature_version=(3, 6))


@pytest.mark.parametrize("version", [(3, 11, 2), (3, 13, 0), (3, 14, 5)])
def test_a_fitting_python_is_not_mentioned(version: tuple[int, ...]) -> None:
    assert dev.explain_python(version, nothing) == ""


@pytest.mark.parametrize("version", [(3, 9, 2), (3, 10, 12), (3, 15, 0)])
def test_an_unfitting_python_is_named(version: tuple[int, ...]) -> None:
    explanation = dev.explain_python(version, nothing)
    assert "needs Python 3.11 to 3.14" in explanation
    assert ".".join(map(str, version)) in explanation


def test_a_better_python_on_this_computer_is_suggested(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["dev.py", "test"])
    found = {"python3.12": "/usr/bin/python3.12"}
    assert "python3.12 dev.py test" in dev.explain_python((3, 9, 2), found.get)


@pytest.mark.parametrize("missing", ["venv", "ensurepip"])
def test_a_missing_venv_module_is_a_package(missing: str, elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    assert not elsewhere.exists()
    assert dev.missing_venv(lambda name: None if name == missing else object()) == ["python3-venv"]
    assert dev.missing_venv(lambda _name: object()) == []


def test_with_uv_nobody_needs_the_venv_module(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: "/usr/bin/uv")
    assert not elsewhere.exists()
    assert dev.missing_venv(nothing) == []


def test_missing_libraries_become_one_apt_command() -> None:
    packages = dev.missing_packages(dev.QT_LIBRARIES, fails_for("libEGL.so.1", "libGL.so.1"))
    explanation = dev.explain_packages(["python3-venv", *packages], "WorkWell")
    assert explanation.endswith("apt-get install --no-install-recommends python3-venv libgl1 libegl1")
    assert dev.explain_packages(dev.missing_packages(dev.QT_LIBRARIES, fails_for()), "WorkWell") == ""


def test_without_a_display_the_ways_out_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["dev.py", "run", "--demo"])
    explanation = dev.explain_display("linux", {})
    for way in ("ssh -X", "xvfb-run -a python3 dev.py run --demo", "dev.py test", "dev.py tour", "dev.py documents"):
        assert way in explanation


@pytest.mark.parametrize(
    ("platform", "environment"),
    [
        ("linux", {"DISPLAY": ":0"}),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}),
        ("win32", {}),
        ("darwin", {}),
    ],
)
def test_with_a_display_there_is_nothing_to_explain(platform: str, environment: dict[str, str]) -> None:
    assert dev.explain_display(platform, environment) == ""


@pytest.mark.skipif(sys.platform != "linux", reason="system libraries are named for Debian")
def test_missing_printing_is_only_a_note(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(dev, "missing_packages", lambda libraries: list({*libraries.values()} & {"libcups2"}))
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    dev.check_system(window=True)
    assert "libcups2" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform != "linux", reason="system libraries are named for Debian")
def test_missing_qt_libraries_stop_with_the_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "missing_packages", lambda libraries: list({*libraries.values()} & {"libegl1"}))
    assert dev.main(["test"]) == 2
    assert "--no-install-recommends libegl1" in capsys.readouterr().err


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let dev.py believe that its environment belongs into a temporary folder."""
    venv = tmp_path / ".venv"
    monkeypatch.setattr(dev, "VENV", venv)
    monkeypatch.setattr(dev, "PYTHON", venv / "bin" / "python")
    monkeypatch.setattr(dev, "STAMP", venv / ".lock-stamp")
    return venv


def recorded(monkeypatch: pytest.MonkeyPatch, venv: Path, endings: list[int]) -> list[tuple[str, ...]]:
    """Record the commands instead of running them; each takes the next ending."""
    commands: list[tuple[str, ...]] = []

    def call(*command: str, **_environment: str) -> int:
        commands.append(command)
        if "venv" in command:
            (venv / "bin").mkdir(parents=True)
            (venv / "bin" / "python").touch()
        return endings.pop(0)

    monkeypatch.setattr(dev, "call", call)
    return commands


@pytest.mark.parametrize("uv", ["/usr/bin/uv", None])
def test_set_up_checks_hashes_takes_wheels_only_and_happens_once(
    uv: str | None, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: uv)
    commands = recorded(monkeypatch, elsewhere, [0, 0])
    dev.setup()
    install = " ".join(commands[-1])
    assert "--require-hashes --only-binary :all:" in install
    assert ("/usr/bin/uv pip install" in install) == bool(uv)
    dev.setup()
    assert len(commands) == 2


def test_a_set_up_that_broke_off_is_done_again(elsewhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    commands = recorded(monkeypatch, elsewhere, [0, 1, 0, 0])
    with pytest.raises(dev.Trouble, match="could not be installed"):
        dev.setup()
    dev.setup()
    assert len(commands) == 4


def test_an_environment_of_somebody_else_is_left_alone(elsewhere: Path) -> None:
    (elsewhere / "bin").mkdir(parents=True)
    with pytest.raises(dev.Trouble, match="left alone"):
        dev.setup()
    assert elsewhere.exists()


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """What dev.py starts, on a computer where nothing is missing."""
    commands: list[tuple[str, ...]] = []

    def call(*command: str, **_environment: str) -> int:
        commands.append(command[1:])
        return 1 if "mypy" in command[0] else 0

    monkeypatch.setattr(dev, "call", call)
    monkeypatch.setattr(dev, "setup", lambda: None)
    monkeypatch.setattr(dev, "check_system", lambda window: None)
    return commands


def test_what_follows_run_goes_to_the_program(started: list[tuple[str, ...]]) -> None:
    assert dev.main(["run", "--demo"]) == 0
    assert started == [("-m", "workwell_desktop", "--demo")]


@pytest.mark.parametrize(("word", "module"), [("tour", "tests.tour"), ("documents", "tests.paper_samples")])
def test_a_folder_is_meant_from_where_the_person_is(
    word: str, module: str, started: list[tuple[str, ...]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["dev.py", word])
    assert dev.main([word, "--out", "shown"]) == 0
    assert started == [("-m", module, "--out", str(tmp_path / "shown"))]
    assert (tmp_path / "shown").is_dir()


def test_check_goes_through_every_step_and_names_the_failed(
    started: list[tuple[str, ...]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main(["check"]) == 1
    assert len(started) == 5
    assert "failed: types" in capsys.readouterr().out


def test_an_unknown_word_is_answered_with_the_known_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main(["fly"]) == 2
    answer = capsys.readouterr().err
    assert all(word in answer for word in dev.WISHES)


def test_every_word_is_in_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main([]) == 0
    text = capsys.readouterr().out
    assert all(f"dev.py {word}" in text for word in dev.WISHES)


def locked(name: str) -> dict[str, bool]:
    """Return the pinned packages of a requirements file, and whether each has a hash."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    entries = re.split(r"\n(?=[a-z])", text)[1:]
    return {entry.splitlines()[0]: "--hash=sha256:" in entry for entry in entries}


@pytest.mark.parametrize("name", ["app", "dev"])
def test_the_locks_name_no_host_and_hash_everything(name: str) -> None:
    assert "://" not in (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    assert len(locked(name)) > 20
    assert all("==" in package and hashed for package, hashed in locked(name).items())


def test_the_program_is_tested_with_the_versions_it_is_shipped_with() -> None:
    assert locked("app").items() <= locked("dev").items()


@pytest.mark.parametrize("name", ["app", "dev"])
def test_no_package_that_stores_keys_in_plain_text_is_locked(name: str) -> None:
    assert not any(package.startswith("keyrings") for package in locked(name))
