"""Sessions in the vault, each with its agenda. Moments come back in the time zone the session was planned in."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, func, select

from workwell_desktop.domain.agenda import UNREAD, Agenda, Block
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import GroupId, ScheduleId, SessionId
from workwell_desktop.domain.note import NoteState, NoteText
from workwell_desktop.domain.search import HitKind
from workwell_desktop.domain.session import Session, SessionState
from workwell_desktop.storage.day_tables import follow_ups, incidents, person_notes, quick_notes, run_events
from workwell_desktop.storage.note_tables import debriefs
from workwell_desktop.storage.plans import part_rows, to_part
from workwell_desktop.storage.tables import blocks, marks, notes, sessions
from workwell_desktop.storage.zones import zone_name, zone_of

if TYPE_CHECKING:
    from uuid import UUID

    from workwell_desktop.storage.search import Search
    from workwell_desktop.storage.transaction import AnyQuery, AnyRow, RowValues, Transaction

_ALL = select(sessions).order_by(sessions.c.starts_at, sessions.c.number)
_ONE = _ALL.where(sessions.c.id == bindparam("wanted"))
_OF_GROUP = _ALL.where(sessions.c.group_id == bindparam("wanted"))
_BETWEEN = _ALL.where(sessions.c.starts_at >= bindparam("start"), sessions.c.starts_at < bindparam("end"))
_OF_IDS = _ALL.where(sessions.c.id.in_(bindparam("wanted", expanding=True)))
_FIRST_PLANNED = _ALL.where(
    sessions.c.starts_at >= bindparam("start"), sessions.c.state.in_([SessionState.PLANNED, SessionState.READY])
).limit(1)
_LAST_HELD = (
    select(sessions)
    .where(
        sessions.c.group_id == bindparam("wanted"),
        sessions.c.starts_at < bindparam("end"),
        sessions.c.state.in_([state for state in SessionState if state.held]),
    )
    .order_by(sessions.c.starts_at.desc())
    .limit(1)
)
_OF_SCHEDULE = _ALL.where(sessions.c.schedule_id == bindparam("wanted"))
_AHEAD = _OF_GROUP.where(sessions.c.starts_at >= bindparam("start"))
_LAST_SLOT = select(func.max(sessions.c.slot)).where(sessions.c.schedule_id == bindparam("wanted"))
_BLOCKS = (
    select(blocks).where(blocks.c.session_id.in_(bindparam("wanted", expanding=True))).order_by(blocks.c.position)
)
_A_MARK = select(marks.c.session_id).where(marks.c.session_id == bindparam("wanted")).limit(1)
_NOTE = select(notes).where(notes.c.session_id == bindparam("wanted"))
_NOTES = select(notes).where(notes.c.session_id.in_(bindparam("wanted", expanding=True)))
_SAME_NAME = (
    "id", "group_id", "number", "starts_at", "theme", "place", "facilitators", "state", "not_held_reason", "reason",
    "moved_to", "started_at", "ended_at", "agreement_read", "headcount", "visitors", "schedule_id", "slot",
    "printed_at", "ticked", "sheet_count", "sheet_fate", "closed",
)  # fmt: skip
_RECORDS = tuple(
    select(table.c.session_id).where(table.c.session_id == bindparam("wanted")).limit(1)
    for table in (run_events, quick_notes, person_notes, debriefs, follow_ups, incidents)
)
_SIGNED = tuple(
    select(table.c.session_id)
    .where(table.c.session_id == bindparam("wanted"), table.c.signed_at.is_not(None))
    .limit(1)
    for table in (notes, person_notes, debriefs, incidents)
)
_IN_USE = tuple(
    select(table.c.session_id).where(table.c.session_id.in_(bindparam("wanted", expanding=True))).distinct()
    for table in (marks, run_events, quick_notes, person_notes, debriefs, follow_ups, incidents)
)


class Sessions:
    """Every session of every group."""

    def __init__(self, transaction: "Transaction", search: "Search") -> None:
        self._transaction = transaction
        self._search = search

    def get(self, session_id: SessionId) -> Session:
        """Return one session. Raises `Refusal` when it is gone."""
        found = self._read(_ONE, {"wanted": session_id})
        if not found:
            raise Refusal("That session is no longer here.")
        return found[0]

    def of_group(self, group_id: GroupId, *, plans: bool = True) -> tuple[Session, ...]:
        """Return a group's sessions, the earliest first; without their agendas, and quicker, unless `plans`."""
        return self._read(_OF_GROUP, {"wanted": group_id}, plans=plans)

    def between(self, start: datetime, end: datetime, *, plans: bool = True) -> tuple[Session, ...]:
        """Return the sessions of all groups that start at or after `start` and before `end`, the earliest first.

        Without `plans` they come without their agendas, and quicker; saving one leaves its agenda as it is.
        """
        return self._read(_BETWEEN, {"start": start, "end": end}, plans=plans)

    def of_ids(self, session_ids: Iterable[SessionId], *, plans: bool = False) -> tuple[Session, ...]:
        """Return several sessions, the earliest first; those that are gone are left out. See `between` on `plans`."""
        return self._read(_OF_IDS, {"wanted": list(session_ids)}, plans=plans)

    def first_planned(self, start: datetime) -> Session | None:
        """Return the earliest session of any group that is still planned at or after a moment, without its agenda."""
        found = self._read(_FIRST_PLANNED, {"start": start}, plans=False)
        return found[0] if found else None

    def last_held(self, group_id: GroupId, before: datetime) -> Session | None:
        """Return a group's latest held session that started before a moment, without its agenda."""
        found = self._read(_LAST_HELD, {"wanted": group_id, "end": before}, plans=False)
        return found[0] if found else None

    def of_schedule(self, schedule_id: ScheduleId) -> tuple[Session, ...]:
        """Return the sessions a schedule laid down, the earliest first."""
        return self._read(_OF_SCHEDULE, {"wanted": schedule_id})

    def ahead(self, group_id: GroupId, start: datetime) -> tuple[Session, ...]:
        """Return a group's sessions that start at or after a moment, the earliest first, with their agendas."""
        return self._read(_AHEAD, {"wanted": group_id, "start": start})

    def last_slot(self, schedule_id: ScheduleId) -> date | None:
        """Return the last day a schedule has been laid down to; None when it has laid nothing."""
        row = self._transaction.first(_LAST_SLOT, {"wanted": schedule_id})
        return None if row is None or row[0] is None else row[0]

    def in_use(self, session_ids: Iterable[SessionId]) -> frozenset[SessionId]:
        """Return those of some sessions that hold more than a plan: marks, notes, follow-ups, what happened."""
        wanted = list(session_ids)
        if not wanted:
            return frozenset()
        rows = (row for query in _IN_USE for row in self._transaction.rows(query, {"wanted": wanted}))
        written = self._transaction.rows(_NOTES, {"wanted": wanted})
        return frozenset(row.session_id for row in rows) | {row.session_id for row in written if _says_something(row)}

    def save(self, session: Session) -> None:
        """Write a new or changed session with its agenda; one that was read without it keeps the agenda it has."""
        self._transaction.put(sessions, _to_row(session))
        agenda = self._agendas([session.id])[session.id] if session.agenda is UNREAD else session.agenda
        self._transaction.put_all(blocks, part_rows(agenda, session_id=session.id), session_id=session.id)
        texts = [session.place, session.reason]
        for block in agenda:
            texts += (block.title, block.participant_text, block.say, block.steps, *block.prompts, *block.materials)
        self._search.put(HitKind.SESSION, session.id, session.title, texts)

    def remove(self, session_id: SessionId) -> None:
        """Remove a session with its agenda. Raises `Refusal` when it has marks, records, or a note of any class."""
        if any(self._transaction.first(query, {"wanted": session_id}) for query in _SIGNED):
            raise Refusal("This session has a signed note, and signed notes stay. Cancel the session instead.")
        if self._transaction.first(_A_MARK, {"wanted": session_id}):
            raise Refusal("This session has attendance marks. Cancel it instead; its records stay.")
        note = self._transaction.first(_NOTE, {"wanted": session_id})
        if note is not None and _says_something(note):
            raise Refusal("This session has a note. Cancel it instead; its records stay.")
        if any(self._transaction.first(query, {"wanted": session_id}) for query in _RECORDS):
            raise Refusal("This session has notes or follow-ups. Cancel it instead; its records stay.")
        if note is not None:
            self._transaction.remove(notes, id=note.id)
            self._search.remove(HitKind.NOTE, session_id)
        self._transaction.remove(blocks, session_id=session_id)
        self._transaction.remove(sessions, id=session_id)
        self._search.remove(HitKind.SESSION, session_id)

    def _read(self, query: "AnyQuery", values: "RowValues", *, plans: bool = True) -> tuple[Session, ...]:
        rows = self._transaction.rows(query, values)
        if not plans:
            return tuple(_to_domain(row, UNREAD) for row in rows)
        agendas = self._agendas([row.id for row in rows])
        return tuple(_to_domain(row, agendas[row.id]) for row in rows)

    def _agendas(self, session_ids: list[Any]) -> dict[Any, Agenda]:
        """Return the agenda of each session."""
        found: defaultdict[UUID, list[Block]] = defaultdict(list)
        for block in self._transaction.rows(_BLOCKS, {"wanted": session_ids}) if session_ids else ():
            found[block.session_id].append(to_part(block))
        return {session_id: Agenda(tuple(found[session_id])) for session_id in session_ids}


def _says_something(note: "AnyRow") -> bool:
    text = NoteText(aims=note.aims, happened=note.happened, next_time=note.next_time)
    return note.state is not NoteState.DRAFT or not text.empty


def _to_row(session: Session) -> "RowValues":
    row = {name: getattr(session, name) for name in _SAME_NAME}
    row["zone"] = zone_name(session.starts_at)
    row["length_seconds"] = int(session.length.total_seconds())
    return row


def _to_domain(row: "AnyRow", agenda: Agenda) -> Session:
    values: dict[str, Any] = row._asdict()
    zone = zone_of(values.pop("zone"))
    length = timedelta(seconds=values.pop("length_seconds"))
    for name in ("starts_at", "moved_to", "started_at", "ended_at", "printed_at"):
        if values[name] is not None:
            values[name] = values[name].astimezone(zone)
    return Session(**values, length=length, agenda=agenda)
