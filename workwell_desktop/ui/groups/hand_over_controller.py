"""Keeps a group's hand-over note as it is typed; signing, beginning anew and removing a draft."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workwell_desktop.domain.ids import GroupId
from workwell_desktop.domain.note_class import NoteClass
from workwell_desktop.domain.signed import NoteState
from workwell_desktop.ui.groups.hand_over_view import HandOverView
from workwell_desktop.ui.groups.shown import HandedOver
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.places_to_go import ToSafety
from workwell_desktop.ui.kit.signed_keeper import NoteVerbs, SignedKeeper, Words
from workwell_desktop.ui.kit.signed_words import signed_shown
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.undo import Change, make
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.usecases.desk import Desk
from workwell_desktop.usecases.note_templates import templates_of

if TYPE_CHECKING:
    from workwell_desktop.domain.hand_over_note import HandOverNote
    from workwell_desktop.usecases.hand_over_notes import HandOverDesk, HandOverNotes


class HandOverController(QObject):
    """Answers the wishes of the tab of the hand-over note."""

    def __init__(self, desk: Desk, window: Window, page: Page, view: HandOverView) -> None:
        super().__init__(page)
        self._desk, self._window, self._page, self._view = desk, window, page, view
        self._notes: HandOverNotes = desk.reflections.hand_over_notes
        self._here: HandOverDesk | None = None
        self._group_id: GroupId | None = None
        verbs = NoteVerbs(
            called="Hand-over note",
            read=self._read_note,
            words_of=_words_of,
            write=self._write,
            sign=self._notes.sign,
            lock=self._notes.lock,
            add=self._notes.add,
            earlier=self._notes.earlier,
        )
        self._keeper = SignedKeeper(view.form, verbs, window, self)
        self._keeper.was_read.connect(self._show_around)
        view.form.templates.offer(templates_of(NoteClass.HAND_OVER))
        view.anew_requested.connect(self._begin_anew)
        view.remove_requested.connect(self._remove)
        view.bundle_requested.connect(self._give)

    def begin(self, group_id: GroupId) -> None:
        """Turn to another group; what is waiting for the last one is written first."""
        self._group_id = group_id

    def flush(self) -> None:
        """Write what is still in the keys."""
        self._keeper.leave()

    def read(self) -> None:
        """Show what is kept, but never over what is being typed."""
        if self._group_id is None:
            return
        find = self._notes.guard(self._group_id).find
        another = self._keeper.show(self._group_id)
        self._view.form.areas["text"].guard(find, anew=another)

    def _give(self) -> None:
        if self._group_id is not None:
            self.flush()
            self._window.navigate(ToSafety("hand_over", self._group_id))

    def _read_note(self, group_id: GroupId) -> "HandOverNote | None":
        self._here = self._notes.of_group(group_id)
        return self._here.note

    def _write(self, group_id: GroupId, words: Words) -> None:
        self._notes.write(group_id, words["text"])

    def _show_around(self, note: "HandOverNote | None") -> None:
        if self._here is None:
            return
        before = tuple(_handed_over(each) for each in self._here.before)
        draft = note is None or note.state is NoteState.DRAFT
        self._view.show_around(before, begun=note is not None, draft=draft)
        with told(self._window.bulletin):
            self._view.sees.show_lines(self._desk.notes.who_sees(NoteClass.HAND_OVER, self._here.group.id))

    def _begin_anew(self) -> None:
        if self._group_id is None:
            return
        with told(self._window.bulletin):
            self._notes.begin_anew(self._group_id)
            self._keeper.read()
            self._view.form.areas["text"].setFocus()
            self._window.bulletin.say("A new hand-over note begins with the words of the last one")

    def _remove(self) -> None:
        if self._here is None or self._here.note is None or not self._keeper.flushed():
            return
        with told(self._window.bulletin):
            note = self._notes.of_group(self._here.group.id).note
            if note is not None:
                change = Change("Draft removed", note, None, _Put(self._notes, note))
                make(self._page.undo_stack, self._window.bulletin, change)


class _Put:
    """Keeps a note, or takes it away."""

    def __init__(self, notes: "HandOverNotes", note: "HandOverNote") -> None:
        self._notes, self._note = notes, note

    def __call__(self, wanted: "HandOverNote | None") -> None:
        """Do it."""
        if wanted is None:
            self._notes.remove(self._note.id)
        else:
            self._notes.put(wanted)


def _handed_over(note: "HandOverNote") -> HandedOver:
    shown = signed_shown(note)
    return HandedOver(shown.signature, note.text, shown.warning, shown.addenda)


def _words_of(note: "HandOverNote") -> Words:
    return {"text": note.text}
