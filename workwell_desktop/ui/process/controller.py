"""Connects the page of private notes: sets them up, opens and closes them, brings a backup back.

They are open only while this page is in front, and not longer than two minutes after the last key.
"""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout
from typing_extensions import override

from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.places_to_go import Place, ToNote, ToPerson, ToProcessNotes
from workwell_desktop.ui.kit.signed_words import moment
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.process.closed_view import RestoreCard
from workwell_desktop.ui.process.hush import hushed
from workwell_desktop.ui.process.notes_controller import OpenController
from workwell_desktop.ui.process.rest import Rest
from workwell_desktop.ui.process.view import ProcessView
from workwell_desktop.usecases.access import judge_passphrase
from workwell_desktop.usecases.process_notes import OpenNotes, PrivateNotes

T = TypeVar("T")

_TITLES = Changes.GROUPS | Changes.PEOPLE | Changes.SESSIONS
NOT_SAVED = "Your last words could not be saved yet, so the notes are still open."
NOT_BACKED_UP = "The backup of your private notes could not be made. WorkWell tries again when they are next closed."


class ProcessPage(Page):
    """The page that answers `ToProcessNotes`."""

    words_may_be_kept = False

    def __init__(self, private: PrivateNotes, window: Window) -> None:
        super().__init__()
        self.view = ProcessView(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.controller = ProcessController(private, window, self)

    @override
    def show_place(self, place: Place) -> None:
        if isinstance(place, ToProcessNotes):
            self.controller.show(place)

    @override
    def leaving(self) -> None:
        self.controller.leave()

    @override
    def refresh(self, changes: Changes) -> None:
        if changes & _TITLES:
            self.controller.read_titles()


class ProcessController(QObject):
    """Knows whether the notes are open, and closes them."""

    def __init__(self, private: PrivateNotes, window: Window, page: ProcessPage) -> None:
        super().__init__(page)
        self._private, self._page, self._view = private, page, page.view
        self._window = hushed(window, self)
        self._place = ToProcessNotes()
        self._in_front = False
        self._working = False
        """Whether a passphrase is being tried or a backup brought back: never two of these at a time."""
        self._open: OpenController | None = None
        self._listed = private.backups()
        self._trouble = ""
        self.rest = Rest(self)
        self.rest.left.connect(self._view.show_rest)
        self.rest.ended.connect(partial(self.close))
        view = self._view
        view.back_requested.connect(self._back)
        view.close_requested.connect(partial(self.close))
        view.closed.open_requested.connect(self._try_open)
        view.closed.aside_requested.connect(self._put_aside)
        view.closed.restore_asked.connect(partial(self._show_backups, view.closed.restore))
        view.set_up.restore_asked.connect(partial(self._show_backups, view.set_up.restore))
        view.set_up.passphrase_edited.connect(self._judge)
        view.set_up.set_up_requested.connect(self._set_up)
        for card in (view.closed.restore, view.set_up.restore):
            card.restore_requested.connect(partial(self._restore, card))

    # ----------------------------------------------------------------------------------------------------------- show

    def show(self, place: ToProcessNotes) -> None:
        """Show the notes closed. Words that could not be saved are still there."""
        self._place, self._in_front = place, True
        crumb = "Group note" if place.session_id else "Person" if place.person_id else ""
        self._view.show_crumb(crumb)
        if self._open is None:
            self._show_closed()

    def read_titles(self) -> None:
        """Read again what the notes are about."""
        if self._open is not None:
            self._open.read()

    def leave(self) -> None:
        """Close the notes: another page comes forward, or the vault is about to close."""
        self._in_front = False
        self.close()
        for each in (self._view.closed, self._view.set_up):
            each.forget()

    def _show_closed(self, news: str = "") -> None:
        there, trouble = False, self._trouble
        try:
            there = self._private.are_set_up()
        except Fault as fault:
            there, trouble = True, fault.sentence
        self._view.show_closed(set_up=there)
        self._view.set_up.backups.setVisible(bool(not there and self._private.backups()))
        self._view.closed.show_news(news, trouble)
        if self._in_front:
            (self._view.closed if there else self._view.set_up).setFocus()

    # ---------------------------------------------------------------------------------------------------- open, close

    def _try_open(self, text: str) -> None:
        if self._working:
            return
        self._view.closed.show_busy(True)
        self._run(partial(self._private.open, text), self._opened, self._not_opened)

    def _not_opened(self, trouble: Fault | Refusal) -> None:
        if self._in_front:
            self._view.closed.show_error(trouble.sentence)

    def _opened(self, notes: OpenNotes) -> None:
        """Show what was opened, unless the facilitator has gone elsewhere meanwhile."""
        if not self._in_front:
            self._back_up(notes.close())
            return
        with told(self._window.bulletin):
            self._private.leave_trace()
        self._back_up(notes.errand())
        view = self._view.show_open()
        view.change.change_requested.connect(self._change_passphrase)
        view.change.new.edited.connect(self._judge_new)
        self._open = OpenController(self._private, notes, self._window, view, self)
        self._open.saved.connect(self._close_if_left)
        self._open.show(self._place.session_id, self._place.person_id)
        view.picked.connect(self._touched)
        self.rest.watch(view)
        self.rest.begin()

    def close(self, *, back_up: bool = True) -> None:
        """Close the notes now. Words that cannot be saved keep them open, or they would be lost."""
        going = self._open
        if going is None:
            return
        if not going.flushed():
            self._view.rest.setText(NOT_SAVED)
            return
        if self._open is None:  # the last words were written just now, and that closed them already
            return
        self._open = None
        self.rest.stop()
        going.let_go()
        errand = None
        with told(self._window.bulletin):
            errand = going.notes.close()
        self._show_closed()
        going.deleteLater()
        if back_up:
            self._back_up(errand)

    def _touched(self, _note_id: object) -> None:
        self.rest.touch()

    def _close_if_left(self) -> None:
        if not self._in_front:
            self.close()

    def _back_up(self, errand: Callable[[], None] | None) -> None:
        if errand is not None:
            run = self._window.background.run
            run(errand, self._backed_up, self._not_backed_up, owner=self._page)

    def _backed_up(self, _nothing: None) -> None:
        self._trouble = ""
        self._view.closed.show_news(self._view.closed.news.text())

    def _not_backed_up(self, fault: Fault | Refusal) -> None:
        self._trouble = f"{NOT_BACKED_UP} {fault.sentence}"
        self._view.closed.show_news(self._view.closed.news.text(), self._trouble)

    # -------------------------------------------------------------------------------------------- set up, passphrase

    def _judge(self) -> None:
        text = self._view.set_up.passphrase.text()
        acceptable, sentence = judge_passphrase(text) if text else (False, "")
        self._view.set_up.show_advice(acceptable, sentence)

    def _judge_new(self) -> None:
        if self._view.opened is not None:
            new = self._view.opened.change.new
            new.show_advice(judge_passphrase(new.text())[1] if new.text() else "")

    def _set_up(self, text: str) -> None:
        if self._working:
            return
        self._view.set_up.show_busy(True)
        self._run(partial(self._private.set_up, text), self._opened, self._not_set_up)

    def _not_set_up(self, trouble: Fault | Refusal) -> None:
        of_passphrase = isinstance(trouble, Refusal) and trouble.field == "passphrase"
        self._view.set_up.show_refusal(trouble.sentence, of_passphrase=of_passphrase)

    def _change_passphrase(self, old: str, new: str) -> None:
        if self._view.opened is not None and not self._working:
            self._view.opened.change.show_busy(True)
            self._run(partial(self._private.change_passphrase, old, new), self._changed, self._not_changed)

    def _changed(self, _nothing: None) -> None:
        """Close the notes: what is open carries the old lock, which no new backup is to have."""
        self.close(back_up=False)
        self._view.closed.show_news("The passphrase is changed. Open your notes with the new one.", self._trouble)

    def _not_changed(self, trouble: Fault | Refusal) -> None:
        if self._view.opened is not None:
            self._view.opened.change.show_refusal(
                trouble if isinstance(trouble, Refusal) else Refusal(trouble.sentence)
            )

    # -------------------------------------------------------------------------------------------------- backups, anew

    def _show_backups(self, card: RestoreCard) -> None:
        self._listed = self._private.backups()
        card.show_backups(tuple(moment(each.made_at) for each in self._listed))

    def _restore(self, card: RestoreCard, number: int, text: str) -> None:
        if self._working:
            return
        card.show_busy(True)
        work = partial(self._private.restore, self._listed[number], text)
        self._run(work, self._restored, partial(_not_restored, card))

    def _restored(self, _nothing: None) -> None:
        for each in (self._view.closed, self._view.set_up):
            each.forget()
        self._show_closed("The backup is back. Open it with the passphrase it had.")

    def _put_aside(self) -> None:
        if self._working:
            return
        with told(self._window.bulletin):
            self._private.put_aside()
        self._view.closed.forget()
        self._show_closed()

    # --------------------------------------------------------------------------------------------------------- beside

    def _run(
        self, work: Callable[[], T], then: Callable[[T], None], failed: Callable[[Fault | Refusal], None]
    ) -> None:
        """Do one thing beside the window, and nothing else of its kind meanwhile."""
        self._working = True

        def done(answer: T) -> None:
            self._working = False
            then(answer)

        def stopped(trouble: Fault | Refusal) -> None:
            self._working = False
            failed(trouble)

        self._window.background.run(work, done, stopped, owner=self._page)

    def _back(self) -> None:
        if self._place.session_id:
            self._window.navigate(ToNote(self._place.session_id))
        elif self._place.person_id:
            self._window.navigate(ToPerson(self._place.person_id))


def _not_restored(card: RestoreCard, trouble: Fault | Refusal) -> None:
    card.show_error(trouble.sentence)
