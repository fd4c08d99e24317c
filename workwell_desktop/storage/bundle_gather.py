"""What of the vault goes into a bundle: the chosen groups, what they need, and nothing of anybody else's.

The rules of each group's record profile hold here too: where no whole names are kept, none are given.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from typing import TypeAlias
from uuid import UUID

from workwell_desktop.domain.bundle import Choice, Reach
from workwell_desktop.domain.ids import PersonId
from workwell_desktop.domain.membership import MembershipStatus
from workwell_desktop.domain.person import Person, distinct_names
from workwell_desktop.domain.profile import ProfileRules, RecordProfile
from workwell_desktop.domain.session import SessionState
from workwell_desktop.storage.bundle_past import known_of
from workwell_desktop.storage.bundle_records import AMONG, Reader, Record, read_kind
from workwell_desktop.storage.bundle_tables import OF_NAME

JUST_NOW = timedelta(days=2)
"""A session that began so long ago may still be on a substitute's hands."""

_TO_COME = {state.value for state in SessionState if state.upcoming} | {SessionState.IN_PROGRESS.value}
_IN_GROUP = {status.value for status in MembershipStatus if status.in_group}
_ALWAYS = ("group", "schedule", "print_options", "agreement", "hand_over_note")
_OF_SESSIONS = ("run_event", "note")
Keep: TypeAlias = Callable[[Record], bool]
"""Whether a record is given."""

_SEES_ALL = ("retention_rule", "legal_hold")


def gathered(reader: Reader, choice: Choice, now: datetime) -> list[Record]:
    """Return what goes into a bundle, in the order of `KINDS`. `now` is any aware time."""
    return _Gathering(reader, choice, now).all()


class _Gathering:
    """Collects the records of one choice; every step narrows the next."""

    def __init__(self, reader: Reader, choice: Choice, now: datetime) -> None:
        self._reader = reader
        self._choice = choice.checked()
        self._all = choice.reach is Reach.EVERYTHING
        self._since = (now - JUST_NOW).astimezone(UTC).isoformat(" ", "microseconds")
        self._groups = [group.hex for group in choice.groups]
        self._found: list[Record] = []
        self._rules: dict[str, ProfileRules] = {}
        self._group_of: dict[str, str] = {}
        """The group of each session that is given."""

    def all(self) -> list[Record]:
        """Return everything."""
        for name in (*_ALWAYS, *(_SEES_ALL if self._all else ())):
            self._take(name, "id" if name == "group" else "group_id", self._groups)
        self._rules = {each.key: _rules(each) for each in self._found if each.kind.name == "group"}
        self._take("membership", "group_id", self._groups, keep=self._may_see)
        self._take("session", "group_id", self._groups, keep=None if self._all else self._to_come)
        self._group_of = {each.key: str(each.row["group_id"]) for each in self._found if each.kind.name == "session"}
        if self._all:
            for name in _OF_SESSIONS:
                self._take(name, "session_id", self._group_of)
            self._take("mark", "session_id", self._group_of, keep=lambda each: self._of(each).names)
            self._take("quick_note", "session_id", self._group_of, keep=self._may_name)
            self._follow_ups()
        self._people()
        self._own_texts()
        return self._without_loose_ends()

    def _take(self, name: str, column: str, ids: Iterable[str], *, keep: Keep | None = None) -> list[Record]:
        found = read_kind(self._reader, OF_NAME[name], f'"{column}" IN {AMONG}', sorted(ids))
        kept = [record for record in found if keep is None or keep(record)]
        self._found += kept
        return kept

    def _of(self, record: Record) -> ProfileRules:
        """Return the rules of the group that a record belongs to."""
        group = self._group_of.get(str(record.row.get("session_id")), str(record.row.get("group_id")))
        return self._rules[group]

    def _may_see(self, membership: Record) -> bool:
        """A substitute learns of those who are in the group now, and of nobody who was."""
        latest = max(membership.parts, key=lambda step: int(step["position"] or 0), default={"status": None})
        return self._of(membership).names and (self._all or latest["status"] in _IN_GROUP)

    def _to_come(self, session: Record) -> bool:
        return session.row["state"] in _TO_COME and str(session.row["starts_at"]) >= self._since

    def _may_name(self, line: Record) -> bool:
        ticked = self._choice.person_notes and self._of(line).person_notes
        return line.row["person_id"] is None or ticked

    def _follow_ups(self) -> None:
        def may_be(record: Record) -> bool:
            return record.row["person_id"] is None or self._of(record).follow_ups

        known = {record.key for record in self._take("follow_up", "group_id", self._groups, keep=may_be)}
        self._take(
            "follow_up", "session_id", self._group_of, keep=lambda each: each.key not in known and may_be(each)
        )

    def _people(self) -> None:
        """Take everyone who is named so far, as the groups in which they are allow it, and what is about them."""
        seen: dict[str, list[ProfileRules]] = {}
        for record in self._found:
            if record.row.get("person_id") is not None:
                seen.setdefault(str(record.row["person_id"]), []).append(self._of(record))
        allowed = {person: _most(rules) for person, rules in seen.items()}
        self._found = [_plain(each, self._of(each)) if each.kind.name == "mark" else each for each in self._found]
        self._found += _called(read_kind(self._reader, OF_NAME["person"], f'"id" IN {AMONG}', sorted(seen)), allowed)
        self._take("access_needs", "id", (person for person in seen if allowed[person].access_needs))
        if self._all:
            self._take("contact_details", "id", seen)
            self._about_people(allowed)

    def _about_people(self, allowed: dict[str, ProfileRules]) -> None:
        """Take what is about single people, where that was ticked; what may be about another group stays."""
        others = read_kind(self._reader, OF_NAME["membership"], f'"person_id" IN {AMONG}', sorted(allowed))
        elsewhere = {str(each.row["person_id"]) for each in others if each.row["group_id"] not in self._groups}
        mine = {record.key for record in self._found if record.kind.name == "follow_up"}

        def of_here(note: Record) -> bool:
            if note.row["session_id"] is not None:
                return note.row["session_id"] in self._group_of and self._of(note).person_notes
            person = str(note.row["person_id"])
            return person not in elsewhere and allowed[person].person_notes

        def by_us(contact: Record) -> bool:
            person = str(contact.row["person_id"])
            return allowed[person].follow_ups and (contact.row["follow_up_id"] in mine or person not in elsewhere)

        if self._choice.person_notes:
            self._take("person_note", "person_id", allowed, keep=of_here)
        if self._choice.contacts:
            self._take("contact", "person_id", allowed, keep=by_us)
        if self._choice.incidents:
            by_group = {record.key for record in self._take("incident", "group_id", self._groups)}
            self._take("incident", "session_id", self._group_of, keep=lambda each: each.key not in by_group)

    def _own_texts(self) -> None:
        """Take the handouts of one's own that a plan gives out."""
        sheets = (
            str(handout[2])
            for record in self._found
            if record.kind.name == "session"
            for part in record.parts
            for handout in json.loads(str(part["handouts"]))
            if len(handout) > 2
        )
        self._take("own_text", "id", {own for sheet in sheets if (own := _as_id(sheet))})

    def _without_loose_ends(self) -> list[Record]:
        """Leave out what refers to a record that is not given: it would tell of it, and could not be taken over.

        Columns that travel apart and are blank go along only if they went before: then they were emptied since.
        """
        order = {name: number for number, name in enumerate(OF_NAME)}
        went = known_of(self._reader, self._found)
        given: dict[str, set[str]] = {}
        kept = []
        for record in sorted(self._found, key=lambda each: order[each.kind.name]):
            if record.kind.leans and record.is_bare and record.place not in went:
                continue
            if all(key in given.get(table, ()) for table, key in references(record)):
                given.setdefault(record.kind.table, set()).add(str(record.row.get("id")))
                kept.append(record)
        return kept


def references(record: Record) -> list[tuple[str, str]]:
    """Return the table and id of every other record that a record cannot be without."""
    named = [
        (foreign.column.table.name, str(record.row[foreign.parent.name]))
        for foreign in record.kind.rows.foreign_keys
        if record.row.get(foreign.parent.name) is not None
    ]
    return [*named, (record.kind.table, record.key)] if record.kind.leans else named


def _rules(group: Record) -> ProfileRules:
    return RecordProfile(str(group.row["profile"])).rules


def _most(rules: Sequence[ProfileRules]) -> ProfileRules:
    """Return what any of several groups allows."""
    return ProfileRules(**{each.name: any(getattr(one, each.name) for one in rules) for each in fields(ProfileRules)})


def _plain(mark: Record, rules: ProfileRules) -> Record:
    """Return a mark without the words that its group keeps no more."""
    bare = {name: "" for name, kept in (("reason", rules.reasons), ("comment", rules.comments)) if not kept}
    return replace(mark, row={**mark.row, **bare}) if bare else mark


def _called(people: Sequence[Record], allowed: dict[str, ProfileRules]) -> list[Record]:
    """Return people as their groups may call them."""
    short = [
        Person(
            id=PersonId(UUID(each.key)),
            display_name=str(each.row["display_name"]),
            preferred_name=str(each.row["preferred_name"]),
            alias=str(each.row["alias"]),
        )
        for each in people
        if not allowed[each.key].full_names
    ]
    told_apart = distinct_names(sorted(short, key=lambda each: each.id))
    names = {
        each.id.hex: each.short_name if told_apart[each.id].endswith(")") else told_apart[each.id] for each in short
    }
    return [
        replace(each, row={**each.row, "display_name": names[each.key]}) if each.key in names else each
        for each in people
    ]


def _as_id(text: str) -> str:
    try:
        return UUID(text).hex
    except ValueError:
        return ""
