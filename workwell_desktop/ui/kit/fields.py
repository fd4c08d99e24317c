"""Inputs and the field that holds one: label above, hint, and an error sentence that never clears what was typed."""

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QPointF, QRect, QSize, Qt, QTime, Signal
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QTextCharFormat,
    QTextOption,
)
from PySide6.QtWidgets import (
    QCalendarWidget,
    QComboBox,
    QDateEdit,
    QDateTimeEdit,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QStyledItemDelegate,
    QTimeEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from workwell_desktop.ui.kit import dates, icons, painting, theme
from workwell_desktop.ui.kit.surfaces import IconLabel, Label
from workwell_desktop.ui.kit.tokens import MEDIUM, SMALL, TINY


class LineEdit(QLineEdit):
    """One line of text. `name` is what a screen reader says; a Field gives it when it is empty."""

    def __init__(self, name: str = "", placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)

    def show_text(self, text: str) -> None:
        """Show text that came from the vault; the cursor stays where it is when nothing differs."""
        if text != self.text():
            self.setText(text)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if nothing_to_undo(event, self.isUndoAvailable(), self.isRedoAvailable()):
            event.ignore()  # Ctrl+Z in a line that was just emptied means the page's last step
        else:
            super().keyPressEvent(event)


def nothing_to_undo(event: QKeyEvent, can_undo: bool, can_redo: bool) -> bool:
    """Return whether keys ask to undo or redo where there is nothing: then they are meant for the page."""
    keys = QKeySequence.StandardKey
    return (event.matches(keys.Undo) and not can_undo) or (event.matches(keys.Redo) and not can_redo)


class SearchField(LineEdit):
    """A line with a magnifying glass, for finding in what is shown."""

    def __init__(self, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, placeholder or name, parent)
        self.setClearButtonEnabled(True)
        self._make_room()

    def _make_room(self) -> None:
        self.setTextMargins(theme.current().sizes.icon + SMALL - 2, 0, 0, 0)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._make_room()
        super().changeEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = painting.painter_for(self)
        side = theme.current().sizes.icon - 2
        painting.icon(painter, "search", "muted", side, QPointF(SMALL + 2, (self.height() - side) / 2))
        painter.end()


class TextArea(QPlainTextEdit):
    """Several lines of plain text. Tab leaves it; `edited` is heard only when the facilitator changes something."""

    edited = Signal(str)
    """The whole text after a change made by hand."""

    def __init__(self, name: str = "", placeholder: str = "", lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.textChanged.connect(self._tell)
        self._showing = False

    def show_text(self, text: str) -> None:
        """Show text that came from the vault, without `edited`; nothing moves when it is the same already."""
        if text == self.toPlainText():
            return
        self._showing = True
        self.setPlainText(text)
        self._showing = False

    def _tell(self) -> None:
        if not self._showing:
            self.edited.emit(self.toPlainText())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        document = self.document()
        if nothing_to_undo(event, document.isUndoAvailable(), document.isRedoAvailable()):
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        high = self.fontMetrics().lineSpacing() * self._lines + 2 * (MEDIUM + 2)
        return QSize(super().sizeHint().width(), high)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(80, min(self.sizeHint().height(), self.fontMetrics().lineSpacing() * 2 + 2 * MEDIUM))


class Choice(QComboBox):
    """A list to choose one value from, with a name for screen readers. Items: `add(text, value)`."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[object] = []
        self.setAccessibleName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def add(self, text: str, value: object) -> None:
        """Add one choice. The value is kept beside Qt, which would turn an enumeration of words into bare words."""
        self._values.append(value)
        self.addItem(text)
        self.updateGeometry()

    def value(self) -> object:
        """Return the chosen value."""
        index = self.currentIndex()
        return self._values[index] if index >= 0 else None

    @override
    def clear(self) -> None:
        self._values.clear()
        super().clear()

    def show_value(self, value: object) -> None:
        """Choose a value; unknown ones change nothing. `activated` is not emitted."""
        if value in self._values:
            self.setCurrentIndex(self._values.index(value))

    @override
    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        widest = max((metrics.horizontalAdvance(self.itemText(i)) for i in range(self.count())), default=60)
        sizes = theme.current().sizes
        return QSize(min(widest, sizes.px(320)) + sizes.icon + 4 * MEDIUM, sizes.control)

    @override
    def minimumSizeHint(self) -> QSize:
        sizes = theme.current().sizes
        return QSize(min(self.sizeHint().width(), sizes.px(120)), sizes.control)

    @override
    def wheelEvent(self, event: object) -> None:
        """Let the page scroll; a wheel over a list must not change what was chosen."""
        if hasattr(event, "ignore"):
            event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        dressed = theme.current()
        side = dressed.sizes.icon
        if not self.isEnabled():
            painter.setOpacity(0.5)
        fill = dressed.colour("sunken" if self.underMouse() and self.isEnabled() else "surface")
        painting.box(painter, self.rect(), fill, dressed.colour("line"))
        if self.hasFocus():
            painting.ring(painter, self.rect(), dressed.colour("primary"))
        painter.setFont(dressed.font(dressed.sizes.body, QFont.Weight.DemiBold))
        painter.setPen(dressed.colour("text"))
        room = QRect(MEDIUM, 0, self.width() - 3 * MEDIUM - side, self.height())
        text = painter.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        at = QPointF(self.width() - side - MEDIUM, (self.height() - side) / 2)
        painting.icon(painter, "chevron-down", "text", side, at)
        painter.end()


def _field_size(field: QDateTimeEdit) -> QSize:
    sizes = theme.current().sizes
    wide = field.fontMetrics().horizontalAdvance("Wed 00 Mmm 0000")
    return QSize(wide + sizes.icon + 4 * SMALL, sizes.control)


def _place_line(field: QDateTimeEdit) -> None:
    """Keep the line that is typed in clear of the painted frame and picture."""
    picture = theme.current().sizes.icon + 2 * SMALL
    field.lineEdit().setGeometry(field.rect().adjusted(SMALL, 3, -picture, -3))


def _paint_field(field: QDateTimeEdit, picture: str) -> None:
    """Paint the frame of a date or time field; the line inside it paints itself."""
    painter = painting.painter_for(field)
    dressed = theme.current()
    focused, wrong = field.hasFocus(), bool(field.property("wrong"))
    border = dressed.colour("bad" if wrong else "primary" if focused else "line")
    painting.box(painter, field.rect(), dressed.colour("surface"), border)
    if focused or wrong:
        painting.ring(painter, field.rect(), border)
    side = dressed.sizes.icon - 2
    at = QPointF(field.width() - side - SMALL - 2, (field.height() - side) / 2)
    painting.icon(painter, picture, "muted", side, at)
    painter.end()


class _Calendar(QCalendarWidget):
    """The month that opens under a date field, in the colours of the theme and without red Sundays."""

    @override
    def showEvent(self, event: QShowEvent) -> None:
        words = QTextCharFormat()
        words.setForeground(theme.current().colour("text"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(day, words)
        for name, picture in (("qt_calendar_prevmonth", "chevron-left"), ("qt_calendar_nextmonth", "chevron-right")):
            button = self.findChild(QToolButton, name)
            if isinstance(button, QToolButton):
                button.setIcon(icons.icon(picture))
        super().showEvent(event)


class DateField(QDateEdit):
    """A date, typed or picked from the calendar that the small picture opens."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(QDate.currentDate(), parent)
        self.setAccessibleName(name)
        self.setFrame(False)
        self.setLocale(dates.locale())
        self.setDisplayFormat("ddd d MMM yyyy")
        self.setCalendarPopup(True)
        self._month = _Calendar()
        self._month.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._month.setGridVisible(False)
        self.setCalendarWidget(self._month)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        return _field_size(self)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        _place_line(self)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            _place_line(self)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        _paint_field(self, "calendar-days")


class TimeField(QTimeEdit):
    """A time of day. Arrow keys step hours by one and minutes by five."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(QTime(18, 0), parent)
        self.setAccessibleName(name)
        self.setFrame(False)
        self.setLocale(dates.locale())
        self.setButtonSymbols(QTimeEdit.ButtonSymbols.NoButtons)
        self.setDisplayFormat(self.locale().timeFormat(QLocale.FormatType.ShortFormat))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.lineEdit().installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Select the part that was clicked, so that typing replaces it instead of finding no room."""
        answered = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.MouseButtonRelease and not self.lineEdit().hasSelectedText():
            self.setSelectedSection(self.currentSection())
        return answered

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isdigit() and self.lineEdit().selectedText() == self.text():
            self.setSelectedSection(self.sectionAt(0))  # over everything: begin with the hours, keep no half of it
        super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return _field_size(self)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        _place_line(self)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            _place_line(self)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        _paint_field(self, "clock")

    @override
    def stepBy(self, steps: int) -> None:
        minutes = self.currentSection() == QTimeEdit.Section.MinuteSection
        super().stepBy(steps * 5 if minutes else steps)


class Field(QWidget):
    """A labelled input. `show_error` puts a sentence beneath it; what was typed stays as it is."""

    def __init__(self, label: str, control: QWidget, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.control = control
        self.label = Label(label, "muted")
        self.label.setBuddy(control)
        if not control.accessibleName():
            control.setAccessibleName(label)
        self._hint = Label(hint, "muted", wrap=True)
        self._error = Label("", "error", wrap=True)
        self._error_line = QWidget()
        line = QHBoxLayout(self._error_line)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(TINY + 2)
        line.addWidget(IconLabel("circle-alert", "bad", side=16), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._error, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(TINY)
        for each in (self.label, control, self._hint, self._error_line):
            layout.addWidget(each)
        self._hint.setHidden(not hint)
        self._error_line.hide()

    @property
    def error(self) -> str:
        """The sentence shown, or nothing."""
        return self._error.text()

    def show_error(self, sentence: str) -> None:
        """Show what is wrong and what to do, beside the input."""
        self._error.setText(sentence)
        self._error_line.setVisible(bool(sentence))
        self.control.setAccessibleDescription(sentence or self._hint.text())
        self.control.setProperty("wrong", bool(sentence))
        self.control.style().unpolish(self.control)
        self.control.style().polish(self.control)

    def clear_error(self) -> None:
        """Take the sentence away."""
        if self.error:
            self.show_error("")

    def set_hint(self, hint: str) -> None:
        """Show another hint."""
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))


def buddy_label(text: str, control: QWidget) -> QLabel:
    """Return a quiet label that belongs to a control, for places where a Field is too tall."""
    label = Label(text, "muted")
    label.setBuddy(control)
    if not control.accessibleName():
        control.setAccessibleName(text)
    return label
