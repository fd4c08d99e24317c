"""Connects the list of groups with the use cases: read it, start a group, add the sample."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QVBoxLayout

from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import GroupId, new_id
from workwell_desktop.ui.groups.keeping import GroupKept
from workwell_desktop.ui.groups.list_view import ListStack
from workwell_desktop.ui.groups.model import card_of
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.places_to_go import Place, ToGroup, ToRegisters
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.undo import Change, make
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.usecases.desk import Desk


class GroupsPage(Page):
    """The page of all groups."""

    def __init__(self, desk: Desk, window: Window, removals: QUndoStack) -> None:
        super().__init__()
        self.use_undo_stack(removals)
        self.view = ListStack(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.controller = GroupsController(desk, window, self)

    def show_place(self, place: Place) -> None:
        """Show the list."""
        self.controller.read()

    def refresh(self, changes: Changes) -> None:
        """Read the list again when something in it may differ."""
        if changes & (Changes.GROUPS | Changes.ROSTER | Changes.SESSIONS):
            self.controller.read()


class GroupsController(QObject):
    """Answers the wishes of the list and of the form for a new group."""

    def __init__(self, desk: Desk, window: Window, page: GroupsPage) -> None:
        super().__init__(page)
        self._desk, self._window, self._page = desk, window, page
        self._view = page.view
        self._blank: Group | None = None
        self._form_made = False
        self._view.list.open_requested.connect(self._open)
        self._view.list.new_requested.connect(self._begin)
        self._view.list.sample_requested.connect(self._add_sample)
        self._view.list.registers_requested.connect(self._to_registers)

    def read(self) -> None:
        """Read every group and show it."""
        with told(self._window.bulletin):
            now = self._window.now()
            self._view.list.show_cards([card_of(line, now) for line in self._desk.groups.lines()])

    @Slot(object)
    def _open(self, group_id: GroupId) -> None:
        self._window.navigate(ToGroup(group_id))

    @Slot()
    def _to_registers(self) -> None:
        self._window.navigate(ToRegisters())

    @Slot()
    def _begin(self) -> None:
        if not self._form_made:
            self._form_made = True
            self._view.new.create_requested.connect(self._create)
            self._view.new.cancelled.connect(self._back)
            self._view.new.form.edited.connect(self._look_for_twin)
        if self._blank is None:
            with told(self._window.bulletin):
                author = self._desk.own_name.get().name
                self._blank = Group(id=GroupId(new_id()), name="", facilitators=(author,) if author else ())
                self._view.new.form.show_group(self._blank)
                self._view.new.form.show_twin(False)
        self._view.setCurrentWidget(self._view.new)
        self._view.new.focus_field("name")

    @Slot()
    def _back(self) -> None:
        self._view.setCurrentWidget(self._view.list)
        self._view.list.new_button.setFocus()

    @Slot()
    def _create(self) -> None:
        if self._blank is None:
            return
        self._view.new.form.clear_refusals()
        with told(self._window.bulletin, self._refused):
            group = self._view.new.form.group_from(self._blank).checked()
            change = Change(f"“{group.name}” is ready", None, group, GroupKept(self._desk, group.id))
            make(self._page.undo_stack, self._window.bulletin, change)
            self._blank = None
            self._view.setCurrentWidget(self._view.list)
            self._window.navigate(ToGroup(group.id, "members"))

    @Slot()
    def _add_sample(self) -> None:
        with told(self._window.bulletin):
            group_id = self._desk.sample.add()
            self._window.bulletin.say("The sample group is here. Everyone in it is invented.")
            self._window.navigate(ToGroup(group_id))

    @Slot(str)
    def _look_for_twin(self, name: str) -> None:
        if name == "name" and self._blank is not None:
            with told(self._window.bulletin):
                typed = self._view.new.form.group_from(self._blank)
                self._view.new.form.show_twin(self._desk.groups.twin(typed) is not None)

    def _refused(self, refusal: Refusal) -> bool:
        shown = self._view.new.form.show_refusal(refusal.field, refusal.sentence)
        if shown:
            self._view.new.focus_field(refusal.field)
        return shown
