"""Puts a guide, or one part of it, into the plan of a session to come; every such step can be undone."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoStack

from workwell_desktop.domain.agenda import Agenda, Block
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.guide import Guide
from workwell_desktop.domain.ids import BlockId, SessionId
from workwell_desktop.domain.session import Session
from workwell_desktop.ui.guides.reader_view import ReaderView
from workwell_desktop.ui.guides.shown import ComingSession
from workwell_desktop.ui.guides.use_model import ask_guide, ask_part, coming, done_words, now_words
from workwell_desktop.ui.kit.places_to_go import ToCalendar, ToSession
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.undo import Change, Replace
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.usecases.desk import Desk

AHEAD = timedelta(days=62)
"""How far ahead sessions are looked for."""
MOST = 6
"""Sessions offered at once, the next first."""
CHANGED_SINCE = "The plan was changed since then, so it stays as it is. Open it to change it there."


class UseController(QObject):
    """Answers "Use in a session" and "Add this part". `guide` tells which guide is in front."""

    def __init__(
        self, desk: Desk, window: Window, view: ReaderView, stack: QUndoStack, guide: Callable[[], Guide | None]
    ) -> None:
        super().__init__(view)
        self._desk, self._window, self._view, self._stack, self._guide = desk, window, view, stack, guide
        self._part: Block | None = None
        self._last: SessionId | None = None
        self._done_at = 0
        view.head.use_requested.connect(self._ask_guide)
        view.part_requested.connect(self._ask_part)
        view.use.session_requested.connect(self._use)
        view.use.plan_requested.connect(self._open)
        view.use.undo_requested.connect(self._undo)
        view.use.closed.connect(self._focus_back)
        stack.indexChanged.connect(self._stepped)
        view.use.calendar_requested.connect(partial(window.navigate, ToCalendar()))

    def hear(self, changes: Changes) -> None:
        """Offer the sessions as they are now, while they are offered."""
        if changes & (Changes.SESSIONS | Changes.GROUPS) and self._view.use.buttons and self._view.use.isVisible():
            self._ask()

    def _ask_guide(self) -> None:
        self._part = None
        self._ask()

    def _ask_part(self, block_id: BlockId) -> None:
        guide = self._guide()
        self._part = next((each for each in guide.blocks if each.id == block_id), None) if guide else None
        if self._part is not None:
            self._ask()

    def _ask(self) -> None:
        guide = self._guide()
        if guide is None:
            return
        with told(self._window.bulletin):
            sessions = self._coming()
            part = self._part
            self._view.use.ask(ask_guide(guide, sessions) if part is None else ask_part(part.title, sessions))
            self._view.to_use()

    def _coming(self) -> tuple[ComingSession, ...]:
        """Return the next sessions, the one that was used last before the others."""
        now = self._window.now()
        entries = self._desk.calendar.read(now.date(), (now + AHEAD).date()).entries
        ahead = [each for each in entries if each.session.state.upcoming and each.session.ends_at >= now]
        ahead.sort(key=lambda each: (each.session.id != self._last, each.session.starts_at))
        chosen = ahead[:MOST]
        return tuple(coming(self._desk.sessions.get(each.session.id)[0], each.group.name, now) for each in chosen)

    def _use(self, session_id: SessionId) -> None:
        guide = self._guide()
        if guide is None:
            return
        with told(self._window.bulletin, lambda no: self._view.use.show_refusal(no.sentence)):
            part, guides = self._part, self._desk.guides
            used = guides.use_in(session_id, guide) if part is None else guides.add_part(session_id, part)
            session, group = self._desk.sessions.get(session_id)
            title = guide.head.title if part is None else part.title
            words = done_words(title, session, group.name, filled=part is None and not used.before.blocks)
            put = partial(self._put, session_id)
            change = Change(words.removesuffix("."), (used.after, used.before), (used.before, used.after), put)
            self._stack.push(Replace(change, self._window.bulletin.trouble))
            self._last = session_id
            self._done_at = self._stack.index()
            self._view.use.show_done(words, now_words(session), session_id)
            self._view.to_use()
            self._window.bulletin.say(words, self._undo)

    def _put(self, session_id: SessionId, expected_and_wanted: tuple[Agenda, Agenda]) -> None:
        """Put a plan back, unless it was changed elsewhere since."""
        expected, wanted = expected_and_wanted
        if self._plan(session_id).agenda != expected:
            raise Refusal(CHANGED_SINCE)
        self._desk.sessions.save_agenda(session_id, wanted)

    def _plan(self, session_id: SessionId) -> Session:
        return self._desk.sessions.get(session_id)[0]

    def _undo(self) -> None:
        self._stack.undo()
        self._view.use.fold()

    def _stepped(self, index: int) -> None:
        """Take away what says that it was done, once it was undone, by whichever way."""
        if index < self._done_at:
            self._done_at = 0
            self._view.use.fold()

    def _open(self, session_id: SessionId) -> None:
        self._window.navigate(ToSession(session_id))

    def _focus_back(self) -> None:
        self._view.head.use.setFocus()
