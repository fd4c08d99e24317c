"""Connects the debrief page: keeps the draft, signs, locks, adds, and notices names of members."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.ids import SessionId
from workwell_desktop.domain.note_class import NoteClass
from workwell_desktop.domain.signed import NoteState
from workwell_desktop.ui.kit import dates
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.places_to_go import Place, ToDebrief, ToGroups, ToSession, ToSupervision
from workwell_desktop.ui.kit.signed_keeper import NoteVerbs, SignedKeeper, Words
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.reflection.debrief_view import DebriefView
from workwell_desktop.usecases.desk import Desk
from workwell_desktop.usecases.note_templates import templates_of

if TYPE_CHECKING:
    from workwell_desktop.domain.debrief import Debrief
    from workwell_desktop.usecases.reflections import DebriefDesk

_READ_FOR = Changes.REFLECTIONS | Changes.SESSIONS | Changes.GROUPS | Changes.KEEPING
_NAMES = Changes.PEOPLE | Changes.ROSTER | Changes.MARKS


class DebriefPage(Page):
    """The page that answers `ToDebrief`."""

    def __init__(self, desk: Desk, window: Window) -> None:
        super().__init__()
        self.view = DebriefView(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.controller = DebriefController(desk, window, self)

    @override
    def show_place(self, place: Place) -> None:
        if isinstance(place, ToDebrief):
            self.controller.show(place.session_id)

    @override
    def leaving(self) -> None:
        self.controller.leave()

    @override
    def refresh(self, changes: Changes) -> None:
        self.controller.hear(changes)


class DebriefController(QObject):
    """Shows the debrief of the session in front."""

    def __init__(self, desk: Desk, window: Window, page: DebriefPage) -> None:
        super().__init__(page)
        self._desk, self._window, self._view = desk, window, page.view
        self._here: DebriefDesk | None = None
        debriefs = desk.reflections.debriefs
        verbs = NoteVerbs(
            called="Debrief",
            read=self._read,
            words_of=_words_of,
            write=self._write,
            sign=debriefs.sign,
            lock=debriefs.lock,
            add=debriefs.add,
            earlier=debriefs.earlier,
        )
        self._keeper = SignedKeeper(self._view.form, verbs, window, self)
        self._keeper.was_read.connect(self._show_around)
        self._keeper.gone.connect(self._view.show_gone)
        self._view.form.templates.offer(templates_of(NoteClass.DEBRIEF))
        self._view.back_requested.connect(self._go_back)
        self._view.supervision_requested.connect(self._open_supervision)
        self._view.groups_requested.connect(self._open_groups)

    def show(self, session_id: SessionId) -> None:
        """Bring the debrief of a session forward."""
        if self._keeper.show(session_id):
            self._guard(session_id, anew=True)
            self._view.form.areas["text"].setFocus()

    def hear(self, changes: Changes) -> None:
        """Read again what these changes may have altered."""
        if changes & _NAMES and self._here is not None:
            self._guard(self._here.session.id, anew=False)
        if changes & _READ_FOR:
            self._keeper.read()

    def leave(self) -> None:
        """Write what is still in the keys."""
        self._keeper.leave()

    def _guard(self, session_id: SessionId, *, anew: bool) -> None:
        with told(self._window.bulletin):
            find = self._desk.closing.guard(session_id).find
            self._view.form.areas["text"].guard(find, anew=anew)

    def _read(self, session_id: SessionId) -> "Debrief | None":
        self._here = self._desk.reflections.debriefs.of_session(session_id)
        return self._here.note

    def _write(self, session_id: SessionId, words: Words) -> None:
        self._desk.reflections.debriefs.write(session_id, words["text"])

    def _show_around(self, _note: object) -> None:
        if self._here is None:
            return
        session, group = self._here.session, self._here.group
        when = f"{dates.weekday_day(session.day)}, {dates.clock(session.starts_at)}"
        draft = self._here.note is None or self._here.note.state is NoteState.DRAFT
        crumb = f"{group.name} · Session {session.number}"
        self._view.show_session("Debrief", f"{session.title} · {when}", crumb, draft=draft)
        with told(self._window.bulletin):
            self._view.sees.show_lines(self._desk.notes.who_sees(NoteClass.DEBRIEF, group.id))

    def _go_back(self) -> None:
        if self._here is not None:
            self._window.navigate(ToSession(self._here.session.id))

    def _open_supervision(self) -> None:
        self._window.navigate(ToSupervision())

    def _open_groups(self) -> None:
        self._window.navigate(ToGroups())


def _words_of(note: "Debrief") -> Words:
    return {"text": note.text}
