"""The Qt binding itself: 6.12.0 aborted after some thousand void calls on Python 3.11; the one we pin must not."""

from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from workwell_desktop.domain.changes import Changes
from workwell_desktop.ui.kit.bulletin import Bulletin


def test_fifty_thousand_emits_and_updates_do_not_end_the_program(qtbot: QtBot, qapp: QApplication) -> None:
    label = QLabel("steady")
    qtbot.addWidget(label)
    bulletin = Bulletin()
    heard = 0

    def count(_changes: object) -> None:
        nonlocal heard
        heard += 1

    bulletin.changed.connect(count)
    for _ in range(50_000):
        label.update()
        bulletin.announce(Changes.MARKS)
    assert heard == 50_000
