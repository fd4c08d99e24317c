"""Words in fields over a lock: all that was typed by hand comes back as if typed; secrets are not even looked at."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QSpinBox, QVBoxLayout
from pytestqt.qtbot import QtBot

from workwell_desktop.ui.kit.controls import LineEdit, SearchField, TextArea
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.shell.typed_words import TypedWords, as_drafts, from_drafts, put_back, typed_on


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
