"""What the program promises stands in the guide for clinics too, and every promise names the tests that show it."""

import re
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.audit import audit
from tests.ui.safety.strongroom import Strongroom
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.readability import grade
from workwell_desktop.ui.safety.promises_shown import ADVICE, LIMITS, NO_LAW, PROMISES, Said

ROOT = Path(__file__).resolve().parents[3]
DOCUMENT = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")


def _paragraph(title: str) -> str:
    """Return what the document says of a point."""
    found = re.search(rf"\*\*{re.escape(title)}\.\*\*(.*?)(?=\n- \*\*|\n\n|\n#)", DOCUMENT, re.DOTALL)
    assert found, f"docs/security.md does not say “{title}”"
    return found[1]


@pytest.mark.parametrize("said", PROMISES, ids=lambda said: said.title)
def test_every_promise_is_written_down_with_the_tests_that_show_it(said: Said) -> None:
    words = " ".join(_paragraph(said.title).split())
    assert words.startswith(said.text)
    assert NAMED.search(words), "no test is named"


@pytest.mark.parametrize("said", LIMITS, ids=lambda said: said.title)
def test_every_limit_is_written_down(said: Said) -> None:
    assert " ".join(_paragraph(said.title).split()).startswith(said.text)


def test_every_test_that_is_named_exists() -> None:
    named = set(NAMED.findall(DOCUMENT))
    assert len(named) > len(PROMISES)
    missing = [f"{file}::{name}" for file, name in named if not _exists(file, name)]
    assert not missing


def _exists(file: str, name: str) -> bool:
    path = ROOT / file
    return path.is_file() and f"def {name}(" in path.read_text(encoding="utf-8")


def test_no_law_is_claimed_to_be_kept() -> None:
    words = " ".join([DOCUMENT, NO_LAW, *(said.text for said in (*PROMISES, *LIMITS, *ADVICE))]).lower()
    assert re.findall(r"(?:hipaa|gdpr)[\w\s,]{0,20}complian\w+|complian\w+ with", words) == []


def test_the_page_is_read_with_eight_years_of_school() -> None:
    whole = " ".join(f"{said.title}. {said.text}" for said in (*PROMISES, *LIMITS, *ADVICE))
    assert grade(whole, Language.ENGLISH) <= 8


@pytest.mark.slow
def test_the_tab_shows_every_point_and_can_be_heard(qtbot: QtBot, tmp_path: Path) -> None:
    room = Strongroom(tmp_path / "home", qtbot, tab="promises")
    view = room.page.tab("promises").view
    heard = {each.accessibleName() for each in view.findChildren(QWidget) if each.accessibleName()}
    assert {f"{said.title}. {said.text}" for said in (*PROMISES, *LIMITS, *ADVICE)} <= heard
    assert audit(room.page) == []
    room.opened.vault.close()
