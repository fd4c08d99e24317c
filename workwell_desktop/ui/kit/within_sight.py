"""A card that grows with its page, but never higher than what can be seen of the page at once.

A text that grows with a long column beside it would push its own buttons out of sight.
"""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.ui.kit.surfaces import Card
from workwell_desktop.ui.kit.tokens import LARGE

_PRESSED = 1.15
"""How much higher than what can be seen a card may wish to be and still be pressed into it."""
_WIDEST = 16_777_215


class WithinSight(Card):
    """Stand it in a column that ends in a stretch: what it may not take goes there."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, parent=parent)
        self._seen_through: QWidget | None = None
        self._grows = True

    def let_grow(self, grow: bool) -> None:
        """Take the room there is, to write in; or only as much as is needed, to read."""
        self._grows = grow
        policy = self.sizePolicy()
        policy.setVerticalPolicy(policy.Policy.Preferred if grow else policy.Policy.Maximum)
        self.setSizePolicy(policy)
        self._fit()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        self._look_through(self._scroll())
        super().showEvent(event)

    def _scroll(self) -> QWidget | None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        return above.viewport() if isinstance(above, QScrollArea) else None

    def _look_through(self, viewport: QWidget | None) -> None:
        if viewport is not self._seen_through and viewport is not None:
            viewport.installEventFilter(self)
        self._seen_through = viewport
        self._fit()

    def _fit(self) -> None:
        seen = self._seen_through.height() if self._seen_through is not None else 0
        if not self._grows or not seen:
            self.setMaximumHeight(_WIDEST)
            return
        wanted = max(self.sizeHint().height(), self.heightForWidth(self.width()))
        self.setMaximumHeight(seen if wanted <= seen * _PRESSED else wanted)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._seen_through and event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fit()
        return super().eventFilter(watched, event)

    @override
    def event(self, event: QEvent) -> bool:
        answered = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return answered


def growing_first(card: WithinSight, *beneath: QWidget) -> QWidget:
    """Return a column of a card that grows and what stands beneath it."""
    column = QWidget()
    lines = QVBoxLayout(column)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(LARGE)
    lines.addWidget(card, 1)
    for each in beneath:
        lines.addWidget(each)
    lines.addStretch(0)
    return column
