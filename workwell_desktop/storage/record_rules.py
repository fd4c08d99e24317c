"""What happens to every table and column of the vault: in packets, erasures, retention, hand-overs and backups.

Plain data, read by `person_records.py`; a test fails when a table or a column is not named here.

A row belongs to one person through its column `by`: it names the person, or a record of the table `of` that does.
Such rows are the packet, and they go when the person is erased. Whatever belongs to nobody stays; its free words are
searched for the person's name.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum

from workwell_desktop.domain.retention import RecordClass

NUMBER = "an internal number that means nothing outside this vault"
WHO = "names whoever led or wrote, not the person"
_MACHINE = "kept by the program for itself; no words of anybody's"


class HandOver(Enum):
    """Whether rows go into a hand-over bundle of chosen groups."""

    WITH_GROUP = "with the group or session they belong to"
    NEVER = "never"


@dataclass(frozen=True, kw_only=True)
class TableRule:
    """How one table is treated. Columns are named, several in one text.

    `told` columns go into the packet as they are; `words` are somebody's free words: in a packet other people are
    masked in them, and at an erasure they are searched for the name. `led_by` names the session or group that a row
    points to, of which day, number and public name are shown. `out` names every other column, with the reason why
    it stays out of the packet.
    """

    by: str = ""
    of: str = ""
    told: str = ""
    words: str = ""
    led_by: str = ""
    out: Mapping[str, str] = field(default_factory=dict)
    not_in_packet: str = ""
    """Why the table is no part of anybody's packet; empty for rows that belong to a person."""
    stays: str = ""
    """Why rows stay when a person is erased; empty for rows that go."""
    section: str = ""
    """The section of the packet; the table's own name when empty."""
    keeps_words: bool = False
    """Whether, unless the facilitator says otherwise, a name in its words stays when somebody is erased."""
    retention: RecordClass | str
    hand_over: HandOver = HandOver.WITH_GROUP
    backup: str = ""
    """Why a table is not in a backup; empty, as always: a backup is the whole vault."""

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that is named."""
        listed = (*self.told.split(), *self.words.split(), *self.led_by.split(), *self.out, *filter(None, (self.by,)))
        return tuple(dict.fromkeys(listed))


def _out(reason: str, *columns: str) -> dict[str, str]:
    return {name: reason for one in columns for name in one.split()}


_GROUPS = "about the whole group and written without names"
_LEADERS = "about the facilitators' own work"
_LIBRARY = "a text of the facilitator's library, about nobody"
_HOUSE = "about how this vault is kept, not about a person"
_WITH_SESSION = "goes with its session, which stays as long as the group does"
_WITH_GROUP = "stays as long as the group does"
_WITH_RECORD = "goes with the record it belongs to"
_OWN = "the facilitator's own; they take it away themselves"
_SIGNING = "edited_at signed_at locked_at"
_PART = (
    "title category minutes say steps participant_text prompts materials owner locked_at visibility if_short if_long "
    "seconds_each handouts watch_for"
)
_PART_WORDS = "title say steps participant_text prompts materials owner if_short if_long watch_for"
_PART_OUT = {name: _GROUPS for name in _PART.split() if name not in _PART_WORDS.split()}
_MARK = "code marked_at late_minutes early_minutes first_time needs_follow_up arrived_at"


def _addenda(rule: RecordClass) -> TableRule:
    """Return the rule of the addenda to a class of notes that is about no one person."""
    out = _out(NUMBER, "id note_id position") | _out(_GROUPS, "written_at") | _out(WHO, "author")
    return TableRule(words="reason text", out=out, not_in_packet=_GROUPS, stays=_GROUPS, retention=rule)


def _history(rule: RecordClass, words: str = "text") -> TableRule:
    """Return the rule of the earlier wordings of such a class."""
    out = _out(NUMBER, "seq note_id") | _out(_GROUPS, "edited_at")
    return TableRule(
        words=words, out=out, not_in_packet=_GROUPS, stays=_GROUPS, retention=rule, hand_over=HandOver.NEVER
    )


_OF_PERSON: dict[str, TableRule] = {
    "people": TableRule(
        by="id",
        told="contact_ways may_leave_message do_not_contact asked_on",
        words="display_name preferred_name alias pronouns languages access_needs safe_times contact_details",
        retention=RecordClass.PERSON,
    ),
    "memberships": TableRule(by="person_id", led_by="group_id", out=_out(NUMBER, "id"), retention=RecordClass.PERSON),
    "membership_steps": TableRule(
        by="membership_id",
        of="memberships",
        told="status on reason",
        out=_out(NUMBER, "position"),
        section="memberships",
        retention=RecordClass.PERSON,
    ),
    "marks": TableRule(
        by="person_id", led_by="session_id", told=_MARK, words="reason comment", retention=RecordClass.REGISTER
    ),
    "mark_history": TableRule(
        by="person_id",
        led_by="session_id",
        told=f"{_MARK} replaced_at",
        words="reason comment why",
        out=_out(NUMBER, "seq"),
        retention=RecordClass.REGISTER,
        hand_over=HandOver.NEVER,
    ),
    "person_notes": TableRule(
        by="person_id",
        led_by="session_id",
        told=_SIGNING,
        words="text",
        out=_out(NUMBER, "id") | _out(WHO, "author") | {"digest": "a check of the signature, of no use on paper"},
        retention=RecordClass.PERSON_NOTE,
    ),
    "person_note_addenda": TableRule(
        by="note_id",
        of="person_notes",
        told="written_at",
        words="reason text",
        out=_out(NUMBER, "id position") | _out(WHO, "author"),
        retention=RecordClass.PERSON_NOTE,
    ),
    "person_note_history": TableRule(
        by="note_id",
        of="person_notes",
        told="edited_at",
        words="text",
        out=_out(NUMBER, "seq"),
        retention=RecordClass.PERSON_NOTE,
        hand_over=HandOver.NEVER,
    ),
    "quick_notes": TableRule(
        by="person_id",
        led_by="session_id",
        told="at wants_follow_up fate",
        words="text",
        out=_out(NUMBER, "id"),
        retention=_WITH_SESSION,
    ),
    "contacts": TableRule(
        by="person_id",
        told="at way outcome",
        words="text next_step",
        out=_out(NUMBER, "id follow_up_id"),
        retention=RecordClass.CONTACT_LOG,
    ),
    "follow_ups": TableRule(
        by="person_id",
        led_by="group_id session_id",
        told="origin due made_at outcome closed_at",
        words="why remark",
        out=_out(NUMBER, "id") | _out(WHO, "who"),
        retention=RecordClass.CONTACT_LOG,
    ),
    "letters": TableRule(
        by="person_id",
        led_by="group_id",
        told="serial kind first_day last_day sessions minutes consent_on issued_on",
        words="name recipient",
        out=_out(NUMBER, "id"),
        retention=RecordClass.LETTER,
        hand_over=HandOver.NEVER,
    ),
    "corrections": TableRule(
        by="person_id",
        told="asked_on done_on",
        words="asked done",
        out=_out(NUMBER, "id"),
        retention=RecordClass.PERSON,
        hand_over=HandOver.NEVER,
    ),
    "legal_holds": TableRule(
        by="person_id",
        led_by="group_id",
        told="set_on lifted_on",
        words="why",
        out=_out(NUMBER, "id"),
        retention="stays until it is lifted, and then with the group or person",
    ),
}

_OF_GROUPS: dict[str, TableRule] = {
    "groups": TableRule(
        words="name public_name purpose place schedule address quiet_place checklist",
        out=_out(
            _GROUPS,
            "id membership_type kind leadership mode session_minutes planned_sessions capacity status profile",
            "emergency_department agreement_review_on tint letters",
        )
        | _out(WHO, "facilitators"),
        not_in_packet="only the public name of the person's groups is shown",
        stays=_GROUPS,
        retention=_WITH_GROUP,
    ),
    "sessions": TableRule(
        words="theme place reason",
        out=_out(
            _GROUPS,
            "id group_id number starts_at zone length_seconds state not_held_reason moved_to started_at ended_at",
            "agreement_read headcount visitors schedule_id slot printed_at ticked sheet_count sheet_fate closed",
        )
        | _out(WHO, "facilitators"),
        not_in_packet="only the day and number of the person's sessions are shown",
        stays="what was held stays; how many came stays as a number",
        retention=_WITH_GROUP,
    ),
    "blocks": TableRule(
        words=_PART_WORDS,
        out=_PART_OUT | _out(NUMBER, "session_id id position"),
        not_in_packet=_GROUPS,
        stays=_GROUPS,
        retention=_WITH_SESSION,
    ),
    "schedules": TableRule(
        out=_out(
            _GROUPS,
            "id group_id first_day start length_seconds zone frequency interval weekdays nth sessions until skipped",
        ),
        not_in_packet=_GROUPS,
        stays=_GROUPS,
        retention=_WITH_GROUP,
    ),
    "run_events": TableRule(
        out=_out(_GROUPS, "session_id position kind at seconds block_id"),
        not_in_packet=_GROUPS,
        stays=_GROUPS,
        retention=_WITH_SESSION,
    ),
    "agreements": TableRule(
        words="clauses limits adopted_by",
        out=_out(_GROUPS, "id group_id version adopted_on"),
        not_in_packet=_GROUPS,
        stays=_GROUPS,
        retention=_WITH_GROUP,
    ),
    "print_options": TableRule(
        out=_out(_HOUSE, "group_id size print colour language second"),
        not_in_packet=_HOUSE,
        stays=_HOUSE,
        retention=_WITH_GROUP,
    ),
    "notes": TableRule(
        words="aims happened next_time",
        out=_out(_GROUPS, "id session_id state edited_at signed_at locked_at digest") | _out(WHO, "author"),
        not_in_packet=_GROUPS,
        stays=_GROUPS,
        retention=RecordClass.SESSION_SUMMARY,
    ),
    "addenda": _addenda(RecordClass.SESSION_SUMMARY),
    "note_history": _history(RecordClass.SESSION_SUMMARY, "aims happened next_time"),
    "hand_over_notes": TableRule(
        words="text",
        out=_out(_GROUPS, "id group_id edited_at signed_at locked_at digest") | _out(WHO, "author"),
        not_in_packet=_GROUPS,
        stays=_GROUPS,
        retention=RecordClass.HAND_OVER,
    ),
    "hand_over_addenda": _addenda(RecordClass.HAND_OVER),
    "hand_over_history": _history(RecordClass.HAND_OVER),
    "incidents": TableRule(
        words="facts actions told opinion",
        out=_out(
            "concerns more than one person and has a way of its own",
            "id opened_at session_id group_id closed_at steps edited_at signed_at locked_at digest",
        )
        | _out(WHO, "author"),
        not_in_packet="concerns more than one person; every packet says so, whether there is one or not",
        stays="a report for whoever is responsible for safety",
        keeps_words=True,
        retention=RecordClass.INCIDENT,
    ),
    "incident_addenda": replace(_addenda(RecordClass.INCIDENT), keeps_words=True),
    "incident_history": replace(_history(RecordClass.INCIDENT, "facts actions told opinion"), keeps_words=True),
    "retention_rules": TableRule(
        words="source",
        out=_out(_HOUSE, "id group_id record_class months"),
        not_in_packet=_HOUSE,
        stays=_HOUSE,
        retention=_WITH_GROUP,
    ),
}


def _own(words: str, out: str, because: str, retention: RecordClass | str = _OWN) -> TableRule:
    """Return the rule of what is the facilitator's own and leaves with nobody's hand-over."""
    return TableRule(
        words=words,
        out=_out(because, out),
        not_in_packet=because,
        stays=because,
        retention=retention,
        hand_over=HandOver.NEVER,
    )


_OF_FACILITATORS: dict[str, TableRule] = {
    "debriefs": _own(
        "text",
        "id session_id author edited_at signed_at locked_at digest",
        _LEADERS,
        retention=RecordClass.DEBRIEF,
    ),
    "debrief_addenda": replace(_addenda(RecordClass.DEBRIEF), hand_over=HandOver.NEVER),
    "debrief_history": replace(_history(RecordClass.DEBRIEF), hand_over=HandOver.NEVER),
    "supervision_notes": _own(
        "text",
        "id on supervisor author edited_at signed_at locked_at digest",
        _LEADERS,
        retention=RecordClass.SUPERVISION,
    ),
    "supervision_addenda": replace(_addenda(RecordClass.SUPERVISION), hand_over=HandOver.NEVER),
    "supervision_history": replace(_history(RecordClass.SUPERVISION), hand_over=HandOver.NEVER),
    "facilitator": _own("", "row name organisation", _LEADERS),
    "templates": _own("name", "id", _LIBRARY),
    "template_blocks": _own(
        _PART_WORDS, " ".join(("template_id", "id", "position", *_PART_OUT)), _LIBRARY, retention=_WITH_RECORD
    ),
    "own_texts": replace(_own("source", "id kind based_on edited_at", _LIBRARY), hand_over=HandOver.WITH_GROUP),
    "resources": _own("", "id need name reach hours cost language area checked_on", "about services, not members"),
    "letterhead": _own("", "row name contact logo", _LEADERS),
    "holidays": _own("", "day name", "about days, not people"),
    "crisis_sheet": _own("", "row country reviewed_on", "about services, not members"),
    "crisis_contacts": _own("", "sheet position name number hours", "about services, not members"),
    "kept_longer": _own("why", "record_class record until", _HOUSE, retention=_WITH_RECORD),
    "erasures": _own("", "person on", "an id that means nothing here any more", retention="stays: see `erasing.py`"),
    "drafts": _own("text", "key kept_at", _HOUSE, retention="gone as soon as the words are saved or given up"),
    "left_off": _own("", "row place at", _HOUSE, retention="written over at each lock"),
    "safekeeping": _own("", "row sheet_made_on sheet_tested_on", _HOUSE),
    "own_identity": _own("", "row secret public made_at", _HOUSE),
    "hand_overs": _own(
        "", "id direction at partner fingerprint groups contents digest", "names colleagues and groups, not members"
    ),
    "taken_over": _own("", "name record hand_over_id digest", _HOUSE, retention=_WITH_RECORD),
    "audit": _own("", "seq at action ids previous hash", "ids and actions, never words", retention="append-only"),
    "search_entries": _own(
        "",
        "row kind record title body folded_title folded_body",
        "the search index: follows the records themselves",
        retention=_WITH_RECORD,
    ),
    "alembic_version": _own("", "version_num", _MACHINE, retention=_MACHINE),
}

RULES: Mapping[str, TableRule] = _OF_PERSON | _OF_GROUPS | _OF_FACILITATORS
"""Every table of the vault by its name."""

SHADOWS: Mapping[str, str] = {
    "search": "the full-text index over `search_entries`; triggers keep it, and what is deleted is overwritten in it",
    **{f"search_{part}": "where the full-text index is kept" for part in ("data", "idx", "docsize", "config")},
}
"""Tables that the engine keeps for the full-text index. They hold no record of their own."""

TRIGGERS: Mapping[str, str] = {
    "search_entries_added": "puts words into the full-text index",
    "search_entries_removed": "takes words out of the full-text index",
    "search_entries_changed": "changes words in the full-text index",
    "audit_no_update": "keeps the audit trail append-only",
    "audit_no_delete": "keeps the audit trail append-only",
    "marks_changed": "keeps the mark before in `mark_history`, which goes with the person",
    "marks_taken_away": "keeps the mark taken away in `mark_history`, which goes with the person",
}
"""Everything that writes rows by itself."""

PROCESS: Mapping[str, str] = {
    "process_notes": "id begun_at session_id person_id text author edited_at signed_at locked_at digest",
    "process_addenda": "id note_id position written_at author reason text",
    "process_history": "seq note_id edited_at text",
}
"""The columns of the private notes' own database, all under one rule: never in packets, hand-overs or backups of the
vault, and no rule of keeping reaches them. An erasure cannot look into them either, and its report says so."""
