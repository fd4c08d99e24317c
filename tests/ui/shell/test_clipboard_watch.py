"""Copies: marked as secret at once, gone after half a minute and on a lock, never touched when they are not ours.

Without a screen Qt never says that a copy is ours, so the tests say it; `tests/system` has one with a screen.
"""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workwell_desktop.ui.kit.controls import LineEdit, TextArea
from workwell_desktop.ui.shell.clipboard_watch import STAYS, ClipboardWatch, concealed

CONTROL = Qt.KeyboardModifier.ControlModifier
WORDS = "Maya sleeps badly"


@pytest.fixture
def watch(qapp: QApplication) -> Iterator[ClipboardWatch]:
    made = ClipboardWatch(owns=lambda: True)
    made.start()
    yield made
    made.stop()
    QGuiApplication.clipboard().clear()


def _copied() -> QMimeData:
    return QGuiApplication.clipboard().mimeData()


@pytest.mark.parametrize("kind", [LineEdit, TextArea])
def test_what_is_copied_from_any_field_is_marked_and_goes(
    qtbot: QtBot, watch: ClipboardWatch, kind: type[LineEdit | TextArea]
) -> None:
    edit = kind("Note")
    qtbot.addWidget(edit)
    edit.show()
    QTest.keyClicks(edit, WORDS)
    edit.selectAll()
    QTest.keyClick(edit, Qt.Key.Key_C, CONTROL)
    assert _copied().text() == WORDS
    assert bytes(_copied().data("x-kde-passwordManagerHint").data()) == b"secret"
    assert (watch._timer.isActive(), watch._timer.interval()) == (True, STAYS)
    watch._timer.timeout.emit()
    assert QGuiApplication.clipboard().text() == ""


def test_the_buttons_that_copy_are_marked_too(watch: ClipboardWatch) -> None:
    QGuiApplication.clipboard().setText(WORDS)
    assert _copied().hasFormat("x-kde-passwordManagerHint")


def test_a_lock_takes_it_away_at_once(watch: ClipboardWatch) -> None:
    QGuiApplication.clipboard().setText(WORDS)
    watch.stop()
    assert QGuiApplication.clipboard().text() == ""


def test_what_was_copied_before_or_elsewhere_stays(qapp: QApplication) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("a shopping list")
    watch = ClipboardWatch(owns=lambda: False)
    watch.start()
    clipboard.setText("a longer shopping list")
    watch.stop()
    assert clipboard.text() == "a longer shopping list"
    assert not _copied().hasFormat("x-kde-passwordManagerHint")
    clipboard.clear()


@pytest.mark.parametrize(
    ("system", "mark"),
    [
        ("linux", "x-kde-passwordManagerHint"),
        ("win32", "ExcludeClipboardContentFromMonitorProcessing"),
        ("win32", "CanIncludeInClipboardHistory"),
        ("darwin", "org.nspasteboard.ConcealedType"),
    ],
)
def test_every_system_gets_its_mark_and_nothing_of_the_copy_is_lost(qapp: object, system: str, mark: str) -> None:
    copied = QMimeData()
    copied.setText(WORDS)
    copied.setHtml(f"<b>{WORDS}</b>")
    made = concealed(copied, system)
    assert made.hasFormat(mark)
    assert (made.text(), made.html()) == (WORDS, f"<b>{WORDS}</b>")
