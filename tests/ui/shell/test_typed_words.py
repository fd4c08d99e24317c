"""Words in fields over a lock: all that was typed by hand comes back as if typed; secrets are not even looked at."""

from uuid import UUID

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QSpinBox, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workwell_desktop.domain.ids import PersonId
from workwell_desktop.ui.kit.addenda import Addenda
from workwell_desktop.ui.kit.controls import LineEdit, SearchField, TextArea
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.places_to_go import ToPerson
from workwell_desktop.ui.kit.waiting import wait_for_button
from workwell_desktop.ui.shell import place_text
from workwell_desktop.ui.shell.typed_words import (
    TypedWords,
    as_drafts,
    from_drafts,
    put_back,
    typed_everywhere,
    typed_on,
)

MAYA, RUTH = ToPerson(PersonId(UUID(int=1))), ToPerson(PersonId(UUID(int=2)))
NOTE, OTHER_NOTE = UUID(int=3), UUID(int=4)


class FormPage(Page):
    """A page with fields of every kind."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.second, self.note = LineEdit("Number"), LineEdit("Number"), TextArea("Note")
        self.secret, self.search, self.count = LineEdit("Passphrase"), SearchField("Find"), QSpinBox()
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        column = QVBoxLayout(self)
        for each in (self.first, self.second, self.note, self.secret, self.search, self.count):
            column.addWidget(each)
        self.heard: list[str] = []
        for edit in (self.first, self.second):
            edit.textEdited.connect(self.heard.append)
        self.note.edited.connect(self.heard.append)


class TabbedPage(Page):
    """A page with a saved field, and behind a tab one that waits for a button beside a form for addenda."""

    def __init__(self) -> None:
        super().__init__()
        self.stack, self.front, self.behind = QStackedWidget(), QWidget(), QWidget()
        self.saved, self.said, self.addenda = LineEdit("Name"), LineEdit("What was said"), Addenda()
        wait_for_button(self.said)
        QVBoxLayout(self.front).addWidget(self.saved)
        column = QVBoxLayout(self.behind)
        column.addWidget(self.said)
        column.addWidget(self.addenda)
        QVBoxLayout(self).addWidget(self.stack)
        for tab in (self.front, self.behind):
            self.stack.addWidget(tab)

    def type_everywhere(self) -> None:
        """Type into every field, for two notes, and go back to the first tab."""
        QTest.keyClicks(self.saved, "Maya")
        self.stack.setCurrentWidget(self.behind)
        QTest.keyClicks(self.said, "She is better")
        for note, words in ((NOTE, "Too warm"), (OTHER_NOTE, "Too cold")):
            self.addenda.turn_to(note)
            self.addenda.start()
            QTest.keyClicks(self.addenda.text, words)
            self.addenda.stop()
        self.stack.setCurrentWidget(self.front)


def _shown(qtbot: QtBot, page: Page) -> None:
    qtbot.addWidget(page)
    page.show()


def test_what_was_typed_comes_back_as_if_typed(qtbot: QtBot) -> None:
    page, again = FormPage(), FormPage()
    _shown(qtbot, page)
    _shown(qtbot, again)
    page.first.show_text("from the vault")
    for edit, words in ((page.second, "0170"), (page.secret, "hush"), (page.search, "Maya")):
        QTest.keyClicks(edit, words)
    QTest.keyClicks(page.note, "Called the ward")
    typed = typed_on(page)
    assert [(one.name, one.number, one.words) for one in typed] == [
        ("Number", 1, "0170"),
        ("Note", 0, "Called the ward"),
    ]
    assert from_drafts(as_drafts(typed)) == typed
    again.first.show_text("from the vault")
    again.note.show_text("Called the ward")
    assert put_back(again, typed) == ()
    assert (again.first.text(), again.second.text()) == ("from the vault", "0170")
    assert again.heard == ["0170"], "what stands there already is not typed again"
    assert typed_on(again)[0].words == "0170", "and a second lock keeps it again"


def test_words_whose_field_is_not_open_are_given_back(qtbot: QtBot) -> None:
    page = FormPage()
    _shown(qtbot, page)
    page.note.hide()
    page.second.setReadOnly(True)
    homeless = (
        TypedWords("FormPage", "Note", 0, "a"),
        TypedWords("FormPage", "Number", 1, "b"),
        TypedWords("Other", "Note", 0, "c"),
    )
    assert put_back(page, homeless) == homeless


def test_a_page_of_secrets_is_not_looked_at(qtbot: QtBot) -> None:
    page = FormPage()
    _shown(qtbot, page)
    QTest.keyClicks(page.note, "my private words")
    page.words_may_be_kept = False
    assert typed_on(page) == ()
    assert typed_on(None) == ()


def test_what_is_no_draft_of_ours_is_left_out() -> None:
    assert from_drafts({"a": "", "b": "{}", "c": "[1]"}) == ()


@pytest.mark.slow
def test_words_that_wait_for_a_button_are_taken_along_from_everywhere(qtbot: QtBot) -> None:
    page, front = TabbedPage(), FormPage()
    for each in (page, front):
        _shown(qtbot, each)
    page.type_everywhere()
    QTest.keyClicks(front.first, "0170")
    page.hide()
    typed = typed_everywhere(((page, MAYA), (front, RUTH)), front)
    assert {(one.words, one.record) for one in typed} == {
        ("She is better", place_text.record(MAYA)),
        ("Too cold", str(OTHER_NOTE)),
        ("Too warm", str(NOTE)),
        ("0170", ""),
    }
    assert set(from_drafts(as_drafts(typed))) == set(typed)
    page.said.hide()
    assert "She is better" not in [one.words for one in typed_on(page, "x")], "its form was called off"
    page.words_may_be_kept = False
    assert [one.words for one in typed_everywhere(((page, MAYA), (front, RUTH)), front)] == ["0170"]


@pytest.mark.slow
def test_words_go_back_only_to_what_they_are_about(qtbot: QtBot) -> None:
    page, again = TabbedPage(), TabbedPage()
    for each in (page, again):
        _shown(qtbot, each)
    page.type_everywhere()
    words = typed_everywhere(((page, MAYA),), None)
    again.addenda.turn_to(NOTE)
    assert put_back(again, words, place_text.record(MAYA)) == words, "nobody would see them behind a tab"
    again.stack.setCurrentWidget(again.behind)
    left = put_back(again, words, place_text.record(RUTH))
    assert {one.words for one in left} == {"She is better", "Too cold"}
    assert not again.addenda.form.isHidden()
    assert (again.said.text(), again.addenda.text.toPlainText()) == ("", "Too warm")
    QTest.keyClicks(again.said, "Newer words")
    assert put_back(again, left, place_text.record(MAYA)) == left
    again.said.show_text("")
    assert [one.words for one in put_back(again, left, place_text.record(MAYA))] == ["Too cold"]
    assert again.said.text() == "She is better"
