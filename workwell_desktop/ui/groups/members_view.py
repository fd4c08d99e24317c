"""The roster of a group: who is in it, who was, and the line that adds someone. It decides nothing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop.domain.ids import MembershipId
from workwell_desktop.ui.groups.newcomer_view import NewcomerView
from workwell_desktop.ui.groups.shown import MemberLine, RosterShown
from workwell_desktop.ui.groups.step_view import StepPanel
from workwell_desktop.ui.kit.controls import (
    Avatar,
    Card,
    Chip,
    Divider,
    ElidedLabel,
    Label,
    Muted,
    QuietButton,
    Tone,
)
from workwell_desktop.ui.kit.tokens import LARGE, MEDIUM, SMALL, TINY

NOBODY = "Nobody yet. Type a first name above and press Enter."
NO_NAMES = (
    "This group keeps numbers only, so there is no roster. Count who came on the Attendance tab, or choose another "
    "record profile under Details."
)


class MemberRow(QWidget):
    """One person of the roster."""

    person_requested = Signal(object)
    """A `PersonId`."""
    step_requested = Signal(object)
    """A `MembershipId`: show what may come next."""

    def __init__(self, line: MemberLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SMALL)
        self._row = QHBoxLayout()
        self._row.setSpacing(MEDIUM)
        column.addLayout(self._row)
        self._row.addWidget(Avatar(line.initials, 38))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(line.name, "strong"))
        words.addWidget(ElidedLabel(line.line, "muted"))
        self._row.addLayout(words, 1)
        self._row.addWidget(Chip(line.chip.text, line.chip.tone))
        self.step_button = QuietButton("Change…" if not line.over else "Back…")
        self.step_button.setAccessibleName(f"Change the status of {line.name}")
        self.step_button.clicked.connect(self._step)
        self.open_button = QuietButton("Open")
        self.open_button.setAccessibleName(f"Open {line.name}")
        self.open_button.clicked.connect(self._open)
        self._row.addWidget(self.step_button)
        self._row.addWidget(self.open_button)

    def unfold(self, panel: QWidget) -> None:
        """Show a panel beneath this row."""
        layout = self.layout()
        if layout is not None:
            layout.addWidget(panel)
        panel.show()

    def _step(self) -> None:
        self.step_requested.emit(self.line.membership_id)

    def _open(self) -> None:
        self.person_requested.emit(self.line.person_id)


class MembersView(QWidget):
    """The tab of members."""

    person_requested = Signal(object)
    """A `PersonId`."""
    step_taken = Signal(object, object, object, object)
    """A `MembershipId`, a `MembershipStatus`, a day, and a `LeavingReason` or None."""
    taken_out = Signal(object)
    """A `MembershipId` that was made by mistake."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: RosterShown | None = None
        self._rows: dict[MembershipId, MemberRow] = {}
        self._former_open = False
        self.newcomer = NewcomerView()
        self.panel = StepPanel()
        self.panel.hide()
        self.panel.taken.connect(self._take)
        self.panel.mistake.connect(self._take_out)
        self.panel.cancelled.connect(self.fold)
        self._room = Muted()
        self._over = Chip("", Tone.WARN, "users")
        self._warning = Muted()
        self.roster = Card("Members")
        self._list = QVBoxLayout()
        self._list.setSpacing(SMALL)
        self.former_button = QuietButton("")
        self.former_button.clicked.connect(self._toggle_former)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SMALL)
        head.addWidget(self._over)
        head.addWidget(self._warning, 1)
        self.nobody = Label(NOBODY, "muted-body", wrap=True)
        for widget in (self._room, self.nobody):
            self.roster.body.addWidget(widget)
        self.roster.body.addLayout(head)
        self.roster.body.addSpacing(TINY)
        self.roster.body.addLayout(self._list)
        self.roster.body.addWidget(self.former_button, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE)
        column.addWidget(self.newcomer)
        column.addWidget(self.roster)
        column.addStretch(1)

    def show_roster(self, shown: RosterShown) -> None:
        """Show the roster; where the focus is, it stays."""
        if shown == self._shown:
            return
        self._shown = shown
        self.newcomer.setVisible(shown.named)
        self.newcomer.ask_access(shown.asks_access)
        self.nobody.setText(NOBODY if shown.named else NO_NAMES)
        self._room.setText(shown.room)
        self._room.setVisible(bool(shown.room))
        self._over.setVisible(bool(shown.warning))
        self._over.show_as("Over the planned room", Tone.WARN, "users")
        self._warning.setText(shown.warning)
        self._warning.setVisible(bool(shown.warning))
        self.nobody.setVisible(not shown.members)
        count = len(shown.former)
        self.former_button.setVisible(bool(count))
        noun = "former member" if count == 1 else "former members"
        self.former_button.setText(f"Hide {count} {noun}" if self._former_open else f"Show {count} {noun}")
        self._fill((*shown.members, *(shown.former if self._former_open else ())))

    def row_of(self, membership_id: MembershipId) -> MemberRow | None:
        """Return the row of one membership while it is on the screen."""
        return self._rows.get(membership_id)

    def rows(self) -> list[MemberRow]:
        """Return the rows in their order."""
        return list(self._rows.values())

    def fold(self) -> None:
        """Close the panel of steps; the focus goes back to the button that opened it."""
        row = self.panel.parentWidget()
        self.panel.hide()
        self.panel.setParent(self)
        if isinstance(row, MemberRow):
            row.step_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, lines: tuple[MemberLine, ...]) -> None:
        focused = next((i for i, row in self._rows.items() if row.isAncestorOf(self.focusWidget() or self)), None)
        self.fold_silently()
        kept = {line.membership_id: self._rows.pop(line.membership_id, None) for line in lines}
        for gone in self._rows.values():
            gone.hide()
            gone.deleteLater()
        while self._list.count():
            item = self._list.takeAt(0)
            widget = item.widget() if item is not None else None
            if isinstance(widget, Divider):
                widget.hide()
                widget.deleteLater()
        self._rows = {}
        for index, line in enumerate(lines):
            row = kept[line.membership_id]
            if row is None or row.line != line:
                if row is not None:
                    row.hide()
                    row.deleteLater()
                row = self._made(line)
            if index:
                self._list.addWidget(Divider())
            self._list.addWidget(row)
            self._rows[line.membership_id] = row
        if focused in self._rows:
            self._rows[focused].step_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def fold_silently(self) -> None:
        """Close the panel of steps and leave the focus alone."""
        self.panel.hide()
        self.panel.setParent(self)

    def _made(self, line: MemberLine) -> MemberRow:
        row = MemberRow(line)
        row.person_requested.connect(self.person_requested)
        row.step_requested.connect(self._unfold)
        return row

    def _unfold(self, membership_id: MembershipId) -> None:
        row = self._rows.get(membership_id)
        if row is None:
            return
        if row.isAncestorOf(self.panel) and self.panel.isVisible():
            self.fold()
            return
        if self._shown is not None:
            row.unfold(self.panel)
            self.panel.show_member(row.line, self._shown.today, health=self._shown.asks_access)

    def _take(self, status: object, day: object, reason: object) -> None:
        row = self.panel.parentWidget()
        if isinstance(row, MemberRow):
            self.step_taken.emit(row.line.membership_id, status, day, reason)

    def _take_out(self) -> None:
        row = self.panel.parentWidget()
        if isinstance(row, MemberRow):
            self.taken_out.emit(row.line.membership_id)

    def _toggle_former(self) -> None:
        self._former_open = not self._former_open
        shown, self._shown = self._shown, None
        if shown is not None:
            self.show_roster(shown)
