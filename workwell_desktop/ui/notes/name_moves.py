"""Minds the names in a group note: knows whom to look for, and moves a sentence to a person note and back."""

from functools import partial

from PySide6.QtCore import QObject

from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.domain.ids import PersonId, SessionId
from workwell_desktop.domain.name_guard import sentence_around, without
from workwell_desktop.domain.note import NoteText
from workwell_desktop.ui.kit.autosave import Autosaver
from workwell_desktop.ui.kit.guarded_text import NameInText
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.undo import Change, make
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.notes.form_view import NoteFormView
from workwell_desktop.usecases.desk import Desk
from workwell_desktop.usecases.person_notes import SentenceMoved


class NameMoves(QObject):
    """Answers the notices beneath the fields of a note."""

    def __init__(self, desk: Desk, window: Window, page: Page, view: NoteFormView, saver: Autosaver) -> None:
        super().__init__(page)
        self._desk, self._window, self._page, self._view, self._saver = desk, window, page, view, saver
        self._session_id: SessionId | None = None
        for name, notice in self._view.notices.items():
            notice.move_requested.connect(partial(self._move, name))

    def watch(self, session_id: SessionId) -> None:
        """Look for the names of this session's people from now on; typing goes on when that cannot be read."""
        another = session_id != self._session_id
        if another:
            self._page.undo_stack.clear()
        self._session_id = session_id
        try:
            guard = self._desk.closing.guard(session_id)
            here = self._desk.person_notes.of_session(session_id)
        except (Refusal, Fault):
            return
        called = {each.entry.person_id: each.entry.name for each in here.people} if here.allowed else {}
        for name, area in self._view.areas.items():
            area.guard(guard.find, anew=another)
            self._view.notices[name].offer_person_notes(called)

    def _move(self, field: str, name: NameInText, person_id: PersonId) -> None:
        """Move the sentence with a name; the draft is written first, so that nothing typed is lost on the way."""
        if self._session_id is None or not self._saver.flush():
            return
        area = self._view.areas[field]
        text = area.toPlainText()
        start, end = sentence_around(text, name.found, [each.found for each in area.names()])
        before = self._view.text()
        after = NoteText(**{**_as_dict(before), field: without(text, start, end)})
        moved = SentenceMoved(self._session_id, person_id, before.checked(), after.checked(), text[start:end])
        change = Change("Moved to a person note", False, True, partial(self._put, moved))
        with told(self._window.bulletin):
            make(self._page.undo_stack, self._window.bulletin, change)
        area.setFocus()

    def _put(self, moved: SentenceMoved, wanted: bool) -> None:
        if wanted:
            self._desk.person_notes.move_here(moved)
        elif self._saver.flush():
            self._desk.person_notes.move_back(moved)


def _as_dict(text: NoteText) -> dict[str, str]:
    return {"aims": text.aims, "happened": text.happened, "next_time": text.next_time}
