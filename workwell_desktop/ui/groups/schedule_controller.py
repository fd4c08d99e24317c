"""Connects the schedules of a group with the use cases: preview while typing, keep, end; everything is undoable."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimeZone, Slot

from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.domain.ids import GroupId, ScheduleId
from workwell_desktop.domain.moments import zone_called
from workwell_desktop.domain.schedule import Schedule
from workwell_desktop.domain.session import Session
from workwell_desktop.domain.timetable import Laid
from workwell_desktop.ui.groups.schedule_model import (
    changes_in_words,
    foreseen,
    schedule_from,
    schedule_lines,
    typed_of,
)
from workwell_desktop.ui.groups.schedule_shown import Foreseen
from workwell_desktop.ui.groups.sessions_view import SessionsView
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.undo import Change, Replace
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.usecases.desk import Desk


def own_zone() -> str:
    """Return the name of this computer's time zone; empty when it has none that is known."""
    name = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "ignore")
    return name if zone_called(name) is not None else ""


class SchedulesController(QObject):
    """Answers the wishes of the card, the form and the panel for ending."""

    def __init__(self, desk: Desk, window: Window, page: Page, view: SessionsView) -> None:
        super().__init__(page)
        self._desk, self._window, self._page = desk, window, page
        self._card, self._form, self._panel = view.schedule, view.schedule_form, view.schedule_end
        self._group_id: GroupId | None = None
        self._schedules: tuple[Schedule, ...] = ()
        self._sessions: Sequence[Session] = ()
        self._asked: Schedule | None = None
        self._connect()

    def _connect(self) -> None:
        self._card.set_requested.connect(self._propose)
        self._card.change_requested.connect(self._change)
        self._card.end_requested.connect(self._ask_to_end)
        self._form.edited.connect(self._foresee)
        self._form.agreed.connect(self._keep)
        self._form.cancelled.connect(self._fold)
        self._panel.day_chosen.connect(self._foresee_end)
        self._panel.agreed.connect(self._end)
        self._panel.cancelled.connect(self._fold)

    def begin(self, group_id: GroupId) -> None:
        """Turn to another group; what was typed and not kept is dropped."""
        if group_id != self._group_id:
            self._group_id = group_id
            self._fold_away()

    def read(self, sessions: Sequence[Session], *, can_plan: bool) -> None:
        """Show the group's schedules beside its sessions."""
        if self._group_id is None:
            return
        self._schedules, self._sessions = self._desk.schedules.of_group(self._group_id), sessions
        lines = schedule_lines(self._schedules, sessions, self._window.now())
        self._card.show_schedules(lines, can_plan=can_plan)
        if self._asked is not None and self._form.isVisible():
            self._foresee()

    @Slot()
    def _propose(self) -> None:
        if self._group_id is not None:
            with told(self._window.bulletin):
                proposed = self._desk.schedules.propose(self._group_id, own_zone())
                self._show(proposed, "Set a schedule", fresh=True)

    @Slot(object)
    def _change(self, schedule_id: ScheduleId) -> None:
        known = self._known(schedule_id)
        if known is not None:
            now = self._window.now()
            begun = any(s.schedule_id == schedule_id and s.starts_at < now for s in self._sessions)
            self._show(known, "Change the schedule", fresh=not begun)

    def _show(self, schedule: Schedule, title: str, *, fresh: bool) -> None:
        self._fold_away()
        self._asked = schedule
        self._card.hide()
        self._form.show_typed(typed_of(schedule), title=title, fresh=fresh)
        self._foresee()

    @Slot(object)
    def _ask_to_end(self, schedule_id: ScheduleId) -> None:
        self._fold_away()
        self._asked = self._known(schedule_id)
        self._card.hide()
        self._panel.ask(self._window.now().date())
        self._foresee_end()

    def _known(self, schedule_id: ScheduleId) -> Schedule | None:
        return next((schedule for schedule in self._schedules if schedule.id == schedule_id), None)

    @Slot()
    def _foresee(self) -> None:
        """Show what keeping the form would come to; a rule that says no is told, but not held against anyone yet."""
        if self._asked is None:
            return
        typed = self._form.typed()
        wanted = schedule_from(self._asked, typed)
        try:
            laid = self._desk.schedules.foresee(wanted, typed.reason)
        except Refusal as no:
            self._form.show_foreseen(Foreseen(trouble=no.sentence))
            if no.field == "reason":
                self._form.ask_for_reason(True)
        except Fault as fault:
            self._window.bulletin.trouble(fault.sentence)
        else:
            self._form.show_foreseen(foreseen(wanted, laid, self._sessions, self._window.now()))

    @Slot()
    def _keep(self) -> None:
        if self._asked is not None:
            typed = self._form.typed()
            wanted = schedule_from(self._asked, typed)
            self._act("Schedule kept", lambda: self._desk.schedules.save(wanted, typed.reason))

    @Slot()
    def _foresee_end(self) -> None:
        if self._asked is not None and self._panel.isVisible():
            with told(self._window.bulletin):
                laid = self._desk.schedules.foresee_end(self._asked.id, self._panel.on())
                self._panel.changes.setText(changes_in_words(laid))

    @Slot()
    def _end(self) -> None:
        if self._asked is not None:
            asked, on = self._asked, self._panel.on()
            self._act("Schedule ended", lambda: self._desk.schedules.end(asked.id, on))

    def _act(self, text: str, act: Callable[[], Laid]) -> None:
        """Do something and keep the way back."""
        with told(self._window.bulletin, self._refused):
            laid = act()
            self._fold()
            words = f"{text}: {laid.in_words}" if laid.in_words else text
            stack = self._page.undo_stack
            if not laid.nothing:
                change = Change(words, laid.reversed, laid, self._desk.schedules.put)
                stack.push(Replace(change, self._window.bulletin.trouble))
            self._window.bulletin.say(words, None if laid.nothing else stack.undo)

    def _refused(self, refusal: Refusal) -> bool:
        return self._form.isVisible() and self._form.show_refusal(refusal.field, refusal.sentence)

    @Slot()
    def _fold(self) -> None:
        self._fold_away()
        self._card.take_focus()

    def _fold_away(self) -> None:
        self._asked = None
        self._form.hide()
        self._panel.hide()
        self._card.show()
