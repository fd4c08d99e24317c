"""Runs the session on the screen: ticks once a second without the database, and stores each press as it happens."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.ids import BlockId, SessionId
from workwell_desktop.ui.kit.actions import Action
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.places_to_go import Place, ToRun
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.undo import Change, Replace
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.run.live import Live
from workwell_desktop.ui.run.model import bar_of, ended_of, now_of, offers_round, script_of
from workwell_desktop.ui.run.notes_controller import NotesController
from workwell_desktop.ui.run.people_controller import PeopleController
from workwell_desktop.ui.run.round_controller import RoundController
from workwell_desktop.ui.run.view import RunView
from workwell_desktop.ui.run.ways_controller import WaysController
from workwell_desktop.usecases.desk import Desk
from workwell_desktop.usecases.running import Ran

WATCHED = Changes.GROUPS | Changes.PEOPLE | Changes.ROSTER | Changes.SESSIONS | Changes.MARKS | Changes.RUNNING
RUNNING = "Running a session"
"""The heading of its keys on the sheet of shortcuts."""

ONE_MINUTE = 60
LAID_OUT = 50
"""Milliseconds after which a card that has just opened stands in its place."""


class RunPage(Page):
    """The page of a running session; it takes the whole window."""

    fills_window = True
    looked_at_for_long = True

    def __init__(self, desk: Desk, window: Window) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.view = RunView(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.controller = RunController(desk, window, self)

    def show_place(self, place: Place) -> None:
        """Show the session of the place."""
        if isinstance(place, ToRun):
            self.controller.show(place.session_id)

    def refresh(self, changes: Changes) -> None:
        """Read again when something of the session may differ."""
        if changes & WATCHED:
            self.controller.read()

    def leaving(self) -> None:
        """Keep the quick note that was being typed."""
        self.controller.notes.flush()

    def hide_names(self, hidden: bool) -> bool:
        """Call people by numbers and hide the quick notes, or show both again."""
        self.controller.hide_names(hidden)
        return True

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.controller.ticks(True)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.controller.ticks(False)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the keys that no button or field had a use for."""
        deed = self.controller.deed_of(event.key())
        plain = not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if deed is not None and plain:
            deed()
        else:
            super().keyPressEvent(event)


class RunController(QObject):
    """Answers the clock; people, notes and the round have controllers of their own."""

    def __init__(self, desk: Desk, window: Window, page: RunPage) -> None:
        super().__init__(page)
        self._desk, self._window, self._page, self._view = desk, window, page, page.view
        self._part: BlockId | None = None
        self.live = Live(desk, window, self.read)
        self.people = PeopleController(self.live, self._view.people, page.undo_stack, self)
        self.notes = NotesController(self.live, (self._view.notes, self._view.cards), page.undo_stack, self)
        self.round = RoundController(self.live, self._view.round, self)
        self.ways = WaysController(self.live, self._view, page, self.tick, self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_the_second)
        self._connect()
        self._add_actions()

    def _connect(self) -> None:
        bar, now = self._view.bar, self._view.now
        bar.pause_requested.connect(self.pause)
        bar.end_requested.connect(self.end)
        now.start_requested.connect(self.start)
        now.adjust_requested.connect(self.adjust)
        now.back_requested.connect(self.back)
        now.next_requested.connect(self.next)
        now.round_requested.connect(self._toggle_round)
        self._view.notes.left.connect(self._take_keyboard)
        self._view.cards_opened.connect(self.notes.show_cards)

    def _add_actions(self) -> None:
        for key, text, call, keys in (
            ("run.round", "Round timer", self._toggle_round, "R"),
            ("run.pass", "Pass in the round", self.round.pass_on, "P"),
            ("run.come_back", "Come back in the round", self.round.come_back, "B"),
            ("run.note", "Write a quick note", self._view.write_note, "N"),
        ):
            self._window.actions.add(Action(key, text, call, RUNNING, keys), self._page)

    def deed_of(self, key: int) -> Callable[[], object] | None:
        """Return what a key does when nothing that has the keyboard wants it."""
        deeds: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Right: self.next,
            Qt.Key.Key_Left: self.back,
            Qt.Key.Key_Plus: self._five_more,
            Qt.Key.Key_Minus: self._five_fewer,
            Qt.Key.Key_Space: self.pause,
            Qt.Key.Key_Return: self.round.next,
            Qt.Key.Key_Enter: self.round.next,
            Qt.Key.Key_Escape: self.ways.leave,
        }
        return deeds.get(key)

    # Showing

    def show(self, session_id: SessionId) -> None:
        """Show a session, from what was stored of it."""
        if self.live.session_id != session_id:
            self.notes.flush()
            self._page.undo_stack.clear()
            self.round.close()
            self._part = None
            self._view.people.choose(None)
            self.live.session_id = session_id
        with told(self._window.bulletin):
            self.live.read()
            self.live.remember()
            self._show_all()
        self._take_keyboard()

    def read(self) -> None:
        """Read the session again and show it."""
        if self.live.session_id is None or self.live.quiet:
            return
        with told(self._window.bulletin):
            self.live.read()
            self.round.follow()
            self._show_all()

    def _show_all(self) -> None:
        run = self.live.run
        if run is None:
            return
        self._view.show_live(not self.live.over)
        self.ways.show()
        self.people.show()
        self.notes.show()
        if self.live.over:
            self._view.ended.show_ended(ended_of(run.session, self.live.state(), self.live.veil))
        self.tick()

    def tick(self) -> None:
        """Show this second. Nothing is read: the state follows from what was read before."""
        run = self.live.run
        if run is None:
            return
        self._mind_the_clock()
        state = self.live.state()
        settings = self._window.settings.current
        bar = bar_of(run.group, run.session, state)
        self._view.bar.show_bar(bar)
        if self.live.over:
            return
        ways = {"counts_up": settings.clock_counts_up, "hidden": settings.clock_hidden}
        self._view.now.show_now(now_of(run.session, state, self.live.veil, **ways), can_start=bar.start)
        self._view.script.show_script(script_of(state, self.live.veil, self.live.usual))
        self._view.now.offer_round(offers_round(state) and state.running and self.round.going is None)
        self._leave_round_behind(state.block.id if state.block else None)
        self.round.show(state)
        self._view.make_room()

    def _leave_round_behind(self, part: BlockId | None) -> None:
        """Put the round away when its part is over."""
        if part != self._part:
            self._part = part
            self.round.close()

    def ticks(self, wanted: bool) -> None:
        """Tick while the page is in sight."""
        if wanted:
            self._on_the_second()
        else:
            self._timer.stop()

    def _on_the_second(self) -> None:
        self.tick()
        self._timer.start(max(50, 1005 - self._window.now().microsecond // 1000))

    def _mind_the_clock(self) -> None:
        """Store it when the computer's clock was set, so that the session does not feel it."""
        watch = self._window.clock_watch
        moved = watch.moved() if watch is not None else 0
        if watch is None or not moved:
            return
        stored = False
        watch.settle(moved)
        with told(self._window.bulletin), self.live.doing():
            self._desk.running.clock_moved(moved)
            stored = True
        if not stored:
            watch.settle(-moved)  # the next second tries again

    def hide_names(self, hidden: bool) -> None:
        """Hide every name on the screen, or show them again."""
        self.live.hide(hidden)
        self._show_all()

    # The clock

    def start(self) -> None:
        """Start the session."""
        ran = self._do(self._desk.running.start)
        if ran is not None:
            self._remember("Session started", ran)

    def end(self) -> None:
        """End the session and go where it is closed out; nothing is asked, for it can be undone."""
        ran = self._do(self._desk.running.end)
        if ran is not None:
            self._remember("Session ended", ran)
            self.ways.close_out()

    def pause(self) -> None:
        """Let the clock stand still, or go on. Before the start there is nothing to pause."""
        state = self.live.state() if self.live.run is not None else None
        if state is not None and state.running:
            self._do(self._desk.running.resume if state.paused else self._desk.running.pause)

    def next(self) -> None:
        """Go on to the next part."""
        self._do(self._desk.running.next)

    def back(self) -> None:
        """Go back to the part before."""
        self._do(self._desk.running.back)

    def adjust(self, seconds: int) -> None:
        """Give the part in hand more time, or less."""
        self._do(lambda session_id: self._desk.running.adjust(session_id, seconds))

    def _five_more(self) -> None:
        self.adjust(5 * ONE_MINUTE)

    def _five_fewer(self) -> None:
        self.adjust(-5 * ONE_MINUTE)

    def _do(self, deed: Callable[[SessionId], Ran]) -> Ran | None:
        """Store one press and show what came of it."""
        if self.live.session_id is None:
            return None
        stored: list[Ran] = []
        self._mind_the_clock()
        with told(self._window.bulletin), self.live.doing():
            stored.append(deed(self.live.session_id))
        return stored[0] if stored else None

    def _remember(self, text: str, ran: Ran) -> None:
        change = Change(text, (ran, False), (ran, True), self._put)
        self._page.undo_stack.push(Replace(change, self._window.bulletin.trouble))
        self._window.bulletin.say(text, self._page.undo_stack.undo)

    def _put(self, step: tuple[Ran, bool]) -> None:
        ran, wanted = step
        with self.live.doing():
            if wanted:
                self._desk.running.again(ran)
            else:
                self._desk.running.take_back(ran)
        if not wanted:
            self._window.navigate(ToRun(ran.event.session_id))

    # The rest

    def _toggle_round(self) -> None:
        self.round.toggle()
        self.tick()
        QTimer.singleShot(LAID_OUT, self._view, self._view.show_round)

    def _take_keyboard(self) -> None:
        self._page.setFocus(Qt.FocusReason.OtherFocusReason)
