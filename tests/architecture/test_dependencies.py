"""The program imports what pyproject.toml asks for: nothing borrowed by accident, nothing asked for in vain."""

import re
import sys
import tomllib
from importlib.metadata import packages_distributions

from tests.architecture.sources import PACKAGE, ROOT, sources

# Asked for without being imported: Python itself finds the time zones.
UNSEEN = {"tzdata"}

# Brought by another: the binding's own half.
BROUGHT_ALONG = {"shiboken6"}


def asked_for() -> set[str]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {re.split(r"[^\w-]", wish)[0].lower().replace("_", "-") for wish in settings["project"]["dependencies"]}


def imported() -> set[str]:
    known = packages_distributions()
    tops = {name.split(".")[0] for source in sources(PACKAGE) for _node, name in source.imports()}
    ours = {"workwell_desktop", *sys.stdlib_module_names, *BROUGHT_ALONG}
    return {known.get(top, [top])[0].lower().replace("_", "-") for top in tops - ours}


def test_every_import_is_asked_for() -> None:
    assert imported() - asked_for() == set()


def test_every_dependency_is_imported() -> None:
    assert asked_for() - imported() == UNSEEN
