"""One person at the left of the live screen: a large target with initials, name and what the register says."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget
from typing_extensions import override

from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.ids import PersonId
from workwell_desktop.ui.kit import painting, theme
from workwell_desktop.ui.kit.tokens import MEDIUM, SMALL, TINY
from workwell_desktop.ui.run.shown import PersonShown

_HIGH, _CIRCLE = 45, 30
_BY_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.OtherFocusReason)


class PersonRow(QAbstractButton):
    """Pressed, it marks; the letters of the register mark too while it has the keyboard, and arrows walk on."""

    code_typed = Signal(object, object)
    """A `PersonId` and the `Code` whose letter was typed."""
    walked = Signal(int)
    """Up (-1) or down (1)."""

    def __init__(self, shown: PersonShown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = shown
        self._by_keyboard = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.show_person(shown)

    @property
    def person_id(self) -> PersonId:
        """Whose row it is."""
        return self.shown.person_id

    def show_person(self, shown: PersonShown) -> None:
        """Show what the register says now."""
        self.shown = shown
        state = "not marked" if shown.code is Code.NOT_MARKED else shown.words
        self.setAccessibleName(f"{shown.name}: {state}")
        self.setToolTip(shown.name)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.current().sizes.px(200), theme.current().sizes.px(_HIGH))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_keyboard = event.reason() in _BY_KEYBOARD
        super().focusInEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        """Keep the register's letters and the arrows from the page's own keys while the row has the keyboard."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            if plain and (Code.typed(event.text()) or event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)):
                event.accept()
                return True
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        code = Code.typed(event.text()) if event.text() else None
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.walked.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif code is not None and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.code_typed.emit(self.person_id, code)
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        dressed = theme.current()
        if self.underMouse() or self.isDown():
            painting.box(painter, self.rect().adjusted(-2, 2, 2, -2), dressed.colour("sunken"), None)
        painter.fillRect(0, self.height() - 1, self.width(), 1, dressed.colour("line"))
        circle = self._paint_circle(painter)
        chip = self._paint_chip(painter)
        painter.setFont(dressed.font(dressed.sizes.body))
        painter.setPen(dressed.colour("text"))
        room = QRect(circle.right() + MEDIUM, 0, chip.left() - circle.right() - MEDIUM - SMALL, self.height())
        name = painter.fontMetrics().elidedText(self.shown.name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
        if self.hasFocus() and self._by_keyboard:
            painting.ring(painter, self.rect().adjusted(0, 1, 0, -1), dressed.colour("primary"))
        painter.end()

    def _paint_circle(self, painter: QPainter) -> QRect:
        dressed = theme.current()
        side = dressed.sizes.px(_CIRCLE)
        circle = QRect(1, (self.height() - side) // 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(dressed.colour("line" if self.underMouse() else "sunken"))
        painter.drawEllipse(QRectF(circle))
        painter.setFont(dressed.font(round(side * 0.4), QFont.Weight.DemiBold))
        painter.setPen(dressed.colour("text"))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, self.shown.initials)
        return circle

    def _paint_chip(self, painter: QPainter) -> QRect:
        dressed = theme.current()
        font = dressed.font(dressed.sizes.small)
        metrics = QFontMetrics(font)
        ground, words = self.shown.tone.value
        wide = metrics.horizontalAdvance(self.shown.words) + 2 * (SMALL + 2)
        high = metrics.height() + TINY
        chip = QRect(self.width() - wide - 1, (self.height() - high) // 2, wide, high)
        painting.box(painter, chip, dressed.colour(ground), None, high / 2)
        painter.setFont(font)
        painter.setPen(dressed.colour(words))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, self.shown.words)
        return chip
