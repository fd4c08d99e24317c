"""About WorkWell: true, complete, and readable."""

import re
import tomllib

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from tests.architecture.sources import ROOT
from tests.ui.audit import audit
from tests.ui.looks import in_every_look
from tests.ui.shell.conftest import House
from workwell_desktop import VERSION
from workwell_desktop.ui.kit.settings import Settings
from workwell_desktop.ui.kit.tokens import FONT_FAMILY, SMALLEST_WINDOW
from workwell_desktop.ui.shell.about_sheet import AboutSheet
from workwell_desktop.ui.shell.about_words import CREDITS, LICENCE, PROTECTION

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def sheets(house: House) -> list[AboutSheet]:
    return [sheet for sheet in house.window.findChildren(AboutSheet) if sheet.isVisible()]


def test_the_version_is_the_one_that_is_packed() -> None:
    assert PROJECT["version"] == VERSION


def test_everything_the_program_stands_on_is_thanked() -> None:
    thanked = " ".join(whose for whose, _what_for, _licence in CREDITS).casefold()
    for wish in PROJECT["dependencies"]:
        assert re.split(r"[^\w-]", wish)[0].casefold() in thanked
    licences = {whose: licence for whose, _what_for, licence in CREDITS}
    assert licences[FONT_FAMILY] == "SIL Open Font License 1.1"
    assert licences["Lucide"].startswith("ISC")
    assert PROJECT["license"] == "Apache-2.0"
    assert "Apache License 2.0" in LICENCE


def test_four_sentences_say_what_is_protected_and_what_is_not() -> None:
    assert [sentence.count(". ") + 1 for _icon, sentence in PROTECTION] == [1, 1, 1, 1]
    assert "does not lock by itself" in PROTECTION[1][1]
    assert "cannot protect" in PROTECTION[3][1]


def test_the_sheet_opens_once_from_help_and_esc_closes_it(house: House) -> None:
    about = house.window.actions_known["help.about"]
    about.trigger()
    about.trigger()
    (sheet,) = sheets(house)
    words = [label.text() for label in sheet.findChildren(QLabel)]
    assert f"Version {VERSION}" in words
    assert set(words) >= {sentence for _icon, sentence in PROTECTION}
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheets(house) == []


def test_the_sheet_can_be_read_while_the_vault_is_locked(house: House) -> None:
    house.window.lock()
    assert house.window.actions_known.within_reach("help.about")


@in_every_look
def test_the_sheet_passes_the_audit(house: House, look: Settings) -> None:
    house.settings.change(look)
    house.window.actions_known["help.about"].trigger()
    (sheet,) = sheets(house)
    assert audit(sheet) == []
    assert sheet.width() <= SMALLEST_WINDOW[0]
    assert sheet.height() <= SMALLEST_WINDOW[1]
    sheet.close()
