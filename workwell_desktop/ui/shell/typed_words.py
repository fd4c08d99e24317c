"""Words that stand in the fields of a page: taken along when the lock ends the program, put back after it.

Nearly all of them are in the vault already, are then found equal, and are left alone. What is put back is what a rule
refused and what waited for a button; the latter also from tabs and pages that are not in front, and only with the
record it is about. Fields for secrets are not looked at, nor pages that keep words to themselves.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QStackedWidget, QWidget

from workwell_desktop.ui.kit.controls import SearchField
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.places_to_go import Place
from workwell_desktop.ui.kit.waiting import Aside, KeepsFolded, mark_of
from workwell_desktop.ui.shell import place_text

Input = QLineEdit | QPlainTextEdit


@dataclass(frozen=True)
class TypedWords:
    """What stands in one field: the page's kind, the field's name, which one of that name it is, and the words."""

    page: str
    name: str
    number: int
    words: str = field(repr=False)
    record: str = ""
    """What the words are about when they waited for a button; empty when they did not."""

    @property
    def key(self) -> str:
        """What tells these words from all others, also from words typed for the same field after an earlier lock."""
        told_apart = hashlib.blake2s(self.words.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        return f"{self.page}/{self.number}/{self.name}/{self.record}/{told_apart}"

    def as_text(self) -> str:
        """Return it as text for the vault."""
        return json.dumps([self.page, self.name, self.number, self.words, self.record])

    @classmethod
    def from_text(cls, text: str) -> "TypedWords | None":
        """Return what was written, or None when it is nothing of this kind."""
        try:
            page, name, number, words, *record = json.loads(text)
        except (ValueError, TypeError):
            return None
        return cls(str(page), str(name), int(number), str(words), *map(str, record[:1]))


def typed_everywhere(standing: Iterable[tuple[Page, Place]], front: Page | None) -> tuple[TypedWords, ...]:
    """Return the words typed on the page in front, and those on all others that wait for a button."""
    typed: list[TypedWords] = []
    for page, place in standing:
        record = place_text.record(place)
        typed += [one for one in typed_on(page, record) if page is front or one.record]
        typed += _aside(page)
    return tuple(typed)


def typed_on(page: Page | None, record: str = "") -> tuple[TypedWords, ...]:
    """Return the words in every field in use that was typed in by hand since the program last filled it.

    `record` is what the page is about; fields that wait for a button count also where they are out of sight.
    """
    if page is None:
        return ()
    return tuple(
        TypedWords(page.objectName(), name, number, _words(each), _about(each, record))
        for name, number, each in _inputs(page)
        if _in_use(each) and (_waits(each, page) or each.isVisibleTo(page)) and _typed_by_hand(each) and _words(each)
    )


def put_back(page: Page, all_words: Iterable[TypedWords], record: str = "") -> tuple[TypedWords, ...]:
    """Type words again where they stood, and return those whose field is not on the page just now.

    Words that waited for a button go only where their record is shown; nothing that was typed since is replaced.
    """
    fields = {(name, number, _about(each, record)): each for name, number, each in _inputs(page) if _in_use(each)}
    homeless = []
    for one in all_words:
        found = fields.get((one.name, one.number, one.record)) if one.page == page.objectName() else None
        if found is None or not _stands_open(found, page):
            homeless.append(one)
        elif _words(found) != one.words:
            if _typed_by_hand(found) and _words(found):
                homeless.append(one)
            else:
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
    seen: Counter[tuple[str, str | None]] = Counter()
    for each in page.findChildren(QWidget):
        if isinstance(each, QLineEdit | QPlainTextEdit) and _is_for_words(each):
            name = each.accessibleName()
            kind = (name, mark_of(each))
            yield name, seen[kind], each
            seen[kind] += 1


def _aside(page: Page) -> Iterator[TypedWords]:
    """Give the words a page holds for records it does not show just now."""
    if not page.words_may_be_kept:
        return
    for aside in page.findChildren(Aside):
        for record, fields in aside.words.items():
            for name, words in fields.items():
                if words:
                    yield TypedWords(page.objectName(), name, 0, words, str(record))


def _about(each: Input, record: str) -> str:
    """Return what the words of a field are about; empty when they do not wait for a button."""
    mark = mark_of(each)
    return "" if mark is None else mark or record


def _is_for_words(each: Input) -> bool:
    if isinstance(each, SearchField) or isinstance(each.parent(), QAbstractSpinBox | QComboBox):
        return False
    return not isinstance(each, QLineEdit) or each.echoMode() is QLineEdit.EchoMode.Normal


def _in_use(each: Input) -> bool:
    return each.isEnabled() and not each.isReadOnly()


def _waits(each: Input, page: Page) -> bool:
    """Whether words wait for a button here: also on a tab behind another, but not in a form that was called off."""
    if mark_of(each) is None:
        return False
    called_off = False
    at: QWidget | None = each
    while at is not None and at is not page:
        if isinstance(at, KeepsFolded):
            return True
        above = at.parentWidget()
        called_off |= at.isHidden() and not isinstance(above, QStackedWidget)
        at = above
    return not called_off


def _stands_open(each: Input, page: Page) -> bool:
    """Whether a field can be seen on the page; a folded form that keeps its words is opened for it."""
    at: QWidget | None = each
    while at is not None and at is not page and not each.isVisibleTo(page):
        if isinstance(at, KeepsFolded) and at.isVisibleTo(page):
            at.show_form()
        at = at.parentWidget()
    return each.isVisibleTo(page)


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
