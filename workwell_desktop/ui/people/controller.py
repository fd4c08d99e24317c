"""Connects one person's page with the use cases: read the story, keep each detail as it is typed, remove a slip."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QVBoxLayout

from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import GroupId, PersonId
from workwell_desktop.domain.person import Person
from workwell_desktop.ui.kit.autosave import Autosaver
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.places_to_go import Place, ToGroup, ToPeople, ToPerson
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.undo import Change, Replace, make
from workwell_desktop.ui.kit.waiting import forget_waiting
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.people.following_controller import FollowingController
from workwell_desktop.ui.people.keeping import PersonKept
from workwell_desktop.ui.people.letters_controller import LettersController
from workwell_desktop.ui.people.notes_controller import NotesController
from workwell_desktop.ui.people.overview_view import MORE
from workwell_desktop.ui.people.page_view import PersonView
from workwell_desktop.ui.people.rights_controller import RightsController
from workwell_desktop.ui.people.story_model import person_shown
from workwell_desktop.usecases.desk import Desk
from workwell_desktop.usecases.people import NEWEST
from workwell_desktop.usecases.rights.erasing_for_good import ErasingForGood

WATCHED = Changes.PEOPLE | Changes.GROUPS | Changes.ROSTER | Changes.SESSIONS | Changes.MARKS
WATCHED |= Changes.FOLLOW_UPS | Changes.PERSON_NOTES | Changes.PAPERS | Changes.KEEPING


class PersonPage(Page):
    """The page of one person at a time."""

    def __init__(
        self, desk: Desk, window: Window, removals: QUndoStack, for_good: ErasingForGood | None = None
    ) -> None:
        """Without `for_good` nobody can be erased here."""
        super().__init__()
        self.view = PersonView(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.controller = PersonController(desk, window, self, removals)
        self.controller.for_good = for_good

    def show_place(self, place: Place) -> None:
        """Show the person that the place names."""
        if isinstance(place, ToPerson):
            self.controller.show(place.person_id)

    def leaving(self) -> None:
        """Write what is still in the keys."""
        self.controller.flush()

    def refresh(self, changes: Changes) -> None:
        """Read again what these changes may have altered."""
        if changes & WATCHED:
            self.controller.read()


class PersonController(QObject):
    """Answers the wishes of a person's page."""

    def __init__(self, desk: Desk, window: Window, page: PersonPage, removals: QUndoStack) -> None:
        super().__init__(page)
        self._desk, self._window, self._page, self._removals = desk, window, page, removals
        self._view = page.view
        self._form = page.view.details.form
        self._person: Person | None = None
        self._stacks: dict[PersonId, QUndoStack] = {}
        self._last_field = ""
        self._most = NEWEST
        self.for_good: ErasingForGood | None = None
        self._rights: RightsController | None = None
        self._saver = Autosaver(self._save, window.bulletin, self)
        self._following = FollowingController(desk, window, page, self._view.overview.following, self._view.log)
        self._notes = NotesController(desk, window, page, self._view)
        self._letters = LettersController(desk, window, page, self._view)
        self._view.back_requested.connect(self._back)
        self._view.tab_picked.connect(self._pick_tab)
        self._view.overview.group_requested.connect(self._open_group)
        self._view.overview.details_requested.connect(self._edit)
        self._view.overview.earlier_requested.connect(self._show_earlier)
        self._form.edited.connect(self._edited)
        self._form.settled.connect(self.flush)
        self._view.details.removal.confirmed.connect(self._remove)

    def show(self, person_id: PersonId) -> None:
        """Show a person; what waits for the last one is written first."""
        fresh = self._person is None or self._person.id != person_id
        if fresh:
            if not self._saver.flush():
                self._saver.discard()
            self._notes.leave()
            self._person = None
            if self._rights is not None:
                self._rights.leave()
            self._view.details.removal.calm()
            self._view.show_tab("overview")
        with told(self._window.bulletin, self._gone):
            self._read(person_id, fresh=fresh)
            self._choose_stack(person_id)

    def read(self) -> None:
        """Read the person in front again."""
        if self._person is not None:
            with told(self._window.bulletin, self._vanished):
                self._read(self._person.id, fresh=False)

    @Slot()
    def flush(self) -> None:
        """Write what is still in the keys."""
        self._saver.flush()
        self._notes.flush()

    def _read(self, person_id: PersonId, *, fresh: bool) -> None:
        if fresh:
            self._most = NEWEST
        story, today = self._desk.people.story(person_id, self._most), self._window.now().date()
        shown = person_shown(story, today)
        self._view.show_head(shown.head)
        self._view.details.removal.show_name(story.person.display_name)
        self._notes.show(story)
        self._letters.show(story)
        if fresh or self._view.tabs.key() == "overview":
            self._view.overview.show_person(shown)
        self._following.show(story, shown, fresh=fresh)
        if not fresh and self._view.tabs.key() == "record":
            self.rights.show(person_id)
        if fresh or not self._saver.pending:
            self._person = story.person
            self._form.show_person(story.person, today, keep_focused=not fresh)
            self._show_twin()

    @property
    def rights(self) -> RightsController:
        """Their record; connected when it is first wanted."""
        if self._rights is None:
            self._rights = RightsController(self._desk, self._window, self._page, self._view.record, self.for_good)
            if self._rights.erasing is not None:
                self._rights.erasing.erased = self._erased
                self._view.record.erasing.closed.connect(self._back)
        return self._rights

    def _erased(self) -> None:
        """Let go of whoever was erased; the page goes on showing the report."""
        self._saver.discard()
        self._person = None
        self._notes.leave()
        forget_waiting(self._view)
        self._stacks.clear()
        self._removals.clear()
        self._view.show_nobody("Report on an erasure")

    @Slot()
    def _show_earlier(self) -> None:
        self._most += MORE
        self.read()

    def _choose_stack(self, person_id: PersonId) -> None:
        if person_id not in self._stacks:
            self._stacks[person_id] = QUndoStack(self._page)
        self._page.use_undo_stack(self._stacks[person_id])

    @Slot(str)
    def _pick_tab(self, tab: str) -> None:
        self.flush()
        self._view.show_tab(tab)
        self.read()

    @Slot(str)
    def _edit(self, field: str) -> None:
        self._pick_tab("details")
        self._view.tabs.show_key("details")
        control = self._form.forbidden if field == "contact" else self._form.field(field).control
        control.setFocus()

    @Slot(str)
    def _edited(self, field: str) -> None:
        self._last_field = field
        self._saver.touch()
        if field == "display_name":
            self._show_twin()

    def _save(self) -> None:
        """Keep every field that can be kept; raise the first refusal when one cannot."""
        if self._person is None:
            return
        before = self._person
        wanted, refusals = _keepable(self._form.person_from(before), before)
        self._form.clear_refusals()
        for refusal in refusals:
            self._form.show_refusal(refusal.field, refusal.sentence)
        if wanted != before:
            self._person = wanted
            self._desk.people.save(wanted)
            names = frozenset(name for name in vars(wanted) if getattr(wanted, name) != getattr(before, name))
            key = f"{before.id}:{self._last_field}:{sorted(names)}"
            change = Change("Details changed", before, wanted, partial(self._put_back, names), merge_key=key)
            self._page.undo_stack.push(Replace(change, self._window.bulletin.trouble))
        if refusals:
            raise refusals[0]

    def _put_back(self, names: frozenset[str], person: Person) -> None:
        """Put back what was changed here; what a record profile took away since, say, stays away."""
        self._saver.discard()
        fresh = self._desk.people.get(person.id)
        self._person = self._desk.people.save(replace(fresh, **{name: getattr(person, name) for name in names}))
        self._form.show_person(self._person, self._window.now().date())

    def _show_twin(self) -> None:
        if self._person is not None:
            with told(self._window.bulletin):
                typed = self._form.person_from(self._person)
                self._form.show_twin(self._desk.people.twin(typed) is not None)

    @Slot()
    def _remove(self) -> None:
        person = self._person
        if person is None:
            return
        with told(self._window.bulletin, self._stays):
            change = Change(f"{person.short_name} was removed", person, None, PersonKept(self._desk, person.id))
            make(self._removals, self._window.bulletin, change)
            self._saver.discard()
            self._person = None

    def _stays(self, refusal: Refusal) -> bool:
        self._view.details.removal.show_refusal(refusal.sentence)
        return True

    def _gone(self, refusal: Refusal) -> bool:
        self._window.bulletin.say(refusal.sentence)
        return self._vanished(refusal)

    def _vanished(self, _refusal: Refusal) -> bool:
        """Leave someone who was removed, once the shell has brought this page forward; their remover has said so."""
        self._person = None
        QTimer.singleShot(0, self, self._back)
        return True

    @Slot()
    def _back(self) -> None:
        self._window.navigate(ToPeople())

    @Slot(object)
    def _open_group(self, group_id: GroupId) -> None:
        self._window.navigate(ToGroup(group_id))


def _keepable(typed: Person, kept: Person) -> tuple[Person, list[Refusal]]:
    """Return the typed person, with the kept value in each field that a rule refuses, and those refusals."""
    refusals: list[Refusal] = []
    while True:
        try:
            return typed.checked(), refusals
        except Refusal as refusal:
            name = refusal.field
            if not name or any(name == each.field for each in refusals):
                raise
            refusals.append(refusal)
            if name in ("safe_times", "details"):
                contact = replace(typed.contact, **{name: getattr(kept.contact, name)})
                typed = replace(typed, contact=contact)
            else:
                typed = replace(typed, **{name: getattr(kept, name)})
