"""What the live screen shows, in words: frozen lines that its views may know."""

from dataclasses import dataclass

from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.ids import PersonId, QuickNoteId
from workwell_desktop.domain.running import Stage
from workwell_desktop.ui.kit.surfaces import Tone


@dataclass(frozen=True)
class ClockShown:
    """A ring with digits: `share` of it is drawn, `word` says in words what the colour says."""

    digits: str
    caption: str
    share: float
    stage: Stage
    paused: bool = False
    word: str = ""
    tone: Tone = Tone.NEUTRAL


@dataclass(frozen=True)
class NowShown:
    """The part in hand. Empty `back` or `next` means there is no such part; `clock` is None when it is hidden."""

    chip: str
    title: str
    clock: ClockShown | None
    word: str
    tone: Tone
    back: str
    next: str
    ending: str
    running: bool
    can_shorten: bool


@dataclass(frozen=True)
class BarShown:
    """The line at the top, and which of the clock's deeds can be done. Of `start`, `pause`, `resume` one at most."""

    title: str
    subtitle: str
    start: bool = False
    pause: bool = False
    resume: bool = False
    end: bool = False


@dataclass(frozen=True)
class ScriptShown:
    """What the facilitator may say and do in the part in hand, and advice that fits the time."""

    heading: str
    say: str = ""
    steps: tuple[str, ...] = ()
    prompts: tuple[str, ...] = ()
    advice: str = ""
    handouts: str = ""
    watch_for: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing was written for this part."""
        return not (self.say or self.steps or self.prompts or self.advice or self.handouts or self.watch_for)


@dataclass(frozen=True)
class PersonShown:
    """One person at the left; `minutes` are late or early ones, where the code has some."""

    person_id: PersonId
    name: str
    initials: str
    code: Code
    words: str
    tone: Tone
    late: int | None = None
    early: int | None = None


@dataclass(frozen=True)
class PeopleShown:
    """Everyone of the session, how many are here, and what is counted or ticked beside them."""

    title: str
    here: int
    rows: tuple[PersonShown, ...]
    visitors: int
    agreement_read: bool
    hidden: bool
    open: bool
    headcount: int | None = None
    """How many were counted, where no names are kept; None where they are."""


@dataclass(frozen=True)
class KnownShown:
    """Somebody known from elsewhere who may be the guest."""

    person_id: PersonId
    name: str


@dataclass(frozen=True)
class NoteShown:
    """One quick note. `bold` are the stretches (start, length) that call a person or ask for a follow-up."""

    id: QuickNoteId
    time: str
    text: str
    bold: tuple[tuple[int, int], ...] = ()
    follow_up: bool = False


@dataclass(frozen=True)
class CardShown:
    """A card for a hard moment; `plain` is what it is found by."""

    title: str
    signs: str
    do: tuple[str, ...]
    say: str
    avoid: str
    plain: str


@dataclass(frozen=True)
class RoundShown:
    """The round in hand."""

    turn: str
    clock: ClockShown
    name: str
    passed: str
    seconds: int
    over: bool
    names_on: bool
    names_allowed: bool


@dataclass(frozen=True)
class PartTaken:
    """One part of a session that is over: planned and actual time, in words."""

    title: str
    planned: str
    actual: str
    difference: str


@dataclass(frozen=True)
class EndedShown:
    """A session that is over, or one that did not take place; then `parts` is empty and `close_out` False."""

    title: str
    sentence: str
    parts: tuple[PartTaken, ...]
    close_out: bool
