"""Marks who is here while the session runs: every press is stored at once and can be undone."""

from dataclasses import dataclass, replace
from datetime import timedelta

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoStack

from workwell_desktop.domain.attendance import Code, Described, Mark
from workwell_desktop.domain.ids import PersonId
from workwell_desktop.domain.session import Session
from workwell_desktop.domain.text import plain_letters
from workwell_desktop.ui.kit.matching import matches
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.undo import Change, Replace, make
from workwell_desktop.ui.run.live import Live
from workwell_desktop.ui.run.model import minutes_words, people_of
from workwell_desktop.ui.run.people_view import PeopleView
from workwell_desktop.ui.run.shown import KnownShown
from workwell_desktop.usecases.attendance import Counted
from workwell_desktop.usecases.marking import Cell, MarkChange
from workwell_desktop.usecases.walk_ins import WalkedIn

LATE_AFTER = timedelta(minutes=10)
"""How long after the start somebody who arrives is offered to be marked late."""

MOST_KNOWN = 4
ONE_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class _Step:
    """A cell as it was or is to be, with the session it may have begun."""

    session: Session
    cell: Cell


class PeopleController(QObject):
    """Answers what is pressed among the people."""

    def __init__(self, live: Live, view: PeopleView, stack: QUndoStack, parent: QObject) -> None:
        super().__init__(parent)
        self._live, self._view, self._stack = live, view, stack
        view.pressed.connect(self._press)
        view.code_requested.connect(self._mark)
        view.strip.clear_requested.connect(self._clear)
        view.strip.late_requested.connect(self._late)
        view.strip.early_requested.connect(self._early)
        view.visitors_requested.connect(self._count_visitors)
        view.heads_requested.connect(self._count_heads)
        view.agreement_requested.connect(self._agree)
        view.walk_in.typed.connect(self._look_up)
        view.walk_in.add_requested.connect(self._add)
        view.walk_in.known_requested.connect(self._add_known)

    def show(self) -> None:
        """Show everyone as they were last read."""
        run = self._live.run
        if run is not None:
            shown = people_of(run.session, run.register, self._live.veil, only_counts=run.only_counts)
            self._view.show_people(shown)
        if self._live.hidden:
            self._view.walk_in.show_known(())

    # Marking

    def _press(self, person_id: PersonId) -> None:
        """Mark somebody present; after the first minutes offer late as well, a press away."""
        if self._mark(person_id, Code.PRESENT) and self._since_start() > LATE_AFTER:
            self._view.choose(person_id)

    def _mark(self, person_id: PersonId, code: Code) -> bool:
        """Set a mark with the minutes that go with it, as one step. Return whether it was set."""
        run = self._live.run
        if run is None:
            return False
        attendance, session_id = self._live.desk.attendance, run.session.id
        marked: list[MarkChange] = []
        with told(self._live.window.bulletin), self._live.doing():
            change = attendance.mark(session_id, person_id, code)
            said, after = self._said(code, change.before), change.after
            if said:
                after = attendance.describe(session_id, person_id, **said).after
            if after != change.before:
                was = _Step(change.session_before or run.session, Cell(session_id, person_id, change.before))
                now = _Step(change.session, Cell(session_id, person_id, after))
                self._remember(f"{self._live.veil.name(person_id)}: {code.label.lower()}", was, now)
            marked.append(change)
        return bool(marked)

    def _said(self, code: Code, before: Mark | None) -> Described:
        """Return what the moment itself tells: when somebody came, how late, how early they left."""
        run = self._live.run
        if run is None or not self._live.state().running:
            return {}
        now = self._live.window.now()
        arrived = before.arrived_at if before is not None and before.code.attended else None
        said: Described = {}
        if code in (Code.PRESENT, Code.LATE, Code.REMOTE) and arrived is None:
            said["arrived_at"] = now
        if code is Code.LATE and (before is None or before.late_minutes is None):
            came = arrived or now
            began = run.session.started_at or run.session.starts_at
            said["late_minutes"] = _whole_minutes(came - began)
        if code is Code.LEFT_EARLY and (before is None or before.early_minutes is None):
            said["early_minutes"] = _whole_minutes(run.session.ends_at - now)
        return said

    def _since_start(self) -> timedelta:
        state = self._live.state()
        return state.lasted if state.running else timedelta()

    def _clear(self, person_id: PersonId) -> None:
        mark = self._mark_of(person_id)
        if mark is not None:
            self._correct(mark, None, "mark cleared")
            self._view.choose(None)

    def _late(self, person_id: PersonId, minutes: int) -> None:
        mark = self._mark_of(person_id)
        if mark is not None:
            self._correct(mark, replace(mark, late_minutes=minutes), f"{minutes_words(minutes)} late")

    def _early(self, person_id: PersonId, minutes: int) -> None:
        mark = self._mark_of(person_id)
        if mark is not None:
            self._correct(mark, replace(mark, early_minutes=minutes), f"{minutes_words(minutes)} early")

    def _mark_of(self, person_id: PersonId) -> Mark | None:
        run = self._live.run
        return next((e.mark for e in run.register.entries if e.person_id == person_id), None) if run else None

    def _correct(self, mark: Mark, changed: Mark | None, words: str) -> None:
        """Keep a mark otherwise, or clear it; minutes typed in a row are one step."""
        run = self._live.run
        if run is None:
            return
        with told(self._live.window.bulletin):
            was = _Step(run.session, Cell(mark.session_id, mark.person_id, mark))
            now = _Step(run.session, Cell(mark.session_id, mark.person_id, changed))
            key = f"{words.split()[-1]} {mark.person_id}" if changed is not None else ""
            text = f"{self._live.veil.name(mark.person_id)}: {words}"
            make(self._stack, self._live.window.bulletin, Change(text, was, now, self._put, key))

    def _put(self, step: _Step) -> None:
        with self._live.doing():
            self._live.desk.attendance.restore((step.cell,), step.session)

    def _remember(self, text: str, undone: _Step, done: _Step) -> None:
        bulletin = self._live.window.bulletin
        self._stack.push(Replace(Change(text, undone, done, self._put), bulletin.trouble))
        bulletin.say(text, self._stack.undo)

    # Who came unexpected

    def _look_up(self, typed: str) -> None:
        run = self._live.run
        if run is None or self._live.hidden or len(typed.strip()) < 2:
            self._view.walk_in.show_known(())
            return
        with told(self._live.window.bulletin):
            here = set(run.names)
            known = [
                KnownShown(person.id, person.short_name)
                for person in self._live.desk.people.all()
                if person.id not in here
                and matches(typed, plain_letters(f"{person.display_name} {person.preferred_name} {person.alias}"))
            ]
            self._view.walk_in.show_known(known[:MOST_KNOWN])

    def _add(self, name: str, joins: bool) -> None:
        run = self._live.run
        if run is None:
            return
        bulletin = self._live.window.bulletin
        with told(bulletin, self._view.walk_in.show_refusal), self._live.doing():
            walked = self._live.desk.attendance.walk_in(run.session.id, name, joins=joins)
            text = f"{walked.person.short_name} is here"
            if walked.twin is not None:
                text += "; somebody of that name is known already"
            change = Change(text, (walked, False), (walked, True), self._keep)
            self._stack.push(Replace(change, bulletin.trouble))
            bulletin.say(text, self._stack.undo)
            self._view.close_form()

    def _keep(self, step: tuple[WalkedIn, bool]) -> None:
        walked, wanted = step
        with self._live.doing():
            self._live.desk.attendance.keep_walk_in(walked, wanted)

    def _add_known(self, person_id: PersonId) -> None:
        run = self._live.run
        if run is None:
            return
        with told(self._live.window.bulletin), self._live.doing():
            change = self._live.desk.attendance.guest(run.session.id, person_id)
            was = _Step(change.session_before or run.session, Cell(run.session.id, person_id, change.before))
            now = _Step(change.session, Cell(run.session.id, person_id, change.after))
            person = self._live.desk.people.get(person_id)
            self._remember(f"{person.short_name} is here as a guest", was, now)
            self._view.close_form()

    # Counting and ticking

    def _count_visitors(self, visitors: int) -> None:
        self._count(f"{visitors} visitor{'' if visitors == 1 else 's'} without a name", {"visitors": visitors})

    def _count_heads(self, heads: int) -> None:
        self._count(f"{heads} here", {"headcount": heads})

    def _count(self, text: str, counts: Counted) -> None:
        run = self._live.run
        if run is None:
            return
        with told(self._live.window.bulletin), self._live.doing():
            counted = self._live.desk.attendance.count(run.session.id, **counts)
            change = Change(text, counted.before, counted.after, self._recount, next(iter(counts)))
            self._stack.push(Replace(change, self._live.window.bulletin.trouble))
            self._live.window.bulletin.say(text, self._stack.undo)

    def _recount(self, session: Session) -> None:
        with self._live.doing():
            self._live.desk.attendance.recount(session)

    def _agree(self, read: bool) -> None:
        text = "The agreement was read out" if read else "The agreement was not read out"
        with told(self._live.window.bulletin):
            make(self._stack, self._live.window.bulletin, Change(text, not read, read, self._set_agreement))

    def _set_agreement(self, read: bool) -> None:
        run = self._live.run
        if run is not None:
            with self._live.doing():
                self._live.desk.running.set_agreement_read(run.session.id, read)


def _whole_minutes(time: timedelta) -> int:
    """Return whole minutes, at least 1 and at most what a mark holds."""
    return max(1, min(480, round(time / ONE_MINUTE)))
