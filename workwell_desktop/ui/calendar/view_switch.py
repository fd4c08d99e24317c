"""Month, week or list: three joined buttons of which one holds, as in the mockup."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.ui.calendar.shown import Mode
from workwell_desktop.ui.kit import painting, theme
from workwell_desktop.ui.kit.buttons import Button
from workwell_desktop.ui.kit.tokens import LARGE, RADIUS


class _Part(Button):
    """One of the joined buttons; the switch draws the frame around all."""

    border = ""
    ground = ""

    @override
    def sizeHint(self) -> QSize:
        dressed = theme.current()
        bold = QFontMetrics(dressed.font(dressed.sizes.body, QFont.Weight.DemiBold))
        return QSize(bold.horizontalAdvance(self.text()) + 2 * LARGE, dressed.sizes.control - 2)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        dressed = theme.current()
        chosen = self.isChecked()
        if chosen or self.underMouse():
            painter.fillRect(self.rect(), dressed.colour("primary_soft" if chosen else "sunken"))
        if self.hasFocus() and self.by_keyboard:
            painting.ring(painter, self.rect().adjusted(1, 1, -1, -1), dressed.colour("primary"), RADIUS - 2)
        painter.setFont(dressed.font(dressed.sizes.body, QFont.Weight.DemiBold))
        painter.setPen(dressed.colour("primary_strong" if chosen else "text"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()


class ViewSwitch(QWidget):
    """`picked` is heard when the facilitator chooses."""

    picked = Signal(object)
    """A `Mode`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("View")
        self._group = QButtonGroup(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(1, 1, 1, 1)
        line.setSpacing(0)
        self.parts: dict[Mode, Button] = {}
        for number, mode in enumerate(Mode):
            part = _Part(mode.label)
            part.setCheckable(True)
            part.setAccessibleName(f"View: {mode.label}")
            part.setToolTip(f"{mode.label} ({number + 1})")
            self._group.addButton(part, number)
            line.addWidget(part)
            self.parts[mode] = part
        self._group.idClicked.connect(self._tell)

    def show_mode(self, mode: Mode) -> None:
        """Let a way of looking hold, without `picked`."""
        self.parts[mode].setChecked(True)
        self.update()

    def _tell(self, number: int) -> None:
        self.picked.emit(list(Mode)[number])

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        dressed = theme.current()
        painting.box(painter, self.rect(), dressed.colour("surface"), dressed.colour("line"))
        inside = QPainterPath()
        inside.addRoundedRect(QRect(self.rect()), RADIUS, RADIUS)
        painter.setClipPath(inside)
        parts = list(self.parts.values())
        for part in parts[1:]:
            painter.fillRect(QRect(part.x() - 1, 1, 1, self.height() - 2), dressed.colour("line"))
        painter.end()
