"""Connects the details of a group with the use cases: each field is kept as it is typed; removing asks once."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QUndoStack

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import GroupId
from workwell_desktop.ui.groups.details_view import DetailsView
from workwell_desktop.ui.groups.keeping import GroupKept
from workwell_desktop.ui.groups.profile_controller import ProfileController
from workwell_desktop.ui.kit.autosave import Autosaver
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.undo import Change, Replace, make
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.usecases.desk import Desk


class DetailsController(QObject):
    """Answers the wishes of the tab of details. `removals` is the stack of the list, where a removal is undone."""

    def __init__(self, desk: Desk, window: Window, page: Page, view: DetailsView, removals: QUndoStack) -> None:
        super().__init__(page)
        self._desk, self._window, self._page, self._view = desk, window, page, view
        self._removals = removals
        self._group: Group | None = None
        self._saving = False
        self._last_field = ""
        self._saver = Autosaver(self._save, window.bulletin, self)
        self._profiles = ProfileController(desk, window, page, (view.kept_here, view.profile_question))
        self._profiles.settled.connect(self._profile_settled)
        view.form.edited.connect(self._edited)
        view.form.settled.connect(self.flush)
        view.removal.confirmed.connect(self._remove)

    def begin(self, group_id: GroupId) -> None:
        """Turn to another group; what is waiting for the last one is written first."""
        if not self._saver.flush():
            self._saver.discard()
        self._group = None
        self._view.removal.calm()
        self._profiles.begin()

    def read(self, group: Group) -> None:
        """Show a group that was read, but never over what is being typed."""
        if self._saving or self._saver.pending:
            return
        fresh = self._group is None or self._group.id != group.id
        self._group = group
        self._view.form.show_group(group, keep_focused=not fresh)
        self._view.removal.show_name(group.name)
        self._profiles.show(group)
        self._show_twin()

    @Slot()
    def flush(self) -> None:
        """Write what is still in the keys."""
        self._saver.flush()

    @Slot(str)
    def _edited(self, field: str) -> None:
        self._last_field = field
        self._saver.touch()
        if field == "name":
            self._show_twin()

    def _save(self) -> None:
        """Keep every field that can be kept; raise the first refusal when one cannot."""
        if self._group is None:
            return
        before = self._group
        wanted, refusals = _keepable(self._view.form.group_from(before), before)
        self._view.form.clear_refusals()
        for refusal in refusals:
            self._view.form.show_refusal(refusal.field, refusal.sentence)
        if self._profiles.asks(before, wanted.profile):
            wanted = replace(wanted, profile=before.profile)
        if wanted != before:
            self._saving = True
            try:
                self._group = self._desk.groups.save(wanted)
            finally:
                self._saving = False
            self._view.removal.show_name(self._group.name)
            self._profiles.show(self._group)
            after = self._group
            names = frozenset(name for name in vars(after) if getattr(after, name) != getattr(before, name))
            key = f"{before.id}:{self._last_field}:{sorted(names)}"
            change = Change("Group details changed", before, after, partial(self._put_back, names), merge_key=key)
            self._page.undo_stack.push(Replace(change, self._window.bulletin.trouble))
        if refusals:
            raise refusals[0]

    @Slot()
    def _profile_settled(self) -> None:
        """Show the profile the group has now; what else is being typed stays."""
        if self._group is not None:
            with told(self._window.bulletin):
                self._group = self._desk.groups.get(self._group.id)
                self._view.form.show_profile(self._group.profile)
                self._profiles.show(self._group)

    def _put_back(self, names: frozenset[str], group: Group) -> None:
        """Put back what was changed here; the words of a schedule that was changed since, say, stay."""
        self._saver.discard()
        fresh = self._desk.groups.get(group.id)
        self._group = self._desk.groups.save(replace(fresh, **{name: getattr(group, name) for name in names}))
        self._view.form.show_group(self._group)

    def _show_twin(self) -> None:
        if self._group is not None:
            with told(self._window.bulletin):
                typed = self._view.form.group_from(self._group)
                self._view.form.show_twin(self._desk.groups.twin(typed) is not None)

    @Slot()
    def _remove(self) -> None:
        group = self._group
        if group is None:
            return
        with told(self._window.bulletin, self._stays):
            change = Change(f"“{group.name}” was removed", group, None, GroupKept(self._desk, group.id))
            make(self._removals, self._window.bulletin, change)
            self._saver.discard()
            self._group = None

    def _stays(self, refusal: Refusal) -> bool:
        self._view.removal.show_refusal(refusal.sentence)
        return True


def _keepable(typed: Group, kept: Group) -> tuple[Group, list[Refusal]]:
    """Return the typed group, with the kept value in each field that a rule refuses, and those refusals."""
    refusals: list[Refusal] = []
    while True:
        try:
            return typed.checked(), refusals
        except Refusal as refusal:
            if not refusal.field or any(refusal.field == each.field for each in refusals):
                raise
            refusals.append(refusal)
            typed = replace(typed, **{refusal.field: getattr(kept, refusal.field)})
