"""The form for an addendum: what was typed for one note waits there while another note is shown."""

from uuid import UUID

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from workwell_desktop.ui.kit.addenda import Addenda
from workwell_desktop.ui.kit.waiting import forget_waiting

pytestmark = pytest.mark.slow

ONE, OTHER = UUID(int=1), UUID(int=2)


@pytest.fixture
def addenda(qtbot: QtBot) -> Addenda:
    made = Addenda()
    qtbot.addWidget(made)
    made.show()
    made.turn_to(ONE)
    made.start()
    QTest.keyClicks(made.reason, "Remembered later")
    QTest.keyClicks(made.text, "The room was too warm")
    return made


def _typed(addenda: Addenda) -> tuple[str, str]:
    return addenda.reason.text(), addenda.text.toPlainText()


def test_words_for_one_note_wait_while_another_is_shown(addenda: Addenda) -> None:
    addenda.turn_to(OTHER)
    assert _typed(addenda) == ("", "")
    assert addenda.form.isHidden()
    assert addenda.aside.words == {
        ONE: {"Reason": "Remembered later", "What you want to add": "The room was too warm"}
    }
    addenda.turn_to(ONE)
    assert _typed(addenda) == ("Remembered later", "The room was too warm")
    assert not addenda.form.isHidden()
    assert addenda.reason.isModified(), "a lock still counts it as typed"
    assert addenda.text.document().isModified()
    assert addenda.aside.words == {}


def test_what_was_added_or_must_be_forgotten_does_not_wait(addenda: Addenda) -> None:
    addenda.clear()
    addenda.turn_to(OTHER)
    addenda.turn_to(ONE)
    assert _typed(addenda) == ("", "")
    QTest.keyClicks(addenda.text, "Not for long")
    addenda.turn_to(OTHER)
    addenda.forget()
    addenda.turn_to(ONE)
    assert _typed(addenda) == ("", "")


def test_no_word_about_somebody_who_was_erased_waits(addenda: Addenda) -> None:
    addenda.turn_to(OTHER)
    QTest.keyClicks(addenda.text, "About the same person")
    forget_waiting(addenda)
    assert _typed(addenda) == ("", "")
    assert addenda.aside.words == {}
