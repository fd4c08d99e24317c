"""Marks for the mouse: a button for each code, its letters as they stand in the register and its word beside them."""

from functools import partial

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from workwell_desktop.domain.attendance import MARKABLE, Code
from workwell_desktop.ui.attendance.shown import short_word
from workwell_desktop.ui.kit import painting, theme
from workwell_desktop.ui.kit.code_pills import paint_letters
from workwell_desktop.ui.kit.controls import Button
from workwell_desktop.ui.kit.tokens import RADIUS, TINY

_GAP = TINY + 2


class CodeButton(Button):
    """Letters first, then what they mean; pressed in while the current cell holds this code."""

    def __init__(self, code: Code, parent: QWidget | None = None) -> None:
        super().__init__(short_word(code), parent=parent)
        self._code = code
        self.setAccessibleName(code.label)
        self.setToolTip(f"{code.label} (type {code.key})")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCheckable(True)

    @override
    def words_font(self) -> QFont:
        dressed = theme.current()
        return dressed.font(dressed.sizes.small)

    @override
    def sizeHint(self) -> QSize:
        sizes = theme.current().sizes
        wide = QFontMetrics(self.words_font()).horizontalAdvance(self.text())
        return QSize(self._letters().right() + 1 + _GAP + wide + _GAP, sizes.px(34))

    def _letters(self) -> QRect:
        sizes = theme.current().sizes
        return QRect(TINY, 0, sizes.px(28), max(self.height(), sizes.px(34)))

    @override
    def _paint_caption(self, painter: QPainter) -> None:
        dressed = theme.current()
        letters = self._letters()
        paint_letters(painter, letters, self._code)
        painter.setFont(self.words_font())
        painter.setPen(dressed.colour("text"))
        room = self.rect().adjusted(letters.right() + 1 + _GAP, 0, -TINY, 0)
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        if self.isChecked() and not (self.hasFocus() and self.by_keyboard):
            painting.ring(painter, self.rect(), dressed.colour("primary"), RADIUS)


class CodeButtons(QWidget):
    """All of them, in as many columns of one width as there is room for."""

    pressed = Signal(object)
    """The `Code` of the button that was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size: QSize | None = None
        self.by_code: dict[Code, CodeButton] = {}
        for code in MARKABLE:
            button = CodeButton(code, self)
            button.clicked.connect(partial(self._press, code))
            self.by_code[code] = button
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_code(self, code: Code) -> None:
        """Show which code holds."""
        for each, button in self.by_code.items():
            button.setChecked(each is code)

    def _press(self, code: Code, _checked: object = None) -> None:
        self.pressed.emit(code)

    def _cell(self) -> QSize:
        if self._size is None:  # a layout asks for it some hundred times
            hints = [button.sizeHint() for button in self.by_code.values()]
            self._size = QSize(max(hint.width() for hint in hints), hints[0].height())
        return self._size

    def _columns(self, width: int) -> int:
        return max(1, min(len(self.by_code), (width + _GAP) // (self._cell().width() + _GAP)))

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        rows = -(-len(self.by_code) // self._columns(width))
        return rows * (self._cell().height() + _GAP) - _GAP

    @override
    def sizeHint(self) -> QSize:
        wide = 2 * self._cell().width() + _GAP
        return QSize(wide, self.heightForWidth(wide))

    @override
    def minimumSizeHint(self) -> QSize:
        return self._cell()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        columns, high = self._columns(self.width()), self._cell().height()
        step = (self.width() + _GAP) / columns
        for number, button in enumerate(self.by_code.values()):
            row, column = divmod(number, columns)
            left = round(column * step)
            button.setGeometry(left, row * (high + _GAP), round((column + 1) * step) - _GAP - left, high)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._size = None
            self.updateGeometry()
            self._place()
        super().changeEvent(event)
