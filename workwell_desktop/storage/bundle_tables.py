"""Which records a hand-over bundle may hold, and by what each is known again: one plain list.

A kind of record is a row with what belongs to it (a session with its plan, a note with its addenda); it is compared,
taken over and contested as a whole. What is in no kind never leaves the vault this way; `STAYS` says why.
"""

from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Table

from workwell_desktop.storage import schema  # noqa: F401  every table joins `metadata`
from workwell_desktop.storage.tables import metadata


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A kind of record.

    `key` are the columns it is known by on both sides, `only` the columns it has when others of the same row travel
    apart, `part` the table of what belongs to it and `owner` the column there that names its id.
    """

    name: str
    table: str
    key: tuple[str, ...] = ("id",)
    only: tuple[str, ...] = ()
    part: str = ""
    owner: str = ""
    signed: bool = False

    @property
    def leans(self) -> bool:
        """Whether it only adds columns to a row that another kind brings."""
        return bool(self.only) and self.name != "person"

    @cached_property
    def rows(self) -> Table:
        """The table of the row."""
        return metadata.tables[self.table]

    @cached_property
    def parts(self) -> Table | None:
        """The table of what belongs to it."""
        return metadata.tables[self.part] if self.part else None

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The columns that travel, the key among them."""
        return (*self.key, *self.only) if self.only else tuple(column.name for column in self.rows.c)

    @cached_property
    def part_columns(self) -> tuple[str, ...]:
        """The columns of what belongs to it."""
        return tuple(column.name for column in self.parts.c) if self.parts is not None else ()


_NAME = ("display_name", "preferred_name", "alias", "pronouns", "languages", "do_not_contact")
_CONTACT = ("contact_ways", "may_leave_message", "safe_times", "contact_details", "asked_on")

KINDS = (
    Kind(name="group", table="groups"),
    Kind(name="schedule", table="schedules"),
    Kind(name="print_options", table="print_options", key=("group_id",)),
    Kind(name="agreement", table="agreements"),
    Kind(name="hand_over_note", table="hand_over_notes", part="hand_over_addenda", owner="note_id", signed=True),
    Kind(name="retention_rule", table="retention_rules", key=("group_id", "record_class")),
    Kind(name="legal_hold", table="legal_holds"),
    Kind(name="own_text", table="own_texts"),
    Kind(name="person", table="people", only=_NAME),
    Kind(name="access_needs", table="people", only=("access_needs",)),
    Kind(name="contact_details", table="people", only=_CONTACT),
    Kind(
        name="membership",
        table="memberships",
        key=("group_id", "person_id"),
        part="membership_steps",
        owner="membership_id",
    ),
    Kind(name="session", table="sessions", part="blocks", owner="session_id"),
    Kind(name="mark", table="marks", key=("session_id", "person_id")),
    Kind(name="run_event", table="run_events", key=("session_id", "position")),
    Kind(name="note", table="notes", key=("session_id",), part="addenda", owner="note_id", signed=True),
    Kind(name="quick_note", table="quick_notes"),
    Kind(name="follow_up", table="follow_ups"),
    Kind(name="person_note", table="person_notes", part="person_note_addenda", owner="note_id", signed=True),
    Kind(name="contact", table="contacts"),
    Kind(name="incident", table="incidents", part="incident_addenda", owner="note_id", signed=True),
)
"""In the order in which they are written: what others refer to comes first."""

OF_NAME = {kind.name: kind for kind in KINDS}

STAYS = {
    "mark_history": "earlier marks are the history of this vault; the other vault keeps its own",
    "note_history": "earlier wordings of a draft are nobody else's business",
    "person_note_history": "earlier wordings of a draft are nobody else's business",
    "hand_over_history": "earlier wordings of a draft are nobody else's business",
    "incident_history": "earlier wordings of a draft are nobody else's business",
    "debriefs": "what facilitators said to each other about their own work goes to supervision only",
    "debrief_addenda": "as the debriefs",
    "debrief_history": "as the debriefs",
    "supervision_notes": "one's own supervision is one's own",
    "supervision_addenda": "as the supervision notes",
    "supervision_history": "as the supervision notes",
    "letters": "a letter was issued, and is numbered, by whoever signed it",
    "letterhead": "the head of the giver's own papers",
    "facilitator": "the giver's own name stands in the bundle instead",
    "templates": "plans of the giver's own, not the group's",
    "template_blocks": "as the templates",
    "resources": "the giver's own list; the receiver has one",
    "holidays": "the giver's own calendar",
    "crisis_sheet": "the receiver's own crisis numbers must not be written over",
    "crisis_contacts": "as the crisis sheet",
    "corrections": "a request is answered by whoever it was made to",
    "kept_longer": "a decision of this vault",
    "erasures": "ids that mean nothing elsewhere; each vault obeys its own",
    "drafts": "words that are not finished",
    "left_off": "where somebody was",
    "safekeeping": "the life of this vault's recovery sheet",
    "own_identity": "the secret key never leaves its vault",
    "hand_overs": "bundles name each other by id instead",
    "taken_over": "only the digests of records in the bundle go along",
    "search_entries": "made anew from what was taken over",
    "audit": "the trail of this vault",
}
"""Tables of which nothing is handed over, each with the reason."""


def hand_over_rule(table: str, column: str) -> str:
    """Return in which kinds of record a column travels, or why it stays; empty when nobody has said."""
    kinds = [
        kind.name
        for kind in KINDS
        if (kind.table == table and column in kind.columns) or (kind.part == table and column in kind.part_columns)
    ]
    return f"in: {', '.join(kinds)}" if kinds else STAYS.get(table, "")
