"""Erasing one person for good: what goes is shown first, and only what was shown goes.

This is the part that happens in the database, in one transaction. The backup before it, the new file after it and the
list beside the backups are in `erasing_for_good.py`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from workwell_desktop.domain.attendance import Code, Tally
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import AddendumId, GroupId, PersonId, SessionId, new_id
from workwell_desktop.domain.letter import Letter
from workwell_desktop.domain.person import Person
from workwell_desktop.domain.rights import Erasure
from workwell_desktop.domain.signed import Addendum
from workwell_desktop.domain.text import folded
from workwell_desktop.storage.signing_anew import SIGNED, is_signed
from workwell_desktop.storage.work import UnitOfWork
from workwell_desktop.usecases.holds import refuse_held
from workwell_desktop.usecases.rights.naming import NamedElsewhere, NamedIn, without_name
from workwell_desktop.usecases.work import Means

ACTION = "rights.erase"
Stays = Mapping[tuple[Any, ...], bool]
"""For each place where somebody is named: whether the name stays."""

_REASON = "Somebody's record was erased"
_ADDED = (
    "A name was taken out of this note, and “a member” written in its place, because that person's record was "
    "erased. WorkWell signed the note anew with the words as they are now."
)


@dataclass(frozen=True, kw_only=True)
class ErasurePlan:
    """What erasing somebody would do: how much of each kind goes, and where else they are named."""

    person: Person
    counts: Mapping[str, int]
    """Rows that go, by table."""
    places: tuple[NamedIn, ...]
    counted: int
    """Sessions to which they came: how many came stays as a number."""
    groups: frozenset[GroupId]
    letters: tuple[Letter, ...]

    def changing(self, stays: Stays) -> tuple[NamedIn, ...]:
        """Return the places where the name is taken out."""
        return tuple(place for place in self.places if not stays.get(place.key, place.stays))

    def refuse_unless_sure(self, typed: str) -> None:
        """Raise `Refusal` unless the person's name, short name or initials were typed."""
        person = self.person
        initials = "".join(word[0] for word in person.display_name.split())
        known = {folded(name) for name in (person.display_name, person.short_name, initials) if name.strip()}
        if folded(typed) not in known:
            raise Refusal(f"That is not what they are called. Type {person.display_name} or {initials}.", "typed")


@dataclass(frozen=True)
class Erasing:
    """What can be seen of an erasure before it is done."""

    means: Means

    def plan(self, person_id: PersonId) -> ErasurePlan:
        """Return what would go and where else they are named. Raises `Refusal` when they are gone."""
        with self.means.open_work("erasure.read") as work:
            return read_plan(work, person_id)

    def held(self, person_id: PersonId) -> str:
        """Return the sentence about a legal hold that stands on a person or one of their groups, or nothing."""
        with self.means.open_work("erasure.read") as work:
            try:
                refuse_held(work, people=[person_id])
            except Refusal as refusal:
                return refusal.sentence
        return ""


def read_plan(work: UnitOfWork, person_id: PersonId) -> ErasurePlan:
    """Read what erasing somebody would do."""
    person = work.people.get(person_id)
    rows = work.person_records.rows(person_id)
    return ErasurePlan(
        person=person,
        counts={name: len(listed) for name, listed in rows.items() if listed},
        places=NamedElsewhere(work, person).places(),
        counted=sum(1 for row in rows["marks"] if row["code"].attended),
        groups=frozenset(GroupId(row["group_id"]) for row in rows["memberships"]),
        letters=work.letters.of_person(person_id),
    )


def carry_out(work: UnitOfWork, plan: ErasurePlan, stays: Stays, now: datetime) -> None:
    """Erase somebody within a transaction, which is not committed here.

    What was written since the plan was made is treated as proposed. Raises `Refusal` while a legal hold stands.
    """
    refuse_held(work, people=[plan.person.id])
    _erase(work, read_plan(work, plan.person.id), stays, now)


def reapply(work: UnitOfWork, ids: Iterable[PersonId], now: datetime) -> int:
    """Erase again everybody of these who stands in a restored vault; returns how many did. Nothing is committed.

    Names go from other records as they were proposed to, for nobody can be asked. A hold does not stand against it:
    they were erased already.
    """
    known = {person.id for person in work.people.all()}
    again = [person_id for person_id in ids if person_id in known]
    for person_id in again:
        _erase(work, read_plan(work, person_id), {}, now)
    return len(again)


def _erase(work: UnitOfWork, plan: ErasurePlan, stays: Stays, now: datetime) -> None:
    _keep_counts(work, plan.person.id)
    _take_name_out(work, plan.changing(stays), now)
    work.person_records.remove(plan.person.id)
    work.erasures.save(Erasure(person=plan.person.id, on=now))


def _keep_counts(work: UnitOfWork, person_id: PersonId) -> None:
    """Keep how many came to each session as a number, where nobody counted."""
    came = {mark.session_id: mark.code for mark in work.marks.of_person(person_id)}
    for session in work.sessions.of_ids(came, plans=True):
        code = came[session.id]
        tally = Tally.of(mark.code for mark in work.marks.of_session(session.id))
        visitors = session.visitors + (code is Code.VISITOR)
        headcount = session.headcount
        if code.attended and headcount is None:
            headcount = tally.attended + visitors
        if session.state.held and (headcount, visitors) != (session.headcount, session.visitors):
            work.sessions.save(replace(session, headcount=headcount, visitors=visitors))


def _take_name_out(work: UnitOfWork, places: Iterable[NamedIn], now: datetime) -> None:
    """Write “a member” at these places; sign anew what was signed, and let the search index follow."""
    rows: dict[tuple[str, tuple[Any, ...]], list[NamedIn]] = {}
    for place in places:
        rows.setdefault((place.text.table, place.text.key), []).append(place)
    signed: dict[tuple[str, Any], None] = {}
    sessions: set[SessionId] = set()
    for (table, key), here in rows.items():
        row = work.person_records.rewrite(table, key, _rewritten(here))
        owner = next((name for name, kind in SIGNED.items() if kind.addenda == table), "")
        note = work.person_records.row(owner, row["note_id"]) if owner else row
        if is_signed(owner or table, note):
            signed[owner or table, note["id"]] = None
        if table in ("notes", "addenda", "blocks", "sessions"):
            sessions.add(note["id"] if table == "sessions" else note["session_id"])
        _index_again(work, table, row)
    author = work.facilitator.get().name
    for table, note_id in signed:
        addendum = Addendum(id=AddendumId(new_id()), written_at=now, author=author, reason=_REASON, text=_ADDED)
        work.person_records.sign_anew(table, note_id, addendum)
    _index_sessions(work, sessions)


def _rewritten(places: list[NamedIn]) -> dict[str, Any]:
    """Return the new words of one row, column by column."""
    words: dict[str, Any] = {}
    by_text: dict[tuple[str, int], list[NamedIn]] = {}
    for place in places:
        by_text.setdefault((place.text.column, place.text.position), []).append(place)
    for (column, position), here in by_text.items():
        text = here[0].text
        new = without_name(text.text, here)
        value = words.get(column, text.row[column])
        words[column] = (*value[:position], new, *value[position + 1 :]) if isinstance(value, tuple) else new
    return words


def _index_again(work: UnitOfWork, table: str, row: Mapping[str, Any]) -> None:
    """Write a group or a person's own entry of the search index anew."""
    if table == "groups":
        work.groups.save(work.groups.get(row["id"]))
    elif table == "people":
        work.people.save(work.people.get(row["id"]))


def _index_sessions(work: UnitOfWork, session_ids: Iterable[SessionId]) -> None:
    """Write the entries of sessions and of their notes anew."""
    for session in work.sessions.of_ids(session_ids, plans=True):
        work.sessions.save(session)
        note = work.notes.of_session(session.id)
        if note is not None:
            work.notes.save(note)
