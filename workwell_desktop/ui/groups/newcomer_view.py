"""The line that adds someone to a group: a first name and an initial are enough; the rest unfolds when wished."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.domain.ids import PersonId
from workwell_desktop.domain.membership import MembershipStatus
from workwell_desktop.ui.groups.shown import Known, Newcomer
from workwell_desktop.ui.groups.step_view import OFFERED
from workwell_desktop.ui.kit.controls import (
    Button,
    Card,
    Choice,
    DateField,
    Field,
    Label,
    LineEdit,
    QuietButton,
    Row,
)
from workwell_desktop.ui.kit.tokens import MEDIUM, SMALL, TINY
from workwell_desktop.ui.kit.waiting import wait_for_button

COMING = (
    MembershipStatus.ACTIVE,
    MembershipStatus.ENQUIRY,
    MembershipStatus.WAITING,
    MembershipStatus.OFFERED,
    MembershipStatus.ORIENTATION,
)
HINT = "Enter adds them as active from today."


class NewcomerView(Card):
    """Adds someone new, or someone already known."""

    add_requested = Signal(object)
    """A `Newcomer`."""
    known_requested = Signal(object, object, object)
    """A `PersonId` to take into the group, the `MembershipStatus` to begin with, and the day."""
    name_typed = Signal(str)
    """The line changed: who is known by such a name?"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Add someone", parent=parent)
        self.name = LineEdit("", "First name and last initial, or an alias")
        self.name.textEdited.connect(self._typed)
        self.name.returnPressed.connect(self.add)
        self.add_button = Button("Add", "user-plus")
        self.add_button.clicked.connect(self.add)
        self.more_button = QuietButton("More about them")
        self.more_button.clicked.connect(self._toggle)
        self._fields = {"display_name": Field("Name or alias", self.name, HINT)}
        self._known_rows: list[QWidget] = []
        self.known_buttons: list[QuietButton] = []
        self._known = QVBoxLayout()
        self._known.setSpacing(SMALL)
        self.more = self._build_more()
        self.more.hide()
        self.body.addLayout(self._build_line())
        self.body.addLayout(self._known)
        self.body.addWidget(self.more)

    def _build_line(self) -> QHBoxLayout:
        beside = QVBoxLayout()
        beside.setSpacing(TINY)
        beside.addWidget(Label(" ", "muted"))
        buttons = QHBoxLayout()
        buttons.setSpacing(SMALL)
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.more_button)
        beside.addLayout(buttons)
        beside.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(SMALL)
        line.addWidget(self._fields["display_name"], 1)
        line.addLayout(beside)
        return line

    def _build_more(self) -> QWidget:
        self.preferred, self.alias, self.pronouns = LineEdit(), LineEdit(), LineEdit()
        self.languages, self.access = LineEdit(), LineEdit()
        wait_for_button(self.name, self.preferred, self.alias, self.pronouns, self.languages, self.access)
        self.status, self.day = Choice(), DateField()
        for status in COMING:
            self.status.add(OFFERED[status], status)
        commas = "With commas between."
        self._fields |= {
            "preferred_name": Field("Likes to be called", self.preferred),
            "alias": Field("Alias or code", self.alias, "Stands on lists and papers instead of the name."),
            "pronouns": Field("Pronouns", self.pronouns),
            "languages": Field("Languages", self.languages, commas),
            "access_needs": Field("What makes it easier", self.access, commas),
            "status": Field("Begins as", self.status),
            "on": Field("From", self.day),
        }
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, SMALL, 0, 0)
        grid.setHorizontalSpacing(MEDIUM)
        grid.setVerticalSpacing(MEDIUM)
        for index, name in enumerate(list(self._fields)[1:]):
            grid.addWidget(self._fields[name], index // 3, index % 3, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        return box

    def begin(self, today: date) -> None:
        """Empty every field and start again from today."""
        for line in (self.name, self.preferred, self.alias, self.pronouns, self.languages, self.access):
            line.show_text("")
        self.status.show_value(MembershipStatus.ACTIVE)
        self.day.setDate(QDate(today.year, today.month, today.day))
        for field in self._fields.values():
            field.clear_error()
        self.show_known((), twin=False)

    def ask_access(self, wanted: bool) -> None:
        """Ask what makes it easier for someone, or do not."""
        self._fields["access_needs"].setVisible(wanted)

    def show_known(self, known: Sequence[Known], *, twin: bool) -> None:
        """Offer people already known by such a name; `twin` is someone of exactly this name."""
        for row in self._known_rows:
            self._known.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._known_rows, self.known_buttons = [], []
        for each in known:
            row = Row(each.name, each.line, icon="user", token="muted")
            button = QuietButton("Add to this group")
            button.setAccessibleName(f"Add {each.name} to this group")
            button.clicked.connect(partial(self._take_known, each.person_id))
            row.add(button)
            self._known.addWidget(row)
            self._known_rows.append(row)
            self.known_buttons.append(button)
        same = "Someone of this name is known already. Enter adds a second person of the same name."
        self._fields["display_name"].set_hint(same if twin else HINT)

    def show_refusal(self, name: str, sentence: str) -> bool:
        """Put a sentence beside a field; False when there is no such field."""
        if name not in self._fields:
            return False
        self._fields[name].show_error(sentence)
        if name != "display_name":
            self._open(True)
        self._fields[name].control.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def add(self) -> None:
        """Wish for what was typed to be added."""
        for field in self._fields.values():
            field.clear_error()
        self.add_requested.emit(
            Newcomer(
                name=self.name.text(),
                preferred_name=self.preferred.text(),
                alias=self.alias.text(),
                pronouns=self.pronouns.text(),
                languages=_parts(self.languages.text()),
                access_needs=_parts(self.access.text()),
                status=self._status(),
                on=self._day(),
            )
        )

    def _status(self) -> MembershipStatus:
        status = self.status.value()
        return status if isinstance(status, MembershipStatus) else MembershipStatus.ACTIVE

    def _day(self) -> date:
        day = self.day.date()
        return date(day.year(), day.month(), day.day())

    def _take_known(self, person_id: PersonId, _checked: bool = False) -> None:
        self.known_requested.emit(person_id, self._status(), self._day())

    def _typed(self, text: str) -> None:
        self._fields["display_name"].clear_error()
        self.name_typed.emit(text)

    def _toggle(self) -> None:
        self._open(self.more.isHidden())

    def _open(self, wanted: bool) -> None:
        self.more.setVisible(wanted)
        self.more_button.setText("Less" if wanted else "More about them")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.more.isHidden():
            self._open(False)
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part for part in text.split(",") if part.strip())
