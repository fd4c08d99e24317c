#!/usr/bin/env python3
"""Everything a developer does with WorkWell Desktop, one word per wish. On Windows write `py dev.py` instead.

    python3 dev.py run              start the program
    python3 dev.py run --demo       start it on a made-up group that touches nothing of yours
    python3 dev.py test             run the tests; anything after it goes to pytest
    python3 dev.py check            format, lint, types, import contracts and size limits
    python3 dev.py tour --out DIR   draw every screen, as pictures
    python3 dev.py documents --out DIR   print every paper, as PDF
    python3 dev.py bench            measure start-up, memory and speed against plain floors
    python3 dev.py reliability      kill, tamper and count until it is shown that nothing is lost; --short for less,
                                    --guards to see that the tests notice when a safeguard is taken out
    python3 dev.py lock             write the hash-locked requirements anew

The first call sets up `.venv` from requirements/dev.txt; later calls start at once. This file uses the standard
library only, and has to be readable by a Python that is too old, because it is the one to say so.
"""

import argparse
import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

OLDEST = (3, 11)
NEWEST = (3, 14)

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
LOCK = ROOT / "requirements" / "dev.txt"
STAMP = VENV / ".lock-stamp"

APT = "apt-get install --no-install-recommends"
if hasattr(os, "geteuid") and os.geteuid() != 0:
    APT = "sudo " + APT

# Shared library -> the Debian package that brings it.
QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
}
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
PRINTING_LIBRARIES = {"libcups.so.2": "libcups2"}


class Trouble(Exception):
    """Something about this computer stands in the way; the text says what to do about it."""


# ---------------------------------------------------------------------------------------- what can be missing


def explain_python(version: "tuple[int, ...]", find: "Callable[[str], str | None]" = shutil.which) -> str:
    """Say that this Python is too old or too new, and name a fitting one if the computer has it; else ""."""
    if OLDEST <= tuple(version[:2]) <= NEWEST:
        return ""
    span = "{}.{} to {}.{}".format(*OLDEST, *NEWEST)
    text = f"WorkWell needs Python {span}; this is Python {'.'.join(map(str, version[:3]))}."
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        if find(f"python3.{minor}"):
            return f"{text}\nThis computer has a fitting one. Use it:\n  python3.{minor} dev.py {wish()}"
    return (
        f"{text}\nDebian 12, Ubuntu 24.04 and newer bring it as python3; for Windows and macOS it is at python.org."
    )


def missing_venv(has_module: "Callable[[str], object]" = importlib.util.find_spec) -> "list[str]":
    """Return the Debian package of Python's own venv module, when it is needed and was left out."""
    needed = not PYTHON.exists() and not shutil.which("uv")
    return ["python3-venv"] if needed and not (has_module("venv") and has_module("ensurepip")) else []


def missing_packages(libraries: "Mapping[str, str]", load: "Callable[[str], object]" = ctypes.CDLL) -> "list[str]":
    """Return the Debian packages of those shared libraries that cannot be loaded."""
    packages = []
    for library, package in libraries.items():
        try:
            load(library)
        except OSError:
            packages.append(package)
    return packages


def explain_packages(packages: "Iterable[str]", purpose: str) -> str:
    """Name the one apt command that brings all the missing packages; else ""."""
    names = " ".join(packages)
    return f"Something is missing that {purpose} needs. On Debian or Ubuntu run:\n  {APT} {names}" if names else ""


def explain_display(platform: str, environment: "Mapping[str, str]") -> str:
    """Say what can be done on a computer without a screen; else ""."""
    if platform != "linux" or draws_in_memory(environment):
        return ""
    if environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"):
        return ""
    return f"""There is no screen to open a window on.
  Over ssh:          connect again with  ssh -X
  On a server:       {APT} xvfb xauth
                     xvfb-run -a python3 dev.py {wish()}
Without a screen these work as they are:
  python3 dev.py test
  python3 dev.py tour --out pictures         every screen as a picture
  python3 dev.py documents --out papers      every paper as PDF"""


def draws_in_memory(environment: "Mapping[str, str]") -> bool:
    """Return whether Qt was told to draw without a screen."""
    return environment.get("QT_QPA_PLATFORM", "").split(":")[0] in ("offscreen", "minimal", "vnc")


def wish() -> str:
    """Return what was asked of this program, to be named in a suggestion."""
    return " ".join(sys.argv[1:]) or "run"


def demand(explanation: str) -> None:
    """Stop with an explanation, unless there is nothing to explain."""
    if explanation:
        raise Trouble(explanation)


def check_system(window: bool) -> None:
    """Stop when this computer lacks what Qt needs; mention it when only printing is missing."""
    if sys.platform != "linux":
        return
    on_screen = window and not draws_in_memory(os.environ)
    libraries = {**QT_LIBRARIES, **WINDOW_LIBRARIES} if on_screen else QT_LIBRARIES
    demand(explain_packages(missing_venv() + missing_packages(libraries), "WorkWell"))
    if not window:
        return
    demand(explain_display(sys.platform, os.environ))
    note = explain_packages(missing_packages(PRINTING_LIBRARIES), "printing")
    if note:
        print(f"{note}\nWorkWell starts without it, but cannot print.", file=sys.stderr)


# ----------------------------------------------------------------------------------------------------- set-up


def stamp() -> str:
    """Return what the environment was made from: this lock, for this Python."""
    return hashlib.sha256(LOCK.read_bytes() + sys.version.encode()).hexdigest()


def setup() -> None:
    """Make `.venv` from the lock, unless it is there and was made from this very lock."""
    made_from = STAMP.read_text() if STAMP.exists() else ""
    if PYTHON.exists() and made_from == stamp():
        return
    if VENV.exists() and not STAMP.exists():
        raise Trouble(f"{VENV} was not made by dev.py, so it is left alone. Move it away and try again.")
    if Path(sys.prefix).resolve() == VENV.resolve():
        raise Trouble("The packages have changed. Run dev.py with the system's Python, not with the one in .venv.")
    demand(explain_packages(missing_venv(), "Python"))
    print("Setting up .venv, once; this takes a minute ...", flush=True)
    if VENV.exists():
        shutil.rmtree(VENV)
    make_environment(shutil.which("uv"))
    STAMP.write_text(stamp())


def make_environment(uv: "str | None") -> None:
    """Make `.venv` and install every package of the lock, checked against its hash, from wheels only."""
    if uv:
        create = [uv, "venv", "--quiet", "--python", sys.executable, str(VENV)]
        install = [uv, "pip", "install", "--quiet", "--python", str(PYTHON)]
    else:
        create = [sys.executable, "-m", "venv", str(VENV)]
        install = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    made = call(*create)
    if VENV.exists():
        STAMP.write_text("unfinished")
    if made != 0:
        raise Trouble("The environment could not be made; the reason is above.")
    if call(*install, "--require-hashes", "--only-binary", ":all:", "-r", str(LOCK)) != 0:
        raise Trouble("The packages could not be installed; the reason is above. Once it is mended, try again.")


def call(*command: str, **environment: str) -> int:
    """Run a command in the project's folder and return how it ended."""
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT), **environment}
    return subprocess.call(command, cwd=str(ROOT), env=surroundings)


def call_module(*arguments: str, **environment: str) -> int:
    """Run a Python module of the environment."""
    return call(str(PYTHON), "-m", *arguments, **environment)


def call_tool(name: str, *arguments: str, **environment: str) -> int:
    """Run a command that the environment brings."""
    return call(str(BIN / name) + PYTHON.suffix, *arguments, **environment)


def offscreen() -> "dict[str, str]":
    """Return the setting that lets Qt draw without a screen, unless another was chosen."""
    return {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}


# ----------------------------------------------------------------------------------------------------- wishes


def run(rest: "list[str]") -> int:
    """Start the program."""
    check_system(window=True)
    setup()
    return call_module("workwell_desktop", *rest)


def test(rest: "list[str]") -> int:
    """Run the tests, on up to four processors; what comes later in `rest` wins. `check` runs tests/architecture."""
    check_system(window=False)
    setup()
    workers = str(min(4, os.cpu_count() or 1))
    named = any(word.startswith("tests") for word in rest)
    elsewhere = [] if named else ["--ignore", os.path.join("tests", "architecture")]
    return call_module("pytest", "-q", "-n", workers, "--dist", "loadfile", *elsewhere, *rest, **offscreen())


def check(rest: "list[str]") -> int:
    """Run every check of the code itself, and name those that failed."""
    setup()
    fix = "--fix" in rest
    steps = {
        "format": ("ruff", "format", *([] if fix else ["--check"]), "."),
        "lint": ("ruff", "check", *(["--fix"] if fix else []), "."),
        "types": ("mypy",),
        "import contracts": ("lint-imports", "--no-logo"),
        "architecture": ("pytest", "-q", "tests/architecture"),
    }
    failed = []
    for name, command in steps.items():
        print(f"--- {name}", flush=True)
        if call_tool(*command, **offscreen()) != 0:
            failed.append(name)
    print(f"--- failed: {', '.join(failed)}" if failed else "--- all checks passed", flush=True)
    return 1 if failed else 0


def into_folder(module: str, rest: "list[str]") -> int:
    """Run a module that fills a folder, and print the folder's name."""
    parser = argparse.ArgumentParser(prog=f"dev.py {sys.argv[1]}")
    parser.add_argument("--out", required=True, metavar="DIR", help="the folder to fill; made if missing")
    options, others = parser.parse_known_args(rest)
    folder = Path(options.out).absolute()
    folder.mkdir(parents=True, exist_ok=True)
    check_system(window=False)
    setup()
    ended = call_module(module, "--out", str(folder), *others, **offscreen())
    if ended == 0:
        print(folder)
    return ended


def tour(rest: "list[str]") -> int:
    """Draw every screen and state as a picture."""
    return into_folder("tests.tour", rest)


def documents(rest: "list[str]") -> int:
    """Print every paper as PDF."""
    return into_folder("tests.paper_samples", rest)


def bench(rest: "list[str]") -> int:
    """Measure the program against plain floors in the same run."""
    check_system(window=False)
    setup()
    return call_module("tests.benchmarks", *rest, **offscreen())


def reliability(rest: "list[str]") -> int:
    """Prove that nothing is lost and nothing leaks, and show the figures at the end."""
    parser = argparse.ArgumentParser(prog="dev.py reliability")
    parser.add_argument("--short", action="store_true", help="as often as every change is tested, not ten times that")
    parser.add_argument("--guards", action="store_true", help="take out each safeguard in a copy; a test must notice")
    options, others = parser.parse_known_args(rest)
    check_system(window=False)
    setup()
    if options.guards:
        return call_module("tests.reliability.guards", *others, **offscreen())
    with tempfile.TemporaryDirectory(prefix="workwell-figures-") as folder:
        figures = Path(folder) / "figures.txt"
        figures.touch()
        wanted = {"WORKWELL_FIGURES": str(figures), "WORKWELL_PROOFS": "short" if options.short else "long"}
        workers = str(min(4, os.cpu_count() or 1))
        where = [os.path.join("tests", part) for part in ("reliability", "journeys", "system")]
        chosen = ["-m", "reliability", "-n", workers, "--dist", "worksteal", *where]
        ended = call_module("pytest", "-q", *chosen, *others, **wanted, **offscreen())
        print("".join(sorted(figures.read_text(encoding="utf-8").splitlines(keepends=True))), end="")
    return ended


def lock(rest: "list[str]") -> int:
    """Write both requirements files anew from pyproject.toml; `--upgrade` takes newer versions."""
    uv = shutil.which("uv") or shutil.which("uv", path=str(BIN))
    if not uv:
        raise Trouble("Locking needs uv. Install it with:\n  pip install uv")
    for name, extra in {"app": [], "dev": ["--group", "dev"]}.items():
        target = f"requirements/{name}.txt"
        options = "--quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-emit-index-url"
        command = [uv, "pip", "compile", "pyproject.toml", *options.split(), "--no-emit-find-links", *extra, *rest]
        ended = call(*command, "--custom-compile-command", "python dev.py lock", "--output-file", target)
        if ended != 0:
            return ended
        if "://" in (ROOT / target).read_text():
            raise Trouble(f"{target} names a host; it may hold names, versions and hashes only.")
    return 0


WISHES = {
    "run": run,
    "test": test,
    "check": check,
    "tour": tour,
    "documents": documents,
    "bench": bench,
    "reliability": reliability,
    "lock": lock,
}


def main(arguments: "list[str]") -> int:
    """Grant one wish; return the exit code."""
    word, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if word in ("", "help", "-h", "--help"):
        print(__doc__)
        return 0
    try:
        demand(explain_python(sys.version_info[:3]))
        if word not in WISHES:
            raise Trouble(f"“{word}” is not something dev.py can do. It knows: {', '.join(WISHES)}.")
        return WISHES[word](rest)
    except Trouble as trouble:
        print(f"\n{trouble}\n", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
