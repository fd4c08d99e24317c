"""Connects the list of people with the use cases: read, find, add, open."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QVBoxLayout

from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import PersonId, new_id
from workwell_desktop.domain.person import Person
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.places_to_go import Place, ToPerson
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.undo import Change, make
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.people.keeping import PersonKept
from workwell_desktop.ui.people.list_view import PeopleView
from workwell_desktop.ui.people.model import PeopleModel
from workwell_desktop.usecases.desk import Desk


class PeoplePage(Page):
    """The page of everyone."""

    def __init__(self, desk: Desk, window: Window, removals: QUndoStack) -> None:
        super().__init__()
        self.use_undo_stack(removals)
        self.view = PeopleView(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.controller = PeopleController(desk, window, self)

    def show_place(self, place: Place) -> None:
        """Show the list."""
        self.controller.read()

    def refresh(self, changes: Changes) -> None:
        """Read the list again when something in it may differ."""
        if changes & (Changes.PEOPLE | Changes.ROSTER | Changes.GROUPS):
            self.controller.read()


class PeopleController(QObject):
    """Answers the wishes of the list of people."""

    def __init__(self, desk: Desk, window: Window, page: PeoplePage) -> None:
        super().__init__(page)
        self._desk, self._window, self._page = desk, window, page
        self._view = page.view
        self.model = PeopleModel(self)
        self._view.use_model(self.model)
        self._view.opened.connect(self._open)
        self._view.typed.connect(self._find)
        self._view.add_requested.connect(self._add)
        self._view.name_typed.connect(self._look_for_twin)

    def read(self) -> None:
        """Read everyone; the chosen row stays chosen."""
        index = self._view.table.currentIndex()
        chosen = self.model.person_at(index.row()) if index.isValid() else None
        with told(self._window.bulletin):
            self.model.show_lines(self._desk.people.lines())
        row = self.model.row_of_person(chosen)
        if row >= 0:
            self._view.table.selectRow(row)
        self._view.show_counts(self.model.count, self.model.rowCount())

    @Slot(str)
    def _find(self, typed: str) -> None:
        self.model.filter(typed)
        self._view.show_counts(self.model.count, self.model.rowCount())

    @Slot(int)
    def _open(self, row: int) -> None:
        self._window.navigate(ToPerson(self.model.person_at(row)))

    @Slot(str)
    def _add(self, name: str) -> None:
        with told(self._window.bulletin, self._refused):
            person = Person(id=PersonId(new_id()), display_name=name).checked()
            change = Change(f"{person.short_name} was added", None, person, PersonKept(self._desk, person.id))
            make(self._page.undo_stack, self._window.bulletin, change)
            self._view.begin()
            self._window.navigate(ToPerson(person.id))

    @Slot(str)
    def _look_for_twin(self, name: str) -> None:
        with told(self._window.bulletin):
            typed = Person(id=PersonId(new_id()), display_name=name)
            self._view.show_twin(self._desk.people.twin(typed) is not None)

    def _refused(self, refusal: Refusal) -> bool:
        self._view.name_field.show_error(refusal.sentence)
        return True
