"""Words that stand in the fields of a page: taken along when the lock ends the program, put back after it.

Nearly all of them are in the vault already, are then found equal, and are left alone. What is put back is what a rule
refused and what waited for a button. Fields for secrets are not looked at, nor pages that keep words to themselves.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from workwell_desktop.ui.kit.controls import SearchField
from workwell_desktop.ui.kit.page import Page

Input = QLineEdit | QPlainTextEdit


@dataclass(frozen=True)
class TypedWords:
    """What stands in one field: the page's kind, the field's name, which one of that name it is, and the words."""

    page: str
    name: str
    number: int
    words: str = field(repr=False)

    @property
    def key(self) -> str:
        """What tells this field from all others, as long as the words are the same kind of thing on the same page."""
        return f"{self.page}/{self.number}/{self.name}"

    def as_text(self) -> str:
        """Return it as text for the vault."""
        return json.dumps([self.page, self.name, self.number, self.words])

    @classmethod
    def from_text(cls, text: str) -> "TypedWords | None":
        """Return what was written, or None when it is nothing of this kind."""
        try:
            page, name, number, words = json.loads(text)
        except (ValueError, TypeError):
            return None
        return cls(str(page), str(name), int(number), str(words))


def typed_on(page: Page | None) -> tuple[TypedWords, ...]:
    """Return the words in every field in use that was typed in by hand since the program last filled it."""
    if page is None:
        return ()
    return tuple(
        TypedWords(page.objectName(), name, number, _words(each))
        for name, number, each in _inputs(page)
        if _takes_words(each, page) and _typed_by_hand(each) and _words(each)
    )


def put_back(page: Page, all_words: Iterable[TypedWords]) -> tuple[TypedWords, ...]:
    """Type words again where they stood, and return those whose field is not on the page just now."""
    fields = {(name, number): each for name, number, each in _inputs(page) if _takes_words(each, page)}
    homeless = []
    for one in all_words:
        found = fields.get((one.name, one.number)) if one.page == page.objectName() else None
        if found is None:
            homeless.append(one)
        elif _words(found) != one.words:
            _type(found, one.words)
    return tuple(homeless)


def as_drafts(all_words: Iterable[TypedWords]) -> dict[str, str]:
    """Return words as drafts for the vault."""
    return {one.key: one.as_text() for one in all_words}


def from_drafts(drafts: Mapping[str, str]) -> tuple[TypedWords, ...]:
    """Return the words of drafts."""
    read = (TypedWords.from_text(text) for text in drafts.values())
    return tuple(one for one in read if one is not None)


def _inputs(page: Page) -> Iterator[tuple[str, int, Input]]:
    """Give each field for words with its name and a number among those of the same name."""
    if not page.words_may_be_kept:
        return
    seen: Counter[str] = Counter()
    for each in page.findChildren(QWidget):
        if isinstance(each, QLineEdit | QPlainTextEdit) and _is_for_words(each):
            name = each.accessibleName()
            yield name, seen[name], each
            seen[name] += 1


def _is_for_words(each: Input) -> bool:
    if isinstance(each, SearchField) or isinstance(each.parent(), QAbstractSpinBox | QComboBox):
        return False
    return not isinstance(each, QLineEdit) or each.echoMode() is QLineEdit.EchoMode.Normal


def _takes_words(each: Input, page: Page) -> bool:
    return each.isVisibleTo(page) and each.isEnabled() and not each.isReadOnly()


def _typed_by_hand(each: Input) -> bool:
    return each.isModified() if isinstance(each, QLineEdit) else each.document().isModified()


def _words(each: Input) -> str:
    return each.text() if isinstance(each, QLineEdit) else each.toPlainText()


def _type(each: Input, words: str) -> None:
    """Write as hands would, so that whoever listens keeps it or says why not."""
    if isinstance(each, QLineEdit):
        each.selectAll()
        each.insert(words)
    else:
        cursor = QTextCursor(each.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(words)
        each.document().setModified(True)
