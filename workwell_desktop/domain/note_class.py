"""The classes of notes (domain notes, section 2.7): each a thing of its own, never a flag on one table.

What belongs in a class, whether names may stand in it, whether it is signed, and where it goes is said here once. The
panel beside each editor, the notice for participants, exports and tests all read it.
"""

from dataclasses import dataclass
from enum import Enum, StrEnum


class Way(Enum):
    """Somewhere a note can go. The value is how the panel names it."""

    SEARCH = "search in this program"
    NEXT_PLAN = "your run sheet for next time"
    PACKET = "the packet this person can ask for"
    BUNDLE = "every hand-over bundle of the group"
    WHOLE_BUNDLE = "a hand-over bundle for a co-facilitator"
    TICKED_BUNDLE = "a hand-over bundle where you tick it"
    PAPER = "the report you print on purpose"
    SEALED = "a sealed copy for the responsible person"
    BACKUPS = "your backups"


class NoteClass(StrEnum):
    """What kind of note a text is."""

    SESSION_SUMMARY = "session_summary"
    PERSON_NOTE = "person_note"
    PROCESS_NOTE = "process_note"
    DEBRIEF = "debrief"
    SUPERVISION = "supervision"
    INCIDENT = "incident"
    CONTACT_LOG = "contact_log"
    HAND_OVER = "hand_over"

    @property
    def rule(self) -> "NoteRule":
        """What holds for this class."""
        return _RULES[self]

    @property
    def label(self) -> str:
        """The words shown to people."""
        return self.rule.label

    @property
    def goes_into(self) -> frozenset[Way]:
        """Everywhere a note of this class can go. Nothing else may hold a word of it."""
        return self.rule.goes_into

    @property
    def in_bundles(self) -> bool:
        """Whether it can leave in a hand-over bundle."""
        return bool(self.goes_into & {Way.BUNDLE, Way.WHOLE_BUNDLE, Way.TICKED_BUNDLE})


@dataclass(frozen=True, kw_only=True)
class NoteRule:
    """What holds for one class of notes, in words and as ways."""

    label: str
    belongs: tuple[str, ...]
    """What belongs in it, a sentence each."""
    leave_out: tuple[str, ...]
    """What does not, a sentence each."""
    readers: str
    """Who reads it."""
    goes_into: frozenset[Way]
    signed: bool = True
    """Whether it is signed and locked, and afterwards only added to."""


_WHOEVER = "Whoever can open this vault can read it. It is sent nowhere."

_RULES = {
    NoteClass.SESSION_SUMMARY: NoteRule(
        label="Group note",
        belongs=(
            "What the group did and talked about, how the room felt, and what you want to do next time.",
            "Write what a colleague would need to lead the next session.",
        ),
        leave_out=(
            "No names of members: “a member” or “someone” says enough.",
            "What concerns one person alone goes into a person note, or stays unwritten.",
        ),
        readers=_WHOEVER,
        goes_into=frozenset({Way.SEARCH, Way.NEXT_PLAN, Way.WHOLE_BUNDLE, Way.BACKUPS}),
    ),
    NoteClass.PERSON_NOTE: NoteRule(
        label="Person note",
        belongs=(
            "How this person took part, what seemed to help, what worried you, and what was agreed.",
            "Write it so that you could read it aloud to them.",
        ),
        leave_out=(
            "Others stay “a member”. What they said about themselves is not yours to note here.",
            "No guesses about a diagnosis, and no thoughts about yourself as a facilitator.",
        ),
        readers=f"{_WHOEVER} This person can ask to read it.",
        goes_into=frozenset({Way.PACKET, Way.TICKED_BUNDLE, Way.BACKUPS}),
    ),
    NoteClass.PROCESS_NOTE: NoteRule(
        label="Private note",
        belongs=("Your own thinking: hunches, questions, what the group stirs in you.",),
        leave_out=(
            "Nothing that others need: if it matters for somebody's safety, it belongs in their record.",
            "No times, no attendance, no plans: those stay in the record. And no names of members.",
        ),
        readers="Whoever knows the passphrase of your private notes. Opening the vault is not enough.",
        goes_into=frozenset(),
    ),
    NoteClass.DEBRIEF: NoteRule(
        label="Debrief",
        belongs=(
            "How you are, what worked, what was hard for you, and what you would do next time.",
            "It is about you and your co-facilitator at work.",
        ),
        leave_out=(
            "Not about members: what one of them said or did belongs in the group note or a person note.",
            "No names of members.",
        ),
        readers=f"{_WHOEVER} You choose what you take to supervision.",
        goes_into=frozenset({Way.BACKUPS}),
    ),
    NoteClass.SUPERVISION: NoteRule(
        label="Supervision note",
        belongs=("What you brought, what you understood, and what you will try. Who you spoke with, and when.",),
        leave_out=("No names of members, and no details that point to one of them.",),
        readers=_WHOEVER,
        goes_into=frozenset({Way.BACKUPS}),
    ),
    NoteClass.INCIDENT: NoteRule(
        label="Incident",
        belongs=(
            "What you saw and heard, with times. What was done, and who was told.",
            "Your own view has a field of its own, apart from the facts.",
        ),
        leave_out=("No more names than are needed, and nothing you only suppose among the facts.",),
        readers=f"{_WHOEVER} The person responsible for safety reads it when you give them a copy.",
        goes_into=frozenset({Way.PAPER, Way.SEALED, Way.TICKED_BUNDLE, Way.BACKUPS}),
    ),
    NoteClass.CONTACT_LOG: NoteRule(
        label="Contact log",
        belongs=("When and how you were in touch, what came of it, and what is next.",),
        leave_out=("Not what they told you in confidence: a person note is the place for that.",),
        readers=f"{_WHOEVER} This person can ask to read it.",
        goes_into=frozenset({Way.PACKET, Way.TICKED_BUNDLE, Way.BACKUPS}),
        signed=False,
    ),
    NoteClass.HAND_OVER: NoteRule(
        label="Hand-over note",
        belongs=(
            "What somebody must know who leads this group in your place: room, keys, rhythm, what works.",
            "Whom to call when something goes wrong.",
        ),
        leave_out=("No names of members, and nothing from the notes about them.",),
        readers=f"{_WHOEVER} Whoever stands in for you reads it when you hand the group over.",
        goes_into=frozenset({Way.BUNDLE, Way.BACKUPS}),
    ),
}
