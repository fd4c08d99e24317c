"""What is protected, what is not, and what one can do about it: three cards to read. It decides nothing."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop.ui.kit.controls import Card, Columns, IconLabel, Label, Muted
from workwell_desktop.ui.kit.tokens import LARGE, MEDIUM, SMALL, TINY
from workwell_desktop.ui.safety.promises_shown import ADVICE, LIMITS, NO_LAW, PROMISES, Said


class PromisesView(QWidget):
    """The promises at the left; at the right the limits, and what helps against them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        promises = _card("What is protected", PROMISES, "shield-check", "ok_strong")
        limits = _card("What WorkWell cannot protect", LIMITS, "info", "primary")
        advice = _card("What you can do", ADVICE, "hand", "primary")
        advice.body.addWidget(Muted(NO_LAW))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Columns(_stacked(promises), _stacked(limits, advice)))
        column.addStretch(1)


def _card(title: str, points: Sequence[Said], icon: str, tint: str) -> Card:
    card = Card(title)
    card.body.setSpacing(MEDIUM)
    for point in points:
        card.body.addWidget(_Point(point, icon, tint))
    return card


def _stacked(*cards: Card) -> QWidget:
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(LARGE)
    for card in cards:
        layout.addWidget(card)
    layout.addStretch(1)
    return column


class _Point(QWidget):
    """An icon, a title and its sentences, read together by a screen reader."""

    def __init__(self, point: Said, icon: str, tint: str) -> None:
        super().__init__()
        self.setAccessibleName(f"{point.title}. {point.text}")
        words = QVBoxLayout()
        words.setSpacing(TINY)
        words.addWidget(Label(point.title, "strong", wrap=True))
        words.addWidget(Label(point.text, wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SMALL)
        row.addWidget(IconLabel(icon, tint), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
