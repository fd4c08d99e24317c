"""Which kinds of thing an action altered, broadcast once per commit so that screens know when to read again."""

from enum import Flag, auto


class Changes(Flag):
    """A set of kinds of change."""

    NOTHING = 0
    GROUPS = auto()
    """A group was created, edited or removed."""
    PEOPLE = auto()
    """A person's own details changed."""
    ROSTER = auto()
    """Someone joined, left or moved to another status in a group."""
    SESSIONS = auto()
    """A session's date, place, state or plan changed."""
    MARKS = auto()
    """An attendance mark was set or cleared."""
    NOTES = auto()
    """A note was written, signed, locked or added to."""
    FACILITATOR = auto()
    """The facilitator's own name or organisation changed."""
    SCHEDULES = auto()
    """A group's schedule or the list of holidays changed; its sessions are told of apart."""
    TEMPLATES = auto()
    """An agenda template of the facilitator's own was kept or removed."""
    RUNNING = auto()
    """Something happened on the clock of a running session, or a quick note was taken."""
    FOLLOW_UPS = auto()
    """A follow-up was made, changed or closed, or a contact was logged."""
    PERSON_NOTES = auto()
    """A person note was written or taken away."""
    INCIDENTS = auto()
    """An incident was opened, written on or closed, or the crisis numbers changed."""
    LIBRARY = auto()
    """A guide or handout of the facilitator's own was kept, changed or removed."""
    PAPERS = auto()
    """Something that stands on papers changed: an agreement, the resource list, the letterhead, an issued letter."""
    REFLECTIONS = auto()
    """A debrief, supervision note or hand-over note was written, signed, locked or added to."""
    KEEPING = auto()
    """A retention rule, legal hold or correction changed, or records went by a rule or by an erasure."""
    HAND_OVERS = auto()
    """A bundle was given or taken over."""
    SAFEKEEPING = auto()
    """Keys, the recovery sheet or the backups changed."""
