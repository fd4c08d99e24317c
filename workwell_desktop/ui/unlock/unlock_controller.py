"""Opens the vault by whichever door there is. Every question to the store or the disk is asked on a worker.

A store that does not answer within two seconds is WAITING; its late answer still counts unless another way was taken.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer

from workwell_desktop.domain.access import Offer, Protection, StoreState
from workwell_desktop.domain.errors import Damaged, Fault, NotAVault, Refusal, VaultMissing
from workwell_desktop.ui.unlock.asked import Asked
from workwell_desktop.ui.unlock.entrance import Entrance
from workwell_desktop.ui.unlock.unlock_shown import Unlocking, Way
from workwell_desktop.ui.unlock.unlock_view import UnlockView
from workwell_desktop.usecases.access import Access, Answer, Doors, SheetAnswer, judge_passphrase
from workwell_desktop.usecases.open_vault import OpenVault

T = TypeVar("T")

PATIENCE = timedelta(seconds=2)
"""How long the password store may take before the person is told to look for its window."""

LOCKED = Unlocking()

ONLY_THE_SHEET = "Your notes are safe: open the vault with your recovery sheet first, then choose the passphrase."
"""What stands beside the answer of a password store that is of no use here any more."""

LOOK_EVERYWHERE = "Look in all password stores"
"""The button where the key was not found: it looks through every store and collection once more."""

NOT_PUT_BACK = (
    "The sheet opened your vault, but its key could not be put back in the password store. "
    "Choose a passphrase to open it from now on."
)
FORGOTTEN = "The sheet opened your vault. Choose a new passphrase if you have forgotten the old one."

SAFE = "Your notes are safe."
"""What stands beside the answer that frightens most."""


class UnlockController(QObject):
    """Holds the state of unlocking; lives as long as its view."""

    def __init__(self, access: Access, entrance: Entrance, asked: Asked | None = None) -> None:
        self.view = UnlockView()
        super().__init__(self.view)
        self._access = access
        self._entrance = entrance
        self._state = LOCKED
        self._doors: Doors | None = None
        self._asked: Asked | None = None
        self._by_sheet: SheetAnswer | None = None
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE // timedelta(milliseconds=1))
        self._patience.timeout.connect(self._waiting)
        self.view.unlock_requested.connect(self._unlock)
        self.view.offer_requested.connect(self._take)
        self.view.typed.connect(self._judge)
        if asked is None:
            self._begin()
        else:
            self._doors = asked.doors
            self._listen(asked)

    def _begin(self) -> None:
        self._show(replace(LOCKED, busy=True))
        self._entrance.background.run(self._access.doors, self._doors_known, self._stuck, owner=self)

    def _doors_known(self, doors: Doors) -> None:
        self._doors = doors
        if doors.protection is Protection.PASSPHRASE:
            self._show(replace(LOCKED, way=Way.PASSPHRASE, offers=(Offer.SHEET,)))
        else:
            self._ask_store()

    def _show(self, state: Unlocking) -> None:
        self._state = state
        self.view.show_state(state)

    # The password store

    def _ask_store(self) -> None:
        if self._doors is not None:
            asked = Asked(self._access, self._doors)
            self._listen(asked)
            self._entrance.background.run(asked.ask, asked.answered, asked.failed, owner=self)

    def _listen(self, asked: Asked) -> None:
        """Wait for the answer to a question, asked here or before this screen was needed."""
        self._asked = asked
        asked.heard = self._store_answered
        asked.stuck = self._stuck
        self._show(replace(LOCKED, busy=True))
        self._patience.start()

    def _waiting(self) -> None:
        self._show_store(StoreState.WAITING)

    def _store_answered(self, answer: Answer) -> None:
        self._stop_asking()
        if answer.vault is not None:
            self._enter(answer.vault)
        else:
            self._show_store(answer.state)

    def _show_store(self, state: StoreState) -> None:
        offers = tuple(offer for offer in state.offers if self._is_possible(offer))
        lost = state in (StoreState.MISSING, StoreState.WRONG)
        beside = ONLY_THE_SHEET if offers == (Offer.SHEET,) else SAFE if state is StoreState.WRONG else ""
        again = LOOK_EVERYWHERE if lost else LOCKED.again
        waiting = state is StoreState.WAITING
        self._show(Unlocking(sentence=state.sentence, beside=beside, offers=offers, busy=waiting, again=again))

    def _is_possible(self, offer: Offer) -> bool:
        if offer is Offer.PASSPHRASE:
            return self._doors is not None and self._doors.passphrase
        return offer is not Offer.BACKUP or self._entrance.restore is not None

    def _stop_asking(self) -> None:
        self._patience.stop()
        if self._asked is not None:
            self._asked.given_up = True
            self._asked = None

    # Ways out

    def _take(self, offer: Offer) -> None:
        self._stop_asking()
        if offer is Offer.CANCEL:
            self._show_store(StoreState.LOCKED)
        elif offer is Offer.TRY_AGAIN:
            self._ask_store()
        elif offer is Offer.BACKUP and self._entrance.restore is not None:
            self._entrance.restore()
        elif offer is Offer.KEEP and self._by_sheet is not None:
            self._enter(self._by_sheet.vault)
        elif offer is Offer.PASSPHRASE:
            self._show(replace(LOCKED, way=Way.PASSPHRASE, offers=(Offer.SHEET, *self._back_to_store())))
        else:
            back = (Offer.PASSPHRASE,) if self._doors and self._doors.passphrase else self._back_to_store()
            words = "Type what stands on the sheet. Dashes are optional."
            self._show(Unlocking(Way.SHEET, "Recovery sheet", words, offers=back))

    def _back_to_store(self) -> tuple[Offer, ...]:
        easy = self._doors is not None and self._doors.protection is Protection.EASY
        return (Offer.TRY_AGAIN,) if easy else ()

    def _unlock(self, text: str) -> None:
        if self._state.stuck:
            self._begin()
        elif self._state.way is Way.STORE:
            self._ask_store()
        elif self._state.way is Way.PASSPHRASE:
            self._work(partial(self._access.with_passphrase, text), self._enter)
        elif self._state.way is Way.SHEET:
            self._work(partial(self._access.with_sheet, text), self._sheet_answered)
        elif self._by_sheet is not None:
            work = partial(self._access.set_passphrase, self._by_sheet.keys, text)
            self._work(work, self._passphrase_set)

    def _work(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        self._show(replace(self._state, busy=True))
        self._entrance.background.run(work, then, self._refused, owner=self)

    def _sheet_answered(self, answer: SheetAnswer) -> None:
        forgotten = self._doors is not None and self._doors.protection is Protection.PASSPHRASE
        if answer.vault.vault.read_only or not (answer.trouble or forgotten):
            self._enter(answer.vault)
            return
        self._by_sheet = answer
        self._entrance.kept(answer.vault)
        self.view.forget()
        if answer.trouble:
            self._show(Unlocking(Way.NEW_PASSPHRASE, "Choose a passphrase", NOT_PUT_BACK))
        else:
            self._show(Unlocking(Way.NEW_PASSPHRASE, "Choose a new passphrase", FORGOTTEN, offers=(Offer.KEEP,)))

    def _passphrase_set(self, _nothing: None) -> None:
        if self._by_sheet is not None:
            self._enter(self._by_sheet.vault)

    def _judge(self, text: str) -> None:
        if self._state.way is Way.NEW_PASSPHRASE:
            self.view.show_advice(judge_passphrase(text)[1])
        else:
            self.view.field.clear_error()

    def _refused(self, trouble: Fault | Refusal) -> None:
        self._show(replace(self._state, busy=False))
        self.view.show_error(trouble.sentence)

    def _stuck(self, trouble: Fault | Refusal) -> None:
        self._stop_asking()
        where = str(self._access.places.vault_dir)
        can_restore = self._is_possible(Offer.BACKUP) and isinstance(trouble, VaultMissing | Damaged | NotAVault)
        offers = (Offer.BACKUP,) if can_restore else ()
        title = "WorkWell cannot open the vault"
        self._show(Unlocking(title=title, sentence=trouble.sentence, offers=offers, stuck=True, where=where))

    def _enter(self, vault: OpenVault) -> None:
        self._stop_asking()
        self.view.forget()
        self._entrance.entered(vault, None)
