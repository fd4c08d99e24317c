"""What stands beside the calendar: the day with its sessions and what can be done, and which groups are shown."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.domain.ids import SessionId
from workwell_desktop.ui.calendar.chips import STRIPE, paint_stripe
from workwell_desktop.ui.calendar.shown import DayCell, Deed, GroupLine, Line
from workwell_desktop.ui.kit import painting, theme
from workwell_desktop.ui.kit.controls import Button, Card, CheckBox, Divider, Flow, IconLabel, Muted, WrappedLabel
from workwell_desktop.ui.kit.tokens import MEDIUM, SMALL, TINY, tint_token


class _Details(QWidget):
    """A session in a few lines beside its group's stripe."""

    def __init__(self, line: Line) -> None:
        super().__init__()
        self._tint = line.tint
        column = QVBoxLayout(self)
        column.setContentsMargins(STRIPE + SMALL, 0, 0, 0)
        column.setSpacing(2)
        name = WrappedLabel(line.group, "strong")
        name.setProperty("struck", line.off)
        column.addWidget(name)
        for words in ((line.clock, line.place), (line.count, line.theme)):
            column.addWidget(WrappedLabel(" · ".join(part for part in words if part), "muted"))
        if not line.tick.ahead or line.tick.value == "ready":
            column.addWidget(_Said(line.icon, line.token, line.reason or line.state))
        for clash in line.clashes:
            column.addWidget(_Said("triangle-alert", "accent_strong", clash))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        paint_stripe(painter, self.rect(), self._tint, 0)
        painter.end()


class _Said(QWidget):
    """A state in words with its icon."""

    def __init__(self, icon: str, token: str, words: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 1, 0, 0)
        row.setSpacing(TINY + 2)
        if icon:
            row.addWidget(IconLabel(icon, token, side=14), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(WrappedLabel(words, "muted"), 1)


class DayCard(Card):
    """The day in front: each session with its buttons, or the first step."""

    deed_requested = Signal(object, object)
    """A `Deed` and a `SessionId`."""
    new_requested = Signal()
    refocus = Signal()
    """The button that had the keys is gone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(" ", parent=parent)
        self.heading.setWordWrap(True)
        self._shown: tuple[DayCell, str] | None = None

    def show_day(self, title: str, cell: DayCell) -> bool:
        """Show a day and return whether it is another one; nothing is built anew while it stays as it was."""
        if self._shown == (cell, title):
            return False
        another = self._shown is None or self._shown[0].day != cell.day
        self._shown = (cell, title)
        had_focus = self.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        self._empty()
        self.heading.setText(title)
        if cell.holiday:
            words = cell.holiday if cell.lines else f"{cell.holiday}. No group meets on this day."
            self.body.addWidget(_Said("sun", "accent_strong", words))
        for number, line in enumerate(cell.lines):
            if number:
                self.body.addSpacing(TINY)
                self.body.addWidget(Divider())
                self.body.addSpacing(TINY)
            self.body.addWidget(_Details(line))
            self.body.addWidget(self._buttons(line))
        if not cell.lines:
            self.body.addWidget(Muted("No session on this day."))
            new = Button("New session", "plus")
            new.setAccessibleName(f"New session on {title}")
            new.clicked.connect(self.new_requested)
            self.body.addWidget(new, 0, Qt.AlignmentFlag.AlignLeft)
        if had_focus:
            self.refocus.emit()
        return another

    def buttons(self, session_id: SessionId) -> dict[Deed, Button]:
        """Return the buttons of a session that is shown."""
        found = (button for button in self.findChildren(_DeedButton) if not button.isHidden())
        return {button.deed: button for button in found if button.session_id == session_id}

    def _buttons(self, line: Line) -> Flow:
        flow = Flow(gap=TINY + 2)
        for deed in line.deeds:
            button = _DeedButton(deed, line)
            button.clicked.connect(partial(self._tell, deed, line.id))
            flow.add(button)
        return flow

    def _tell(self, deed: Deed, session_id: SessionId, _checked: bool = False) -> None:
        self.deed_requested.emit(deed, session_id)

    def _empty(self) -> None:
        while self.body.count() > 1:
            item = self.body.takeAt(1)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()


class _DeedButton(Button):
    """A button that knows its session."""

    padding = MEDIUM + 1

    def __init__(self, deed: Deed, line: Line) -> None:
        super().__init__(deed.words)
        self.deed, self.session_id = deed, line.id
        self.setAccessibleName(f"{deed.words.rstrip('…')}: {line.group}, session {line.number}")


class GroupBox(CheckBox):
    """A group to tick, in its tint, with the pattern of its stripe; a long name ends in "…"."""

    def __init__(self, line: GroupLine, parent: QWidget | None = None) -> None:
        super().__init__(line.name.replace("&", "&&"), parent)
        self.line = line
        self.setChecked(line.shown)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(line.name)

    @override
    def minimumSizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(min(hint.width(), theme.current().sizes.px(120)), hint.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        dressed = theme.current()
        token, side = tint_token(self.line.tint), dressed.sizes.icon
        square = QRect(2, (self.height() - side) // 2 + 1, side - 2, side - 2)
        painting.box(painter, square, dressed.colour("surface"), None, TINY)
        frame = QPen(dressed.colour(token), 1.5)
        painting.box(painter, square, None, frame, TINY)
        if self.isChecked():
            inner = side - TINY - 2
            painting.icon(painter, "check", token, inner, QPointF(square.left() + 2, square.top() + 2))
        if self.hasFocus():
            painting.ring(painter, square.adjusted(-2, -2, 2, 2), dressed.colour("primary"), TINY + 2)
        bar = QRect(square.right() + SMALL, square.top(), STRIPE, square.height())
        paint_stripe(painter, bar, self.line.tint, 1)
        painter.setFont(self.font())
        painter.setPen(dressed.colour("text" if self.isChecked() else "muted"))
        room = QRect(bar.right() + SMALL, 0, self.width() - bar.right() - SMALL, self.height())
        metrics: QFontMetrics = painter.fontMetrics()
        shown = metrics.elidedText(self.line.name, Qt.TextElideMode.ElideRight, room.width())
        self.setToolTip(self.line.name if shown != self.line.name else "")
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
        painter.end()


class GroupsCard(Card):
    """Which groups are shown, and the way out for other calendars."""

    shown_changed = Signal(object, bool)
    """A `GroupId`, and whether it is to be shown."""
    export_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Groups shown", parent=parent)
        self.body.setSpacing(2)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self.body.addLayout(self._column)
        self.export = Button("Export calendar…", "file-down")
        self.export.setToolTip("A file for another calendar, with public names only")
        self.export.clicked.connect(self.export_requested)
        self.body.addSpacing(SMALL)
        self.body.addWidget(self.export, 0, Qt.AlignmentFlag.AlignLeft)
        self.boxes: list[GroupBox] = []
        self._lines: tuple[GroupLine, ...] = ()

    def show_groups(self, lines: Sequence[GroupLine]) -> None:
        """Show these groups; boxes stay where they are while only ticks change."""
        if [(line.id, line.name, line.tint) for line in lines] == [(x.id, x.name, x.tint) for x in self._lines]:
            for box, line in zip(self.boxes, lines, strict=True):
                box.setChecked(line.shown)
        else:
            for box in self.boxes:
                box.hide()
                box.deleteLater()
            self.boxes = [GroupBox(line) for line in lines]
            for box in self.boxes:
                box.clicked.connect(partial(self._tell, box))
                self._column.addWidget(box)
        self._lines = tuple(lines)

    def _tell(self, box: GroupBox, _checked: bool = False) -> None:
        self.shown_changed.emit(box.line.id, box.isChecked())
