"""Connects what is open about a person, and the contact log, with the use cases. Every change can be undone."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.follow_up import Contact
from workwell_desktop.domain.ids import FollowUpId, PersonId
from workwell_desktop.domain.note_class import NoteClass
from workwell_desktop.ui.kit.follow_up_form import Typed
from workwell_desktop.ui.kit.follow_up_words import settled_words
from workwell_desktop.ui.kit.outcome_panel import Settling
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.undo import Change, Replace
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.people.following_view import FollowingCard
from workwell_desktop.ui.people.log_view import EntryTyped, LogView
from workwell_desktop.usecases.desk import Desk
from workwell_desktop.usecases.follow_ups import FollowUpChange

if TYPE_CHECKING:
    from workwell_desktop.domain.story import PersonStory
    from workwell_desktop.ui.people.shown import PersonShown


class FollowingController(QObject):
    """Answers the wishes of the card of follow-ups and the contact log."""

    def __init__(self, desk: Desk, window: Window, page: Page, card: FollowingCard, log: LogView) -> None:
        super().__init__(page)
        self._desk, self._window, self._page = desk, window, page
        self._card, self._log = card, log
        self._person_id: PersonId | None = None
        self._shown: PersonShown | None = None
        card.make_requested.connect(self._make)
        card.settle_requested.connect(self._settle)
        log.form.add_requested.connect(self._add)
        log.remove_requested.connect(self._remove)

    def show(self, story: "PersonStory", shown: "PersonShown", *, fresh: bool) -> None:
        """Show what was read of a person."""
        self._person_id, self._shown = story.person.id, shown
        self._card.show_person(shown, fresh=fresh)
        self._log.show_person(shown, self._window.now(), fresh=fresh)
        self._log.sees.show_lines(self._desk.person_notes.who_sees(story.person.id, NoteClass.CONTACT_LOG))

    @Slot(object)
    def _make(self, typed: Typed) -> None:
        if self._person_id is None:
            return
        with told(self._window.bulletin, self._form_refused):
            made = self._desk.follow_ups.make_by_hand(typed.why, person_id=self._person_id, due=typed.due)
            self._card.close_form()
            self._push("Follow-up added", FollowUpChange(None, made))

    @Slot(object, object)
    def _settle(self, follow_up_id: FollowUpId, settling: Settling) -> None:
        with told(self._window.bulletin, self._panel_refused):
            change = self._desk.follow_ups.settle(
                follow_up_id, settling.outcome, settling.remark, way=settling.way, again=settling.again
            )
            self._card.fold()
            self._push(settled_words(settling.outcome, settling.again), change)

    @Slot(object)
    def _add(self, typed: EntryTyped) -> None:
        if self._person_id is None:
            return
        with told(self._window.bulletin, self._entry_refused):
            log = self._desk.contacts
            entry = replace(
                log.start(self._person_id, typed.outcome, typed.way, typed.at),
                text=typed.text,
                next_step=typed.next_step,
            )
            kept = log.add(entry)
            if self._shown is not None:
                self._log.form.begin(self._shown, self._window.now())
            self._say(Change("Added to the contact log", False, True, partial(self._put, kept)))

    @Slot(object)
    def _remove(self, contact: Contact) -> None:
        with told(self._window.bulletin):
            gone = self._desk.contacts.remove(contact)
            self._say(Change("Taken out of the contact log", True, False, partial(self._put_back, gone)))

    def _put(self, contact: Contact, there: bool) -> None:
        if there:
            self._desk.contacts.add(contact)
        else:
            self._desk.contacts.remove(contact)

    def _put_back(self, contact: Contact, there: bool) -> None:
        if there:
            self._desk.contacts.restore(contact)
        else:
            self._desk.contacts.remove(contact)

    def _push(self, words: str, change: FollowUpChange) -> None:
        self._say(Change(words, False, True, partial(self._desk.follow_ups.replay, change)))

    def _say(self, change: Change) -> None:
        """Put a change that has been made on the stack of the page, and say it."""
        stack, bulletin = self._page.undo_stack, self._window.bulletin
        stack.push(Replace(change, bulletin.trouble))
        bulletin.say(change.text, stack.undo)

    def _form_refused(self, refusal: Refusal) -> bool:
        return self._card.form.show_refusal(refusal.field, refusal.sentence)

    def _panel_refused(self, refusal: Refusal) -> bool:
        return self._card.panel.show_refusal(refusal.field, refusal.sentence)

    def _entry_refused(self, refusal: Refusal) -> bool:
        return self._log.form.show_refusal(refusal.field, refusal.sentence)
