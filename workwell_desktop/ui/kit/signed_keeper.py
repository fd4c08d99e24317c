"""Keeps one signed note at a time: writes the draft behind the keys, signs, locks, adds, reads earlier wordings.

The same for every class of notes: the room hands in the form and the verbs of its use case, and names the note.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.domain.signed import NoteState, Signed
from workwell_desktop.domain.text import clean_text
from workwell_desktop.domain.wording import EarlierWording
from workwell_desktop.ui.kit.autosave import Autosaver
from workwell_desktop.ui.kit.signed_form import SignedForm
from workwell_desktop.ui.kit.signed_words import signed_shown, stood
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.window_services import Window

Words = Mapping[str, str]


@dataclass(frozen=True, kw_only=True)
class NoteVerbs:
    """What can be done with the note of a key: an id of the note itself, or of what it belongs to.

    `words_of` returns the words of a note by the names of the form's fields; `called` is how the note is spoken of.
    Each raises `Refusal` when what the note belongs to is gone, or a rule says no.
    """

    called: str
    read: Callable[[Any], Signed | None]
    words_of: Callable[[Any], Words]
    write: Callable[[Any, Words], object]
    sign: Callable[[Any], object]
    lock: Callable[[Any], object]
    add: Callable[[Any, str, str], object]
    earlier: Callable[[Any], tuple[EarlierWording, ...]]


class SignedKeeper(QObject):
    """Shows the note in front and keeps what is typed."""

    was_read = Signal(object)
    """The note was read: a `Signed`, or None before its first word."""
    gone = Signal()
    """What the note belongs to is no longer here."""

    def __init__(self, form: SignedForm, verbs: NoteVerbs, window: Window, parent: QObject) -> None:
        super().__init__(parent)
        self._form, self._verbs, self._window = form, verbs, window
        self.saver = Autosaver(self._keep, window.bulletin, self)
        self.saver.refused.connect(form.show_refusal)
        self._late = Autosaver(self._keep_aside, window.bulletin, self)
        self._aside: dict[UUID, Words] = {}
        self._key: UUID | None = None
        self._note: Signed | None = None
        self._fresh = True
        form.text_edited.connect(self._typed)
        form.retry_requested.connect(self.saver.flush)
        form.sign_requested.connect(self._sign)
        form.sign_and_lock_requested.connect(self._sign_and_lock)
        form.lock_requested.connect(self._lock)
        form.wordings_requested.connect(self._read_earlier)
        form.addenda.add_requested.connect(self._add)

    @property
    def key(self) -> UUID | None:
        """What names the note in front; None without one."""
        return self._key

    # ----------------------------------------------------------------------------------------------------------- show

    def show(self, key: UUID) -> bool:
        """Bring the note of a key forward; whether it is another one than before."""
        another = key != self._key
        if another:
            self._put_aside()
            self._key, self._note, self._fresh = key, None, True
            self._form.turn_to(key)
        self.read()
        return another

    def read(self) -> None:
        """Read the note again and show it; what is being typed stays."""
        if self._key is None:
            return
        try:
            note = self._verbs.read(self._key)
        except Refusal:
            self.saver.discard()
            self._fresh = True
            self.gone.emit()
        except Fault as fault:
            self._window.bulletin.trouble(fault.sentence, self.read)
        else:
            self._show(note)
            self.was_read.emit(note)

    def leave(self) -> None:
        """Write what is still in the keys."""
        self.saver.flush()
        self._late.flush()

    def flushed(self) -> bool:
        """Write what is still in the keys of the note in front; whether nothing is left unwritten."""
        return self.saver.flush()

    def put_away(self) -> None:
        """Show no note any more; what could not be written waits."""
        self._put_aside()
        self._key, self._note, self._fresh = None, None, True

    def _put_aside(self) -> None:
        """Keep what could not be written of the note in front, and go on trying while another one is shown."""
        if self._key is not None and not self.saver.flush():
            self._aside[self._key] = self._form.words()
            self.saver.discard()
            self._late.touch()

    def _keep_aside(self) -> None:
        for key, words in list(self._aside.items()):
            try:
                self._verbs.write(key, words)
            except Refusal:
                continue  # too long, say: it waits for the facilitator to come back to it
            del self._aside[key]

    def _show(self, note: Signed | None) -> None:
        fresh, self._fresh, self._note = self._fresh, False, note
        kept = self._verbs.words_of(note) if note else {}
        self._form.show_reading(kept)
        self._form.show_standing(signed_shown(note))
        self._form.wordings.show_count(self._count())
        if self.saver.pending:
            self._form.show_saved("Saving…")
        elif fresh and self._key in self._aside:
            self._form.show_words(self._aside.pop(self._key))
            self._typed()
        elif fresh or not _reads_as(self._form.words(), kept):
            self._form.show_words(kept)

    def _count(self) -> int:
        return len(self._verbs.earlier(self._key)) if self._note is not None else 0

    # --------------------------------------------------------------------------------------------------------- typing

    def _typed(self) -> None:
        self._form.show_saved("Saving…")
        self.saver.touch()

    def _keep(self) -> None:
        """Keep the draft. On a fault the sentence stands beside the text, and the text stays."""
        if self._key is None:
            return
        try:
            self._verbs.write(self._key, self._form.words())
        except Fault as fault:
            self._form.show_saved("Not saved yet")
            self._form.show_trouble(fault.sentence)
            raise
        except Refusal:
            self._form.show_saved("Not saved yet")
            raise
        self._form.show_trouble("")
        self._note = self._verbs.read(self._key)
        self._form.show_saved(signed_shown(self._note).saved)

    # ----------------------------------------------------------------------------------------------------- sign, lock

    def _sign(self) -> None:
        if self._key is not None and self.saver.flush():
            self._attempt(partial(self._verbs.sign, self._key), f"{self._verbs.called} signed")

    def _sign_and_lock(self) -> None:
        if self._key is not None and self.saver.flush():
            self._attempt(partial(self._sign_then_lock, self._key), f"{self._verbs.called} signed and locked")

    def _sign_then_lock(self, key: UUID) -> None:
        if self._note is None or self._note.state is not NoteState.SIGNED:
            self._verbs.sign(key)
        self._verbs.lock(key)

    def _lock(self) -> None:
        if self._key is not None:
            self._attempt(partial(self._verbs.lock, self._key), f"{self._verbs.called} locked")

    def _attempt(self, act: Callable[[], object], said: str) -> None:
        try:
            act()
        except Refusal as no:
            self._form.show_refusal(no)
        except Fault as fault:
            self._window.bulletin.trouble(fault.sentence, partial(self._attempt, act, said))
        else:
            self._window.bulletin.well()
            self._window.bulletin.say(said)
        self.read()

    def _add(self, reason: str, text: str) -> None:
        if self._key is None:
            return
        try:
            self._verbs.add(self._key, reason, text)
        except Refusal as no:
            self._form.addenda.show_refusal(no)
        except Fault as fault:
            self._window.bulletin.trouble(fault.sentence, partial(self._add, reason, text))
        else:
            self._window.bulletin.well()
            self._window.bulletin.say("Addendum added")
            self._form.addenda.clear()
            self.read()

    def _read_earlier(self) -> None:
        if self._key is None:
            return
        with told(self._window.bulletin):
            wordings = self._verbs.earlier(self._key)
            self._form.wordings.show_wordings(
                tuple(self._form.labelled(each.words, stood(each.edited_at)) for each in wordings)
            )


def _reads_as(typed: Words, kept: Words) -> bool:
    """Whether what stands in the fields is what is kept, once cleaned."""
    try:
        return all(clean_text(words, name, label=name) == kept.get(name, "") for name, words in typed.items())
    except Refusal:
        return False
