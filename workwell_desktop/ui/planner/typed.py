"""What is being typed beside the plan: kept a moment behind the keys, field by field, each with its own refusal."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import BlockId, SessionId
from workwell_desktop.domain.session import Session
from workwell_desktop.ui.kit import dates
from workwell_desktop.ui.kit.autosave import Autosaver
from workwell_desktop.ui.kit.places_to_go import ToSession
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.planner.drafting import FACT_FIELDS, FIELD_WORDS, Raw, part_with, session_with
from workwell_desktop.ui.planner.drafts import Drafts, Key
from workwell_desktop.ui.planner.keeper import Keeper
from workwell_desktop.usecases.desk import Desk


class Typed(QObject):
    """Holds the drafts of the session in front, and aside those of others that could not be written."""

    kept = Signal()
    """What could be kept has been; the rest is refused or still waiting."""

    reason_wanted = Signal(object)
    """The moment a session is to be moved to; people were told of it, so that wants a reason."""

    def __init__(self, desk: Desk, window: Window, keeper: Keeper, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._window, self._keeper = desk, window, keeper
        self.drafts = Drafts()
        self._aside: dict[SessionId, Drafts] = {}
        self._saver = Autosaver(self._keep_all, window.bulletin, self)

    def put(self, block_id: BlockId | None, field: str, raw: Raw) -> None:
        """Note what stands in a field of a part, or of the session itself."""
        self.drafts.put((block_id, field), raw)
        self._saver.touch()
        if block_id is None and field in FACT_FIELDS:
            self._saver.flush()

    def flush(self) -> bool:
        """Write at once what is still in the keys; True when nothing is left."""
        return self._saver.flush()

    def discard(self) -> None:
        """Forget what is typed, as when the session is gone."""
        self._saver.discard()
        self.drafts.clear()

    def drop(self, block_id: BlockId | None, field: str) -> None:
        """Forget what is typed in one field, so that what is kept stands there again."""
        self.drafts.done((block_id, field))
        if not self.drafts:
            self._saver.discard()
        self.kept.emit()

    def put_aside(self, session_id: SessionId) -> None:
        """Keep what could not be written of the session in front until the facilitator comes back to it."""
        if self._saver.flush() or not self.drafts:
            return
        self._aside[session_id], self.drafts = self.drafts, Drafts()
        self._window.bulletin.trouble(
            f"What you typed in session {self._keeper.session.number} is not saved yet. Go back to it to try again.",
            partial(self._window.navigate, ToSession(session_id)),
            session_id,
        )

    def bring_back(self, session_id: SessionId) -> None:
        """Take up again what was put aside of a session, if anything was."""
        if session_id in self._aside:
            self.drafts = self._aside.pop(session_id)
            self._window.bulletin.well(session_id)
            self._saver.touch()

    def leave(self) -> None:
        """Write what is still in the keys. What a rule refused waits here for the facilitator to come back."""
        if not self._saver.flush() and len(self.drafts.waiting()) == len(self.drafts.refused):
            self._saver.discard()

    def _keep_all(self) -> None:
        """Keep what was typed, field by field, so that one that is refused holds up no other."""
        self.drafts.keep_only({block.id for block in self._keeper.session.agenda})
        first: Refusal | None = None
        for key, raw in self.drafts.waiting():
            try:
                self._keep(key, raw)
            except Refusal as no:
                self.drafts.refused[key] = no.sentence
                first = first or no
            else:
                self.drafts.done(key)
        self.kept.emit()
        if first is not None:
            raise first

    def _keep(self, key: Key, raw: Raw) -> None:
        block_id, field = key
        session = self._keeper.session
        if block_id is None:
            changed = session_with(session, field, raw).checked()
            if field == "starts" and changed != session and self._desk.sessions.told(session.id):
                self.reason_wanted.emit(changed.starts_at)
                raise Refusal("People were told of this session, so say why it moves.", "starts")
            if changed != session:
                words = _details_words(field, changed)
                self._keeper.change_details(words, changed, f"details-{field}", announce=field in FACT_FIELDS)
            return
        block = session.agenda.blocks[session.agenda.index(block_id)]
        agenda = session.agenda.changed(part_with(block, field, raw))
        if agenda != session.agenda:
            text = f"{FIELD_WORDS[field]} of “{block.title}” changed"
            self._keeper.change_agenda(text, agenda, f"{block_id}-{field}")


def _details_words(field: str, session: Session) -> str:
    if field == "starts":
        return f"Session moved to {dates.weekday_day(session.day)}, {dates.clock(session.starts_at)}"
    if field == "headcount":
        return "Heads not counted" if session.headcount is None else f"Heads counted: {session.headcount}"
    if field == "visitors":
        return f"Visitors: {session.visitors}"
    if field == "agreement_read":
        return f"The agreement was {'' if session.agreement_read else 'not '}read out"
    return f"{FIELD_WORDS[field]} changed"
