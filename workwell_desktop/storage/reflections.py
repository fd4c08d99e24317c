"""Debriefs, supervision notes and hand-over notes in the vault. None of them is in the search index."""

from typing import TYPE_CHECKING

from workwell_desktop.domain.debrief import Debrief
from workwell_desktop.domain.hand_over_note import HandOverNote
from workwell_desktop.domain.ids import GroupId, SessionId
from workwell_desktop.domain.supervision import SupervisionNote
from workwell_desktop.storage.note_tables import (
    debrief_addenda,
    debrief_history,
    debriefs,
    hand_over_addenda,
    hand_over_history,
    hand_over_notes,
    supervision_addenda,
    supervision_history,
    supervision_notes,
)
from workwell_desktop.storage.signed_shelf import SignedShelf, SignedTables

if TYPE_CHECKING:
    from workwell_desktop.storage.transaction import Transaction


class Debriefs(SignedShelf[Debrief]):
    """What facilitators said to each other after a session."""

    def __init__(self, transaction: "Transaction") -> None:
        tables = SignedTables(debriefs, debrief_addenda, debrief_history)
        super().__init__(transaction, tables, Debrief, (debriefs.c.edited_at.desc(),))

    def of_session(self, session_id: SessionId) -> Debrief | None:
        """Return the debrief of a session, None when none was begun."""
        found = self._where(debriefs.c.session_id == session_id)
        return found[0] if found else None


class SupervisionNotes(SignedShelf[SupervisionNote]):
    """The supervision log, the newest day first."""

    def __init__(self, transaction: "Transaction") -> None:
        tables = SignedTables(supervision_notes, supervision_addenda, supervision_history)
        order = (supervision_notes.c.on.desc(), supervision_notes.c.edited_at.desc())
        super().__init__(transaction, tables, SupervisionNote, order)


class HandOverNotes(SignedShelf[HandOverNote]):
    """What whoever stands in must know of a group, the newest first."""

    def __init__(self, transaction: "Transaction") -> None:
        tables = SignedTables(hand_over_notes, hand_over_addenda, hand_over_history)
        super().__init__(transaction, tables, HandOverNote, (hand_over_notes.c.edited_at.desc(),))

    def of_group(self, group_id: GroupId) -> tuple[HandOverNote, ...]:
        """Return those of one group."""
        return self._where(hand_over_notes.c.group_id == group_id)
