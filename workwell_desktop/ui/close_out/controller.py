"""Connects closing out with the use cases: which session, which step, what is left, where quick notes go."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.closing import first_left
from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.domain.ids import QuickNoteId, SessionId
from workwell_desktop.domain.note import NoteState
from workwell_desktop.domain.note_class import NoteClass
from workwell_desktop.domain.quick_note import QuickNoteFate
from workwell_desktop.domain.session import ClosingStep
from workwell_desktop.ui.close_out.attendance_controller import AttendanceController
from workwell_desktop.ui.close_out.later_controller import LaterController
from workwell_desktop.ui.close_out.model import quick_shown
from workwell_desktop.ui.close_out.people_controller import PeopleController
from workwell_desktop.ui.close_out.shown import HeadShown, StepShown
from workwell_desktop.ui.close_out.view import CloseOutView
from workwell_desktop.ui.kit.nested_page import NestedPage
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.places_to_go import Place, ToCloseOut, ToDebrief, ToNote, ToSession, ToToday
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.undo import Change, make
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.usecases.closing import Closing, Filed
from workwell_desktop.usecases.desk import Desk

_OFF = "This session did not take place. Its plan says why."
_TO_COME = "This session is still to come. It can be closed out once it has been held."
_GONE = "This session is no longer here. It may have been removed just now."
_SAID = {
    QuickNoteFate.GROUP_NOTE: "Brought to the group note",
    QuickNoteFate.PERSON_NOTE: "Brought to the person note",
    QuickNoteFate.FOLLOW_UP: "Made a follow-up",
    QuickNoteFate.SET_ASIDE: "Set aside",
}


class CloseOutPage(Page):
    """The page that answers `ToCloseOut`. The form of the note is another room's page, handed in."""

    def __init__(self, desk: Desk, window: Window, note: NestedPage) -> None:
        super().__init__()
        self.note = note
        self.view = CloseOutView(note)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.use_undo_stack(note.undo_stack)
        self.controller = CloseOutController(desk, window, self)

    @override
    def show_place(self, place: Place) -> None:
        if isinstance(place, ToCloseOut):
            self.controller.show(place)

    @override
    def leaving(self) -> None:
        self.controller.leave()

    @override
    def refresh(self, changes: Changes) -> None:
        self.note.refresh(changes)
        if changes:
            self.controller.read()


class CloseOutController(QObject):
    """Shows one session's closing; each step has a controller of its own."""

    def __init__(self, desk: Desk, window: Window, page: CloseOutPage) -> None:
        super().__init__(page)
        self._desk, self._window, self._page, self._view = desk, window, page, page.view
        self._session_id: SessionId | None = None
        self._closing: Closing | None = None
        self.attendance = AttendanceController(desk, window, page, page.view)
        self.people = PeopleController(desk, window, page, page.view)
        self.later = LaterController(desk, window, page, page.view)
        view = self._view
        view.back_requested.connect(self._open_plan)
        view.plan_requested.connect(self._open_plan)
        view.later_requested.connect(self._finish_later)
        view.step_requested.connect(self._go_to)
        view.settle_requested.connect(self._settle)
        view.on_requested.connect(self._go_on)
        view.quick.file_requested.connect(self._file)
        view.feedback.ticked.connect(self._tick_feedback)
        view.notes.turned.connect(self._show_bounds)
        view.debrief.open.clicked.connect(self._open_debrief)
        view.next.note_requested.connect(partial(self._go_to, ClosingStep.NOTES))

    # ----------------------------------------------------------------------------------------------------------- show

    def show(self, place: ToCloseOut) -> None:
        """Show a session's closing, at the step the place names or at the first that is left."""
        if place.session_id != self._session_id:
            self.leave()
            self._session_id = place.session_id
        wanted = next((step for step in ClosingStep if step.value == place.step), None)
        closing = self.read()
        if closing is not None:
            self._page.note.show_place(ToNote(place.session_id))
            self._bring(wanted or first_left(closing.steps) or ClosingStep.ATTENDANCE)

    def read(self) -> Closing | None:
        """Read the closing again and show it; None when there is nothing to close out."""
        self._closing = None
        if self._session_id is None:
            return None
        try:
            closing = self._desk.closing.read(self._session_id)
            crumb = f"{closing.group.name} · Session {closing.session.number}"
            to_come = closing.session.state.upcoming and closing.session.day > self._window.now().date()
            if closing.session.state.off or to_come:
                self._view.show_gone(crumb, _TO_COME if to_come else _OFF)
                return None
            self._show(closing, crumb)
        except Refusal:
            self._view.show_gone("", _GONE)
            return None
        except Fault as fault:
            self._window.bulletin.trouble(fault.sentence, self.read)
            return None
        self._closing = closing
        return closing

    def _show(self, closing: Closing, crumb: str) -> None:
        session = closing.session
        steps = tuple(StepShown(each.step, each.done, each.left) for each in closing.steps)
        note = self._desk.notes.of_session(session.id).note
        self._view.show_head(HeadShown(crumb, steps, note is not None and not note.text.empty))
        self.attendance.show(closing.register)
        self.people.show(session.id)
        self.later.show(closing)
        note_open = note is None or note.state is NoteState.DRAFT
        self._view.quick.show_notes(
            tuple(quick_shown(each, closing.group, note_open=note_open) for each in closing.quick_notes)
        )
        self._show_bounds()
        self._view.feedback.show_done(ClosingStep.FEEDBACK in session.closed)

    def _show_bounds(self) -> None:
        """Show who can see the kind of note in front."""
        if self._session_id is None:
            return
        front = NoteClass.PERSON_NOTE if self._view.notes.people_in_front else NoteClass.SESSION_SUMMARY
        with told(self._window.bulletin):
            group = self._desk.notes.of_session(self._session_id).group
            self._view.who.show_lines(front, self._desk.notes.who_sees(front, group.id))

    def leave(self) -> None:
        """Write what is still in the keys, in every step."""
        self._page.note.leaving()
        self.attendance.flush()
        self.people.flush()

    # ---------------------------------------------------------------------------------------------------------- steps

    def _go_to(self, step: ClosingStep) -> None:
        self.leave()
        self._bring(step)
        self.read()

    def _bring(self, step: ClosingStep) -> None:
        self._view.show_step(step)
        if self._closing is not None:
            steps = tuple(StepShown(each.step, each.done, each.left) for each in self._closing.steps)
            self._view.steps.show_steps(steps, step)
        self._view.take_keys()

    def _settle(self, step: ClosingStep) -> None:
        if self._session_id is None:
            return
        self.leave()
        with told(self._window.bulletin):
            self._desk.closing.settle(self._session_id, step)
            self._go_on(step)

    def _go_on(self, step: ClosingStep) -> None:
        """Go to the next step that is left; when none is, the session is closed out."""
        self.leave()
        closing = self.read()
        if closing is None:
            return
        following = first_left(closing.steps, step)
        if following is not None and following is not step:
            self._bring(following)
        elif following is None:
            self._window.bulletin.say("This session is closed out")
            self._window.navigate(ToToday())

    def _tick_feedback(self, done: bool) -> None:
        if self._session_id is not None:
            with told(self._window.bulletin):
                self._desk.closing.settle(self._session_id, ClosingStep.FEEDBACK, done)

    # ---------------------------------------------------------------------------------------------------- quick notes

    def _file(self, note_id: QuickNoteId, fate: QuickNoteFate) -> None:
        """Bring a quick note to its place; words in the keys are written first, so that none is lost on the way."""
        if not self._page.note.flushed() or not self.people.flush():
            return
        change = Change(_SAID[fate], False, True, _Filing(self._desk, self._page.note, note_id, fate))
        with told(self._window.bulletin):
            make(self._page.undo_stack, self._window.bulletin, change)

    # ------------------------------------------------------------------------------------------------------------- go

    def _finish_later(self) -> None:
        self._window.navigate(ToToday())

    def _open_debrief(self) -> None:
        if self._session_id is not None:
            self._window.navigate(ToDebrief(self._session_id))

    def _open_plan(self) -> None:
        if self._session_id is not None:
            self._window.navigate(ToSession(self._session_id))


class _Filing:
    """Brings a quick note to its place, and takes it out again."""

    def __init__(self, desk: Desk, note: NestedPage, note_id: QuickNoteId, fate: QuickNoteFate) -> None:
        self._desk, self._note, self._note_id, self._fate = desk, note, note_id, fate
        self._filed: Filed | None = None

    def __call__(self, wanted: bool) -> None:
        """Do it, or undo it."""
        self._note.flushed()
        if wanted:
            self._filed = self._desk.closing.file(self._note_id, self._fate)
        elif self._filed is not None:
            self._desk.closing.take_back(self._filed)
