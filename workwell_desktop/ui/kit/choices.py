"""Small choices: a box to tick, a row of pills of which one holds, a number with minus and plus."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QSizePolicy,
    QSpinBox,
    QWidget,
)
from typing_extensions import override

from workwell_desktop.ui.kit import painting, theme
from workwell_desktop.ui.kit.buttons import Button, IconButton
from workwell_desktop.ui.kit.flow import Flow
from workwell_desktop.ui.kit.tokens import MEDIUM, SMALL, TINY


class CheckBox(QCheckBox):
    """A box to tick; the tick is drawn, not a glyph of the font."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    @override
    def sizeHint(self) -> QSize:
        sizes = theme.current().sizes
        wide = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text()).width()
        return QSize(wide + sizes.icon + SMALL + TINY + 2, max(28, sizes.px(28)))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def hitButton(self, pos: object) -> bool:
        return True

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        dressed = theme.current()
        side = dressed.sizes.icon
        if not self.isEnabled():
            painter.setOpacity(0.5)
        square = QRect(2, (self.height() - side) // 2, side, side)
        ticked = self.isChecked()
        fill = dressed.colour("primary" if ticked else "surface")
        painting.box(painter, square, fill, dressed.colour("primary" if ticked else "muted"), TINY)
        if ticked:
            inner = side - TINY
            painting.icon(painter, "check", "on_primary", inner, QPointF(square.left() + 2, square.top() + 2))
        if self.hasFocus():
            painting.ring(painter, square.adjusted(-2, -2, 2, 2), dressed.colour("primary"), TINY + 2)
        painter.setFont(self.font())
        painter.setPen(dressed.colour("text"))
        words = QRect(side + SMALL + 2, 0, self.width() - side - SMALL, self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic, self.text())
        painter.end()


class _Pill(Button):
    """One of a row of choices."""

    ground = "sunken"
    ground_hover = "primary_soft"
    border = ""

    def words_font(self) -> QFont:
        return self._font(chosen=self.isChecked())

    @staticmethod
    def _font(*, chosen: bool) -> QFont:
        dressed = theme.current()
        return dressed.font(dressed.sizes.small, QFont.Weight.DemiBold if chosen else QFont.Weight.Normal)

    @override
    def sizeHint(self) -> QSize:
        metrics = (QFontMetrics(self._font(chosen=chosen)) for chosen in (True, False))
        wide = max(each.size(Qt.TextFlag.TextSingleLine, self.caption()).width() for each in metrics)
        return QSize(wide + 2 * self.padding + TINY, max(28, theme.current().sizes.px(30)))  # the same once chosen


class SegmentedChoice(QWidget):
    """A few choices side by side, one of which holds. `chosen` is heard when the facilitator picks."""

    chosen = Signal(object)
    """The value picked."""

    def __init__(self, name: str, options: Sequence[tuple[str, object]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._values = [value for _, value in options]
        self._group = QButtonGroup(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(TINY + 2)
        for index, (text, _) in enumerate(options):
            pill = _Pill(text)
            pill.setCheckable(True)
            pill.setAccessibleName(f"{name}: {text}")
            self._group.addButton(pill, index)
            line.addWidget(pill)
        line.addStretch(1)
        if self._values:
            self._group.button(0).setChecked(True)
        self._group.idClicked.connect(self._tell)

    def value(self) -> object:
        """Return the value that holds."""
        return self._values[self._group.checkedId()]

    def show_value(self, value: object) -> None:
        """Let a value hold, without `chosen`; unknown ones change nothing."""
        if value in self._values:
            self._group.button(self._values.index(value)).setChecked(True)

    def _tell(self, index: int) -> None:
        self.chosen.emit(self._values[index])


class SeveralChoice(QWidget):
    """A few choices side by side, any of which may hold; they wrap. `chosen` is heard when the facilitator picks."""

    chosen = Signal(object)
    """The tuple of values that hold, in their order."""

    def __init__(self, name: str, options: Sequence[tuple[str, object]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._pills: list[tuple[_Pill, object]] = []
        flow = Flow(gap=TINY + 2)
        for text, value in options:
            pill = _Pill(text)
            pill.setCheckable(True)
            pill.setAccessibleName(f"{name}: {text}")
            pill.clicked.connect(self._tell)
            flow.add(pill)
            self._pills.append((pill, value))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(flow)
        if self._pills:
            self.setFocusProxy(self._pills[0][0])

    def values(self) -> tuple[object, ...]:
        """Return the values that hold."""
        return tuple(value for pill, value in self._pills if pill.isChecked())

    def show_values(self, values: Collection[object]) -> None:
        """Let values hold, without `chosen`; unknown ones change nothing."""
        for pill, value in self._pills:
            pill.setChecked(value in values)

    def _tell(self) -> None:
        self.chosen.emit(self.values())


class _BareSpinBox(QSpinBox):
    """The number inside a stepper; the stepper draws the frame."""

    def __init__(self, frame: QWidget) -> None:
        super().__init__(frame)
        self._frame = frame
        self.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.setFrame(False)
        self.setKeyboardTracking(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._frame.update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._frame.update()

    @override
    def wheelEvent(self, event: object) -> None:
        """Let the page scroll instead."""
        if hasattr(event, "ignore"):
            event.ignore()


class NumberStepper(QWidget):
    """A whole number with minus and plus; typing and arrow keys work too."""

    value_changed = Signal(int)
    """The number after the facilitator changed it, complete (not at each digit)."""

    def __init__(
        self, name: str = "", lowest: int = 0, highest: int = 999, step: int = 1, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._showing = False
        self.number = _BareSpinBox(self)
        self.number.setRange(lowest, highest)
        self.number.setSingleStep(step)
        self.number.valueChanged.connect(self._tell)
        self._less = IconButton("minus", "Less")
        self._more = IconButton("plus", "More")
        line = QHBoxLayout(self)
        line.setContentsMargins(SMALL, 2, TINY, 2)
        line.setSpacing(0)
        line.addWidget(self.number, 1)
        for button, call in ((self._less, self.number.stepDown), (self._more, self.number.stepUp)):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setAutoRepeat(True)
            button.clicked.connect(call)
            line.addWidget(button)
        self.setFocusProxy(self.number)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    @override
    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.number.setAccessibleName(name)
        self._less.setAccessibleName(f"{name}: less")
        self._more.setAccessibleName(f"{name}: more")

    def value(self) -> int:
        """Return the number."""
        return self.number.value()

    def show_value(self, value: int) -> None:
        """Show a number without `value_changed`."""
        self._showing = True
        self.number.setValue(value)
        self._showing = False

    def _tell(self, value: int) -> None:
        if not self._showing:
            self.value_changed.emit(value)

    @override
    def sizeHint(self) -> QSize:
        sizes = theme.current().sizes
        return QSize(sizes.px(48) + 2 * sizes.control + MEDIUM, sizes.control)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        dressed = theme.current()
        focused = self.number.hasFocus()
        wrong = bool(self.property("wrong"))
        border = dressed.colour("bad" if wrong else "primary" if focused else "line")
        painting.box(painter, self.rect(), dressed.colour("surface"), border)
        if focused or wrong:
            painting.ring(painter, self.rect(), border)
        painter.end()
