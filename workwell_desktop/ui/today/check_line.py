"""One line of readiness that leads to where it is done: a tick or a circle, and words that wrap."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

from workwell_desktop.ui.kit import painting, theme
from workwell_desktop.ui.kit.buttons import CardButton
from workwell_desktop.ui.kit.surfaces import IconLabel, WrappedLabel
from workwell_desktop.ui.kit.tokens import RADIUS, SMALL, TINY
from workwell_desktop.ui.today.shown import Check


class CheckLine(CardButton):
    """Pressing it goes where the thing is done, or was."""

    def __init__(self, check: Check, parent: QWidget | None = None) -> None:
        super().__init__(f"{check.words}, {'done' if check.done else 'to do'}", parent)
        self.check = check
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, TINY, TINY, TINY)
        line.setSpacing(SMALL)
        icon = IconLabel("circle-check" if check.done else "circle", "ok" if check.done else "muted")
        words = WrappedLabel(check.words)
        for part in (icon, words):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words, 1)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        dressed = theme.current()
        if self.underMouse():
            painting.box(painter, self.rect(), dressed.colour("primary_soft"), None)
        if self.hasFocus():
            painting.ring(painter, self.rect(), dressed.colour("primary"), RADIUS)
        painter.end()
