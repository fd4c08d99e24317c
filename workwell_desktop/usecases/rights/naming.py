"""Where a person is named outside their own rows: group notes, plans, other people's notes, and so on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from workwell_desktop.domain.dates import short_date_with_year
from workwell_desktop.domain.ids import PersonId
from workwell_desktop.domain.name_guard import NameFound, NameGuard, sentence_around
from workwell_desktop.domain.other_people import LEFT_OUT, OtherPeople, instead, sieve
from workwell_desktop.domain.person import Person
from workwell_desktop.domain.text import folded
from workwell_desktop.storage.person_records import Text
from workwell_desktop.storage.record_rules import RULES
from workwell_desktop.storage.signing_anew import is_signed
from workwell_desktop.storage.work import UnitOfWork

if TYPE_CHECKING:
    from workwell_desktop.domain.group import Group
    from workwell_desktop.domain.session import Session

_KINDS = {
    "people": "Details",
    "marks": "Remark in the register",
    "mark_history": "Earlier remark in the register",
    "person_notes": "Person note",
    "person_note_addenda": "Addendum to a person note",
    "person_note_history": "Earlier wording of a person note",
    "quick_notes": "Quick note",
    "contacts": "Contact log",
    "follow_ups": "Follow-up",
    "letters": "Certificate or letter",
    "corrections": "Request for correction",
    "legal_holds": "Legal hold",
    "groups": "Group",
    "sessions": "Session",
    "blocks": "Part of a plan",
    "agreements": "Agreement",
    "notes": "Group note",
    "addenda": "Addendum to a group note",
    "note_history": "Earlier wording of a group note",
    "hand_over_notes": "Hand-over note",
    "hand_over_addenda": "Addendum to a hand-over note",
    "hand_over_history": "Earlier wording of a hand-over note",
    "incidents": "Incident report",
    "incident_addenda": "Addendum to an incident report",
    "incident_history": "Earlier wording of an incident report",
    "debriefs": "Debrief",
    "debrief_addenda": "Addendum to a debrief",
    "debrief_history": "Earlier wording of a debrief",
    "supervision_notes": "Supervision note",
    "supervision_addenda": "Addendum to a supervision note",
    "supervision_history": "Earlier wording of a supervision note",
    "retention_rules": "How long records stay",
    "templates": "Plan to start from",
    "template_blocks": "Part of a plan to start from",
    "own_texts": "Text of your own",
    "kept_longer": "Why a record is kept longer",
    "drafts": "Words not saved yet",
}
"""What each kind of record is called, by its table."""

_DAYS = ("on", "at", "opened_at", "asked_on", "made_at", "written_at", "issued_on", "edited_at", "replaced_at")


@dataclass(frozen=True, kw_only=True)
class NamedIn:
    """A place outside a person's own record where they seem to be named. `stays` is what is proposed."""

    text: Text
    found: NameFound
    title: str
    """What kind of record it is, and of when and whom."""
    words: str
    sentence: str
    signed: bool
    stays: bool

    @property
    def key(self) -> tuple[Any, ...]:
        """What an answer is filed under: table, row, column, place in a list, place in the text."""
        return (self.text.table, self.text.key, self.text.column, self.text.position, self.found.start)


class NamedElsewhere:
    """Finds one person in everything that is not theirs."""

    def __init__(self, work: UnitOfWork, person: Person) -> None:
        self._work, self._person = work, person
        self._people = {each.id: each for each in work.people.all()}
        everybody = OtherPeople.over(self._people.values())
        self._find = everybody.find
        self._guard = NameGuard.over([person])
        self._may_name = sieve(person)
        self._groups: Mapping[UUID, Group] = {group.id: group for group in work.groups.all()}
        self._sessions: dict[UUID, Session] = {}

    def places(self) -> tuple[NamedIn, ...]:
        """Return every place, the ones that are proposed to change first."""
        found = [
            self._place(text, one)
            for text in self._work.person_records.texts(self._person.id)
            if self._may_name(text.text)
            for one in self._find(text.text)
            if self._person.id in one.people and not _own_name(text, one)
        ]
        return tuple(sorted(found, key=lambda place: place.stays))

    def _place(self, text: Text, found: NameFound) -> NamedIn:
        start, end = sentence_around(text.text, found)
        return NamedIn(
            text=text,
            found=found,
            title=self._title(text),
            words=text.text[found.start : found.end],
            sentence=text.text[start:end],
            signed=is_signed(text.table, text.row),
            stays=self._stays(text, found),
        )

    def _stays(self, text: Text, found: NameFound) -> bool:
        """Propose that a name stays in an incident report, where it may mean its owner, or be an everyday word."""
        if RULES[text.table].keeps_words:
            return True
        if any(text.row.get(column) in found.people for column in ("person_id", "id")):
            return True
        words = text.text[found.start : found.end]
        whole = " " in self._person.display_name and folded(words) == folded(self._person.display_name)
        if whole or instead(text.text, found) == LEFT_OUT:
            return False
        return not any(one.start < found.end and found.start < one.end for one in self._guard.find(text.text))

    def _title(self, text: Text) -> str:
        row = text.row
        signed = ", signed" if is_signed(text.table, row) else ""
        owner = self._people.get(PersonId(row.get("person_id") or row.get("id") or self._person.id))
        of_whom = f"of {owner.short_name}" if owner and owner.id != self._person.id else ""
        day = self._day(row)
        own = row["id"] if text.table == "groups" else row.get("group_id")
        group = self._groups.get(own or self._group_of_session(row))
        parts = (f"{_KINDS[text.table]}{signed}", of_whom, short_date_with_year(day) if day else "")
        return " · ".join(part for part in (*parts, group.name if group else "") if part)

    def _day(self, row: Mapping[str, Any]) -> date | None:
        session = self._session(row)
        if session is not None:
            return session.day
        value = next((row[name] for name in _DAYS if row.get(name)), None)
        return value.astimezone().date() if isinstance(value, datetime) else value

    def _group_of_session(self, row: Mapping[str, Any]) -> UUID:
        session = self._session(row)
        return session.group_id if session else self._person.id

    def _session(self, row: Mapping[str, Any]) -> "Session | None":
        wanted = row.get("session_id") or (row.get("id") if "starts_at" in row else None)
        if wanted is None:
            return None
        if wanted not in self._sessions:
            self._sessions |= {each.id: each for each in self._work.sessions.of_ids([wanted])}
        return self._sessions.get(wanted)


def _own_name(text: Text, found: NameFound) -> bool:
    """Whether it is a namesake's own name in their own details."""
    return text.table == "people" and text.row["id"] in found.people


def without_name(text: str, places: Iterable[NamedIn]) -> str:
    """Return a text with “a member” at these places."""
    for place in sorted(places, key=lambda each: each.found.start, reverse=True):
        text = text[: place.found.start] + instead(text, place.found) + text[place.found.end :]
    return text
