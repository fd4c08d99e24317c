"""One violation of each import contract, planted in a copy of the program to see whether it is caught.

Run as a program in a process of its own, because the copy carries the program's own name:
`python planted_violations.py COPY PYPROJECT` prints, as JSON, the broken contracts of each plant.
"""

import json
import sys
from pathlib import Path

from importlinter import configuration
from importlinter.application import use_cases
from importlinter.contracts.forbidden import ForbiddenContract
from importlinter.contracts.layers import LayersContract
from importlinter.domain.contract import registry

# What is planted: the contract it breaks, the file it goes into, the line it adds.
PLANTS = {
    "use case knows a window": ("floors", "usecases/planted.py", "import workwell_desktop.ui"),
    "storage knows security": ("floors", "storage/planted.py", "import workwell_desktop.security"),
    "domain knows resources": ("floors", "domain/planted.py", "import workwell_desktop.resources"),
    "a folder that nobody listed": ("floors", "attic/__init__.py", ""),
    "window opens storage": ("interface-without-storage", "ui/kit/planted.py", "import workwell_desktop.storage"),
    "window opens the database": ("interface-without-storage", "ui/today/view.py", "import sqlalchemy"),
    "use case knows Qt": ("only-ui-knows-qt", "usecases/planted.py", "import PySide6.QtCore"),
    "domain opens files": ("plain-domain", "domain/planted.py", "import pathlib"),
    "domain knows SQL": ("plain-domain", "domain/planted.py", "import sqlite3"),
    "use case knows SQL": ("only-storage-knows-the-database", "usecases/planted.py", "import sqlalchemy.orm"),
    "storage makes keys": ("only-security-holds-keys", "storage/planted.py", "import cryptography"),
    "interface reckons days": ("only-the-domain-reckons-days", "ui/kit/planted.py", "from dateutil import rrule"),
    "domain writes a calendar": ("only-use-cases-write-calendars", "domain/planted.py", "import icalendar"),
    "use case reads Markdown": ("only-guides-read-markdown", "usecases/planted.py", "import markdown_it"),
    "use case draws paper": ("only-documents-draw-paper", "usecases/planted.py", "import reportlab.pdfgen"),
    "use case seals paper": ("only-documents-draw-paper", "usecases/planted.py", "import pikepdf"),
    "feature knows feature": ("features-are-strangers", "ui/today/view.py", "import workwell_desktop.ui.groups"),
    "kit knows a feature": ("features-are-strangers", "ui/kit/planted.py", "import workwell_desktop.ui.today"),
    "a room that nobody listed": ("features-are-strangers", "ui/attic/__init__.py", ""),
    "view knows controller": (
        "controller-over-view-and-model",
        "ui/today/view.py",
        "import workwell_desktop.ui.today.controller",
    ),
    "view knows model": (
        "controller-over-view-and-model",
        "ui/today/view.py",
        "import workwell_desktop.ui.today.model",
    ),
    "view acts": ("views-and-models-do-not-act", "ui/today/view.py", "import workwell_desktop.usecases"),
    "model acts": ("views-and-models-do-not-act", "ui/groups/model.py", "import workwell_desktop.usecases"),
}


def broken_contracts(pyproject: str) -> list[str]:
    """Return the names of the contracts that the program on `sys.path` breaks."""
    report = use_cases.create_report(use_cases.read_user_options(pyproject), cache_dir=None)
    if report.invalid_contract_options or report.could_not_run:
        raise SystemExit(f"the contracts themselves are wrong: {report.invalid_contract_options}")
    return [contract.name for contract, check in report.get_contracts_and_checks() if not check.kept]


def planted(package: Path, place: str, line: str, pyproject: str) -> list[str]:
    """Return the contracts broken with one line added to one file, and take it away again."""
    file = package / place
    new_folder = not file.parent.exists()
    file.parent.mkdir(exist_ok=True)
    before = file.read_text(encoding="utf-8") if file.exists() else None
    file.write_text(f"{before or ''}\n{line}\n", encoding="utf-8")
    found = broken_contracts(pyproject)
    if before is None:
        file.unlink()
    else:
        file.write_text(before, encoding="utf-8")
    if new_folder:
        file.parent.rmdir()
    return found


def furnish(package: Path) -> None:
    """Make sure that every file a plant speaks of is there."""
    for room in ("today", "groups"):
        (package / "ui" / room).mkdir(parents=True, exist_ok=True)
        for name in ("__init__", "model", "view", "controller"):
            (package / "ui" / room / f"{name}.py").touch()


def main(copy: str, pyproject: str) -> None:
    """Plant each violation in turn in the copy and print what breaks."""
    configuration.configure()
    registry.register(LayersContract, "layers")
    registry.register(ForbiddenContract, "forbidden")
    sys.path.insert(0, copy)
    package = Path(copy) / "workwell_desktop"
    furnish(package)
    found = {"nothing": broken_contracts(pyproject)}
    for name, (_contract, place, line) in PLANTS.items():
        found[name] = planted(package, place, line, pyproject)
    sys.stdout.write("\n" + json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
