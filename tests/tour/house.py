"""Inside the house: every room, empty and full, with its tabs, its questions and its troubles."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import time, timedelta
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QScrollArea, QWidget

from tests.tour.closing import closing
from tests.tour.crisis import crisis, crisis_behind_the_curtain
from tests.tour.guides import guides
from tests.tour.notes import reflection
from tests.tour.registers import registers
from tests.tour.stage import Stage, Trouble, now
from workwell_desktop.app import App
from workwell_desktop.domain.catalogue import Pack
from workwell_desktop.domain.errors import DiskFull
from workwell_desktop.domain.follow_up import Outcome
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import GroupId, SessionId, new_id
from workwell_desktop.domain.papers import PrintSize
from workwell_desktop.domain.person import ContactConsent, ContactWay
from workwell_desktop.domain.session import Session
from workwell_desktop.security.store import KeyStore
from workwell_desktop.ui.attendance.grid import RegisterGrid
from workwell_desktop.ui.attendance.shown import SUMS
from workwell_desktop.ui.calendar.shown import Mode, Wish
from workwell_desktop.ui.calendar.view import CalendarView
from workwell_desktop.ui.follow_ups.list_view import WaitingList
from workwell_desktop.ui.follow_ups.view import FollowUpsView
from workwell_desktop.ui.groups.list_view import GroupsView
from workwell_desktop.ui.groups.members_view import MembersView
from workwell_desktop.ui.groups.page_view import TABS as GROUP_TABS
from workwell_desktop.ui.groups.page_view import GroupView
from workwell_desktop.ui.handouts.view import HandoutsView
from workwell_desktop.ui.kit.addenda import Addenda
from workwell_desktop.ui.kit.controls import DangerButton, TabBar
from workwell_desktop.ui.kit.places_to_go import (
    Place,
    ToCalendar,
    ToFollowUps,
    ToGroup,
    ToGroups,
    ToHandouts,
    ToNote,
    ToPeople,
    ToPerson,
    ToSearch,
    ToSession,
    ToSettings,
    ToToday,
)
from workwell_desktop.ui.people.list_view import PeopleView
from workwell_desktop.ui.people.page_view import PersonView
from workwell_desktop.ui.planner.view import PlanView
from workwell_desktop.ui.search.view import SearchView
from workwell_desktop.ui.shell.about_sheet import AboutSheet
from workwell_desktop.ui.shell.rooms import room_for
from workwell_desktop.ui.shell.shortcuts_sheet import ShortcutsSheet
from workwell_desktop.usecases.desk import Desk

W = TypeVar("W", bound=QWidget)

_SEEN_ELSEWHERE = {"run", "process", "safety"}  # rooms with a scene of their own


@dataclass(frozen=True)
class Tour:
    """An open program with a guide in it."""

    stage: Stage
    app: App
    desk: Desk
    seen: set[str]

    def go(self, place: Place) -> None:
        """Go somewhere and note the room."""
        self.app.window.go(place)
        self.seen.add(room_for(self.app.window.navigator._rooms, place).key)
        self.stage.settle()

    def visit(self, place: Place, title: str) -> None:
        """Go somewhere and look at it in every way."""
        self.go(place)
        self.stage.shoot(self.app, title, every_look=True)

    def shoot(self, title: str) -> None:
        """Look at what has just been done."""
        self.stage.settle()
        self.stage.shoot(self.app, title)

    def bring_into_sight(self) -> None:
        """Scroll to the last danger button in sight of the program, as whoever pressed it would have done."""
        self.stage.settle()
        asked = [button for button in self.app.window.findChildren(DangerButton) if button.isVisible()][-1]
        for scroll in self.app.window.findChildren(QScrollArea):
            if scroll.isVisible() and scroll.isAncestorOf(asked):
                scroll.ensureWidgetVisible(asked)

    def part(self, kind: type[W]) -> W:
        """Return the one widget of a kind that is in sight."""
        for found in self.app.window.findChildren(kind):
            if found.isVisible():
                return found
        raise Trouble(f"there is no {kind.__name__} in sight")


@contextmanager
def entered(stage: Stage) -> Iterator[Tour]:
    """Open a program over a new vault and close it again."""
    places, store = stage.places(), KeyStore.for_this_run()
    stage.make_vault(places, store)
    app = stage.begin(places, store)
    if app.opened is None:
        raise Trouble("the vault did not open")
    yield Tour(stage, app, app.opened.desk(app.window.bulletin.announce, now), set())
    stage.end(app)


def empty_house(stage: Stage) -> None:
    """Every room before there is anything in it."""
    with entered(stage) as tour:
        tour.visit(ToToday(), "Today · empty")
        tour.visit(ToCalendar(), "Calendar · empty")
        tour.visit(ToGroups(), "Groups · empty")
        tour.part(GroupsView).new_requested.emit()
        tour.shoot("Groups · new group")
        tour.visit(ToPeople(), "People · empty")
        tour.visit(ToHandouts(), "Handouts · empty")
        tour.visit(ToFollowUps(), "Follow-ups · empty")
        group = tour.desk.groups.save(Group(id=GroupId(new_id()), name="Lanterns", facilitators=("Ruth Adler",)))
        for tab in ("overview", "attendance", "sessions", "members"):
            tour.go(ToGroup(group.id, tab))
            tour.shoot(f"Group · {tab}, empty")
        session = tour.desk.sessions.save(tour.desk.sessions.propose(group.id))
        tour.visit(ToSession(session.id), "Session plan · empty")


def full_house(stage: Stage) -> None:
    """Every room with the sample group in it; fails when a room of the house was not gone to."""
    with entered(stage) as tour:
        group = tour.desk.sample.add()
        _today_and_groups(tour, group)
        _calendar(tour)
        _tabs(tour, group)
        registers(tour, group)
        _plan(tour, group)
        closing(tour, group)
        reflection(tour, group)
        _notes(tour, group)
        _people(tour)
        _follow_ups(tour, group)
        guides(tour)
        _papers(tour, group)
        _search(tour)
        crisis(tour, group)
        _window(tour)
        forgotten = {room.key for room in tour.app.window.navigator._rooms} - tour.seen - _SEEN_ELSEWHERE
        if forgotten:
            raise Trouble(f"the tour does not go to: {', '.join(sorted(forgotten))}")
        tour.go(ToToday())
        tour.app.window.lock()
        tour.stage.settle()
        tour.stage.shoot(tour.app, "Locked", every_look=True)
        crisis_behind_the_curtain(tour)


def _search(tour: Tour) -> None:
    tour.visit(ToSearch(), "Search · nothing typed")
    _write(tour.part(SearchView).field, "circle")
    tour.stage.settle()
    tour.stage.shoot(tour.app, "Search · found", every_look=True)
    _write(tour.part(SearchView).field, "zebra")
    tour.shoot("Search · nothing found")


def _today_and_groups(tour: Tour, group: GroupId) -> None:
    tour.visit(ToToday(), "Today")
    tour.visit(ToGroups(), "Groups")
    tour.visit(ToGroup(group), "Group · overview")


def _calendar(tour: Tour) -> None:
    tour.visit(ToCalendar(), "Calendar · month")
    view = tour.part(CalendarView)
    for mode in (Mode.WEEK, Mode.LIST):
        view.mode_picked.emit(mode)
        tour.stage.settle()
        tour.stage.shoot(tour.app, f"Calendar · {mode.value}", every_look=True)
    view.mode_picked.emit(Mode.MONTH)
    for wish, title in ((Wish.MOVE, "moving a session"), (Wish.CANCEL, "cancelling"), (Wish.NEW, "a new session")):
        view.wished.emit(wish)
        tour.shoot(f"Calendar · {title}")
        view.ask.dismiss()


def _tabs(tour: Tour, group: GroupId) -> None:
    for tab in ("attendance", "sessions", "members", "agreement", "details"):
        tour.visit(ToGroup(group, tab), f"Group · {tab}")
    shown = {"overview", "attendance", "sessions", "members", "agreement", "details", "hand_over"}
    if set(GROUP_TABS) != shown or tour.part(TabBar).count() != len(GROUP_TABS):
        raise Trouble("the group page has a tab that the tour does not show")
    danger = next(button for button in tour.part(GroupView).findChildren(DangerButton) if button.isVisible())
    danger.click()
    tour.bring_into_sight()
    tour.shoot("Group · details, asked before removing")
    tour.go(ToGroup(group, "members"))
    _write(tour.part(MembersView).newcomer.name, "Nadia F.")
    tour.part(MembersView).newcomer.more_button.click()
    tour.shoot("Group · members, someone new")
    tour.part(MembersView).newcomer.more_button.click()
    tour.part(MembersView).newcomer.name.clear()
    tour.part(MembersView).rows()[0].step_requested.emit(tour.part(MembersView).rows()[0].line.membership_id)
    tour.shoot("Group · members, a step taken")
    tour.part(GroupView).plan_requested.emit()
    tour.shoot("Group · plan a session")
    tour.part(GroupView).hide_plan()
    tour.go(ToGroup(group, "attendance"))
    grid = tour.part(RegisterGrid)
    grid.go_to(0, 11)
    QTest.keyClick(grid.cells, Qt.Key.Key_L)
    tour.shoot("Group · attendance, a mark with undo")
    grid.go_to(1, grid.cells.model().columnCount() - SUMS - 1)
    QTest.keyClick(grid.cells, Qt.Key.Key_P)
    tour.shoot("Group · attendance, a mark refused")


def _sessions(tour: Tour, group: GroupId) -> tuple[Session, ...]:
    return tour.desk.sessions.of_group(group)


def _plan(tour: Tour, group: GroupId) -> None:
    session = next(each for each in _sessions(tour, group) if each.day == now().date())
    tour.visit(ToSession(session.id), "Session plan")
    prep = tour.part(PlanView).prep
    prep.fold.click()
    tour.stage.settle()
    tour.stage.shoot(tour.app, "Session plan · what to prepare", every_look=True)
    prep.fold.click()
    parts = tour.part(PlanView).parts
    parts.setCurrentIndex(parts.model().index(2, 0))
    parts.setFocus()
    tour.stage.settle()
    tour.stage.shoot(tour.app, "Session plan · a part selected", every_look=True)
    QTest.keyClick(parts, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    tour.shoot("Session plan · moved, with undo")
    agenda = tour.desk.sessions.get(session.id)[0].agenda
    long = replace(agenda.blocks[2], minutes=45)
    tour.desk.sessions.save_agenda(session.id, agenda.changed(long))
    tour.shoot("Session plan · over time")
    locked = replace(agenda.blocks[4], locked_at=time(19, 40))
    tour.desk.sessions.save_agenda(session.id, agenda.changed(locked))
    tour.stage.settle()
    tour.stage.shoot(tour.app, "Session plan · a part locked to its time", every_look=True)
    view = tour.part(PlanView)
    view.part.more.setChecked(True)
    for fold in dict.fromkeys(view.part.folds.values()):
        fold.open()
    tour.shoot("Session plan · everything of a part")
    view.start_from_requested.emit()
    tour.stage.settle()
    tour.stage.shoot(tour.app, "Session plan · start from", every_look=True)
    view.start.dismiss()
    earlier = _sessions(tour, group)[0]
    tour.visit(ToSession(earlier.id), "Session plan · held and locked")


def _notes(tour: Tour, group: GroupId) -> None:
    held = [each for each in _sessions(tour, group) if each.day < now().date()]
    coming = next(each for each in _sessions(tour, group) if each.day >= now().date())
    tour.visit(ToNote(coming.id), "Group note · empty")
    draft = _by_note(tour, held, "draft")
    tour.visit(ToNote(draft), "Group note · draft")
    tour.desk.notes.sign(draft)
    tour.visit(ToNote(draft), "Group note · signed")
    locked = held[0].id
    tour.desk.notes.add(locked, "Left out that evening", "The room was changed at the last minute; all found it.")
    tour.visit(ToNote(locked), "Group note · locked with an addendum")
    tour.part(Addenda).start()
    tour.shoot("Group note · writing an addendum")


def _by_note(tour: Tour, sessions: list[Session], state: str) -> SessionId:
    for session in sessions:
        note = tour.desk.notes.of_session(session.id).note
        if note is not None and note.state.value == state:
            return session.id
    raise Trouble(f"the sample group has no note that is {state}")


def _people(tour: Tour) -> None:
    tour.visit(ToPeople(), "People")
    tour.part(PeopleView).unfold()
    tour.shoot("People · someone new")
    tour.part(PeopleView).fold()
    person = tour.desk.people.all()[0]
    tour.visit(ToPerson(person.id), "Person · overview")
    reached = tour.desk.contacts.start(person.id, Outcome.REACHED)
    tour.desk.contacts.add(replace(reached, text="The bus runs again.", next_step="Ask how the course goes"))
    tour.part(PersonView).follow_up_button.click()
    tour.shoot("Person · a new follow-up")
    tour.part(PersonView).tab_picked.emit("log")
    tour.stage.settle()
    tour.stage.shoot(tour.app, "Person · contact log", every_look=True)
    tour.part(PersonView).tab_picked.emit("details")
    tour.stage.settle()
    tour.stage.shoot(tour.app, "Person · details", every_look=True)
    next(button for button in tour.part(PersonView).findChildren(DangerButton) if button.isVisible()).click()
    tour.bring_into_sight()
    tour.shoot("Person · details, asked before removing")


def _follow_ups(tour: Tour, group: GroupId) -> None:
    desk, today = tour.desk, now().date()
    asked = (
        ContactConsent(ways=frozenset({ContactWay.PHONE}), safe_times="Weekdays after 17:00", details="0123 456789"),
        ContactConsent(ways=frozenset({ContactWay.TEXT}), may_leave_message=True),
        ContactConsent(do_not_contact=True),
    )
    whys = ("Ask about a lift home", "Send the date of the summer evening", "Large print was promised")
    people = [each.person for each in desk.roster.of_group(group).present]
    for days, (person, consent, why) in enumerate(zip(people, asked, whys, strict=False), -1):
        desk.people.save(replace(person, contact=consent))
        desk.follow_ups.make_by_hand(why, person_id=person.id, group_id=group, due=today + timedelta(days=days))
    desk.follow_ups.make_by_hand("Bring the boundary cards", group_id=group)
    tour.visit(ToFollowUps(), "Follow-ups")
    rows = tour.part(WaitingList)
    rows.unfold(next(iter(rows.rows)))
    tour.stage.settle()
    tour.stage.shoot(tour.app, "Follow-ups · what came of one", every_look=True)
    rows.panel.buttons[Outcome.REACHED].click()
    tour.shoot("Follow-ups · one closed, with undo")
    tour.part(FollowUpsView).open_form()
    tour.shoot("Follow-ups · a new one")
    tour.part(FollowUpsView).close_form()


_PAPERS = {
    "run_sheet": "run sheet",
    "register": "attendance register",
    "handout:trust-map": "worksheet",
    "certificate": "not given out",
    "guide:first-session": "guide as a booklet",
}
"""Papers that are looked at closely: a long one, a wide one, a worksheet, one for a person, a booklet."""


def _papers(tour: Tour, group: GroupId) -> None:
    session = next(each for each in _sessions(tour, group) if each.day == now().date())
    tour.visit(ToHandouts(session.id), "Handouts")
    view = tour.part(HandoutsView)
    for key, title in _PAPERS.items():
        tour.go(ToHandouts(session.id, paper=key))
        tour.shoot(f"Handouts · {title}")
    view.preview.desk.closer()
    tour.shoot("Handouts · a closer look")
    view.printing.print_size.show_value(PrintSize.LARGE)
    view.printing.print_size.activated.emit(view.printing.print_size.currentIndex())
    tour.shoot("Handouts · large print")
    _write(view.gallery.words, "zebra")
    tour.shoot("Handouts · nothing found")
    view.gallery.clear.click()
    view.packet_button.click()
    tour.stage.settle()
    tour.stage.shoot(tour.app, "Handouts · the packet, empty", every_look=True)
    view.packet.pack_requested.emit(Pack.FIRST_SESSION)
    tour.stage.settle()
    tour.stage.shoot(tour.app, "Handouts · the packet", every_look=True)
    view.packet_button.click()


def _window(tour: Tour) -> None:
    window = tour.app.window
    tour.visit(ToSettings(), "Settings")
    tour.go(ToToday())
    window.actions_known["help.shortcuts"].trigger()
    tour.shoot("Shortcuts")
    window.findChildren(ShortcutsSheet)[-1].close()
    window.actions_known["help.about"].trigger()
    tour.stage.settle()
    tour.stage.shoot(tour.app, "About", every_look=True)
    window.findChildren(AboutSheet)[-1].close()
    window.bulletin.trouble(DiskFull().sentence, lambda: None)
    tour.stage.settle()
    tour.stage.shoot(tour.app, "Trouble · the disk is full", every_look=True)
    window.bulletin.well()


def _write(line: QLineEdit, text: str) -> None:
    line.clear()
    line.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClicks(line, text)


SCENES = (empty_house, full_house)
