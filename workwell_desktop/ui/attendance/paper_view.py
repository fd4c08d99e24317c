"""Entry in the order of the printed sheet: a letter for each line, blank lines for those who wrote themselves in."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)
from typing_extensions import override

from workwell_desktop.domain.attendance import Code
from workwell_desktop.ui.attendance.shown import CODE_ROLE, NUMBER_ROLE, PaperShown
from workwell_desktop.ui.kit import painting, theme
from workwell_desktop.ui.kit.code_pills import paint_code
from workwell_desktop.ui.kit.controls import (
    Button,
    Card,
    CheckBox,
    Choice,
    Flow,
    Label,
    LineEdit,
    Muted,
)
from workwell_desktop.ui.kit.tokens import MEDIUM, RADIUS, SMALL

FEWEST_LINES = 4
"""Names in sight at least, however small the window."""


class _LineDelegate(QStyledItemDelegate):
    """A line of the sheet: its number, the name, and the letters at the end."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        sizes = theme.current().sizes
        return QSize(sizes.px(200), sizes.px(36))

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dressed = theme.current()
        rect: QRect = option.rect
        numbers, letters = dressed.sizes.px(44), dressed.sizes.px(64)
        painter.setFont(dressed.font(dressed.sizes.small))
        painter.setPen(dressed.colour("muted"))
        at = rect.adjusted(0, 0, numbers - rect.width() - MEDIUM, 0)
        painter.drawText(
            at, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, str(index.data(NUMBER_ROLE))
        )
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.setFont(dressed.font(dressed.sizes.body, QFont.Weight.DemiBold if current else QFont.Weight.Normal))
        painter.setPen(dressed.colour("text"))
        name = rect.adjusted(numbers, 0, -letters, 0)
        shown = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, name.width())
        painter.drawText(name, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        code = index.data(CODE_ROLE)
        if isinstance(code, Code):
            pill = QRect(rect.right() - letters, rect.top(), letters, rect.height())
            paint_code(painter, pill, code, str(index.data(Qt.ItemDataRole.UserRole) or ""))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, dressed.colour("line"))
        if current:
            ring = dressed.colour("primary" if option.state & QStyle.StateFlag.State_Active else "muted")
            painting.ring(painter, rect.adjusted(2, 2, -2, -3), ring, RADIUS)
        painter.restore()


class _Lines(QListView):
    """The names; letters mark the current line."""

    typed = Signal(int, object)
    """A line and the `Code` typed there."""
    cleared = Signal(int)
    unknown = Signal(str)
    """A letter that is no mark."""
    passed = Signal()
    """Down from the last line: to the blank ones."""

    def __init__(self, model: QAbstractItemModel) -> None:
        super().__init__()
        self.setAccessibleName("Names in the order of the sheet: type a letter for each")
        self.setModel(model)
        self.setItemDelegate(_LineDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setMinimumHeight(FEWEST_LINES * theme.current().sizes.px(36))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        code = Code.typed(event.text()) if plain and event.text() else None
        row = self.currentIndex().row()
        last = row == self._count() - 1
        if code is not None and row >= 0:
            self.typed.emit(row, code)
        elif plain and event.text().isalnum():
            self.unknown.emit(event.text().upper())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and row >= 0:
            self.cleared.emit(row)
        elif last and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.passed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_to(row + 1)
        else:
            super().keyPressEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.setMinimumHeight(FEWEST_LINES * theme.current().sizes.px(36))
            self.scheduleDelayedItemsLayout()
        super().changeEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())

    @override
    def keyboardSearch(self, search: str) -> None:
        """Letters are marks here, never a search."""

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.go_to(0)

    def go_to(self, row: int) -> None:
        """Make a line the current one."""
        model = self.model()
        if model is not None and 0 <= row < model.rowCount():
            self.setCurrentIndex(model.index(row, 0))

    def _count(self) -> int:
        model = self.model()
        return model.rowCount() if model is not None else 0


class PaperView(Card):
    """One session, its lines, its blank lines, the running total and who is left."""

    session_picked = Signal(object)
    """A `SessionId`."""
    rest_requested = Signal(object)
    """The `Code` for everyone without a mark."""
    walk_in_requested = Signal(str, bool)
    """A name on a blank line, and whether they join."""
    closed = Signal()

    def __init__(self, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__("In the order of the sheet", parent=parent)
        self.session = Choice("Which sheet")
        self.running = Label("", "strong")
        self.body.addWidget(Flow(self.session, self.running, gap=MEDIUM))
        self.lines = _Lines(model)
        self.body.addWidget(self.lines, 1)
        self.blank = _BlankLine()
        self.blank.written.connect(self._write_down)
        self.blank.left.connect(self._back_to_names)
        self.body.addWidget(self.blank)
        self.joins = CheckBox("Names on blank lines join the group")
        self.said = Label("", "error", wrap=True)
        self.left_open = Muted("")
        self.present, self.absent = Button("Mark them present", "check"), Button("Mark them absent")
        self.done = Button("Done")
        for each in (self.joins, self.said, self.left_open):
            self.body.addWidget(each)
        self.body.addWidget(Flow(self.present, self.absent, self.done, gap=SMALL))
        self.session.activated.connect(self._pick)
        self.present.clicked.connect(self._rest_present)
        self.absent.clicked.connect(self._rest_absent)
        self.done.clicked.connect(self.closed)
        self.lines.passed.connect(self._to_blank)
        self.show_refusal("")

    def show_sessions(self, sessions: Sequence[tuple[str, object]], current: object) -> None:
        """Offer the sheets that can be entered."""
        self.session.clear()
        for words, session_id in sessions:
            self.session.add(words, session_id)
        self.session.show_value(current)

    def show_paper(self, paper: PaperShown) -> None:
        """Show the running total and who is left."""
        self.running.setText(paper.running)
        self.left_open.setText(paper.left_open)
        for each in (self.left_open, self.present, self.absent):
            each.setVisible(bool(paper.left_open))

    def begin(self, row: int) -> None:
        """Put the keys on a line."""
        self.lines.go_to(row)
        self.lines.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self, row: int) -> None:
        """Move on from a line that was marked: to the next name, or to the blank lines."""
        model = self.lines.model()
        if model is not None and row + 1 < model.rowCount():
            self.lines.go_to(row + 1)
        else:
            self._to_blank()

    def show_refusal(self, sentence: str) -> None:
        """Say why something was not taken; nothing takes it away."""
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

    def written_down(self) -> None:
        """Empty the blank line that was kept, and go on with it."""
        self.blank.show_text("")

    def _to_blank(self) -> None:
        self.blank.setFocus(Qt.FocusReason.OtherFocusReason)

    def _back_to_names(self) -> None:
        self.lines.setFocus(Qt.FocusReason.OtherFocusReason)

    def _write_down(self, name: str) -> None:
        if name.strip():
            self.walk_in_requested.emit(name, self.joins.isChecked())
        else:
            self.done.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pick(self, _index: int) -> None:
        self.session_picked.emit(self.session.value())

    def _rest_present(self) -> None:
        self.rest_requested.emit(Code.PRESENT)

    def _rest_absent(self) -> None:
        self.rest_requested.emit(Code.ABSENT)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class _BlankLine(LineEdit):
    """The next line at the foot of the sheet on which somebody wrote themselves in; it empties at each Enter."""

    written = Signal(str)
    """Enter was pressed."""
    left = Signal()
    """Up from here: back to the names."""

    def __init__(self) -> None:
        super().__init__("Blank line", "Blank line: first name and initial, or an alias; Enter on nothing ends")
        self.returnPressed.connect(self._write)

    def _write(self) -> None:
        self.written.emit(self.text())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Up:
            self.left.emit()
        else:
            super().keyPressEvent(event)
