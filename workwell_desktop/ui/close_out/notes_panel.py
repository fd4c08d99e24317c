"""The second step: the group note, handed in by the shell, and the person notes in groups that keep them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workwell_desktop.ui.close_out.foot import Foot
from workwell_desktop.ui.close_out.people_panel import PeoplePanel
from workwell_desktop.ui.close_out.pill import Pill
from workwell_desktop.ui.kit.controls import Divider, Muted
from workwell_desktop.ui.kit.nested_page import NestedPage
from workwell_desktop.ui.kit.tokens import LARGE, MEDIUM, SMALL
from workwell_desktop.ui.kit.within_sight import WithinSight


class _Sheets(QStackedWidget):
    """As high as the sheet in front, so that a short one does not scroll."""

    def turn_to(self, front: QWidget) -> None:
        """Bring a sheet forward."""
        self.setCurrentWidget(front)
        for each in (self.widget(index) for index in range(self.count())):
            if each is not None:
                policy = each.sizePolicy()
                policy.setVerticalPolicy(policy.Policy.Expanding if each is front else policy.Policy.Ignored)
                each.setSizePolicy(policy)
        self.updateGeometry()


class NotesPanel(QWidget):
    """Two tabs where there are two kinds of note; one kind needs none."""

    people_picked = Signal()
    turned = Signal()
    """The other kind of note is in front."""

    def __init__(self, note: NestedPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note = note
        self.people = PeoplePanel()
        self.group_tab, self.people_tab = Pill("Group note"), Pill("Person notes")
        self.people_saved = Muted("", wrap=False)
        self.foot = Foot("Done, go on", primary=False, without="No note this time")
        card = WithinSight()
        card.body.setSpacing(MEDIUM)
        card.body.addLayout(self._build_top())
        self._sheets = _Sheets()
        self._sheets.addWidget(note)
        self._sheets.addWidget(self.people)
        card.body.addWidget(self._sheets, 1)
        card.body.addWidget(Divider())
        card.body.addWidget(self.foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE)
        column.addWidget(card, 1)
        column.addWidget(note.footing)
        column.addStretch(0)
        self.group_tab.clicked.connect(self.show_group)
        self.people_tab.clicked.connect(self.show_people)
        self.show_group()

    def _build_top(self) -> QHBoxLayout:
        top = QHBoxLayout()
        top.setSpacing(SMALL)
        top.addWidget(self.group_tab)
        top.addWidget(self.people_tab)
        top.addWidget(self._note.heading, 100)
        top.addStretch(1)
        top.addWidget(self.people_saved)
        return top

    def show_group(self) -> None:
        """Bring the group note forward."""
        self._turn(people=False)

    def show_people(self) -> None:
        """Bring the person notes forward."""
        self._turn(people=True)
        self.people_picked.emit()

    @property
    def people_in_front(self) -> bool:
        """Whether person notes are in front, and not the group note."""
        return self.people_tab.isChecked()

    def _turn(self, *, people: bool) -> None:
        self._sheets.turn_to(self.people if people else self._note)
        self.group_tab.setChecked(not people)
        self.people_tab.setChecked(people)
        self._note.heading.setVisible(not people)
        self.people_saved.setVisible(people)
        self.turned.emit()

    def show_kinds(self, written: int, *, allowed: bool) -> None:
        """Show how many person notes there are; no tab at all where none are kept or left."""
        both = allowed or written > 0
        self.people_tab.setText(f"Person notes · {written}" if written else "Person notes")
        self.group_tab.setVisible(both)
        self.people_tab.setVisible(both)
        if not both and self.people_tab.isChecked():
            self.show_group()
