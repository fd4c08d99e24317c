"""What a filler is handed, and what it tells of its paper; words in the three languages of papers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from workwell_desktop.domain.attendance import Code, code_for
from workwell_desktop.domain.catalogue import PaperAsk, PaperEntry, Variant
from workwell_desktop.domain.dates import clock, clock_span, long_date, plain_date, weekday_date
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.handout_text import HandoutText
from workwell_desktop.domain.ids import GroupId
from workwell_desktop.domain.language import Language, kept_together
from workwell_desktop.domain.papers import Paper
from workwell_desktop.domain.session import Session
from workwell_desktop.domain.sheet import Bullets, Heading, Paragraph, rich
from workwell_desktop.storage.work import UnitOfWork

Texts = Mapping[str, tuple[str, str, str]]
"""Words by key, in English, Spanish and French; `{places}` are filled in."""

ALL_LANGUAGES = tuple(Language)


@dataclass(frozen=True)
class Voice:
    """Says a family's words in one language."""

    texts: Texts
    language: Language

    def __call__(self, key: str, **places: object) -> str:
        """Return the words of a key with their places filled in."""
        words = kept_together(self.texts[key][ALL_LANGUAGES.index(self.language)], self.language)
        for name, value in places.items():
            if f"{{{name}}}." in words:  # "Ruth A." brings no second full stop to the end of a sentence
                places[name] = str(value).removesuffix(".")
        return words.format(**places) if places else words

    def label(self, key: str) -> str:
        """Return the words of a key as they stand before what they name: with a colon, in French apart from it."""
        return self(key) + kept_together(" : " if self.language is Language.FRENCH else ": ", self.language)

    def heading(self, key: str, level: int = 2) -> Heading:
        """Return a heading."""
        return Heading(self(key), level)

    def paragraph(self, key: str, **places: object) -> Paragraph:
        """Return a paragraph."""
        return Paragraph(rich(self(key, **places)))


def bullets(lines: tuple[str, ...]) -> Bullets:
    """Return a list of plain lines."""
    return Bullets(tuple(rich(line) for line in lines))


@dataclass(frozen=True)
class Order:
    """One paper that was asked for, within an open transaction."""

    work: UnitOfWork
    ask: PaperAsk
    now: datetime
    written: HandoutText | None = None

    @property
    def handout(self) -> HandoutText:
        """The written text that the filler asked for in `Filler.handout`."""
        if self.written is None:
            raise ValueError(f"no text was brought for {self.ask.key}")
        return self.written

    @property
    def language(self) -> Language:
        """The language asked for."""
        return self.ask.language

    @property
    def today(self) -> date:
        """The day on the wall."""
        return self.now.date()

    @cached_property
    def maybe_session(self) -> Session | None:
        """The session it is about, if one was named."""
        return self.work.sessions.get(self.ask.session_id) if self.ask.session_id else None

    @cached_property
    def session(self) -> Session:
        """The session it is about. Raises `Refusal` when none was named, or it is gone."""
        if self.maybe_session is None:
            raise Refusal("This paper is about one session. Choose a session first.", "session")
        return self.maybe_session

    @cached_property
    def maybe_group(self) -> Group | None:
        """The group it is about, if a group or a session was named."""
        group_id = self.maybe_session.group_id if self.maybe_session else self.ask.group_id
        return self.work.groups.get(group_id) if group_id else None

    @cached_property
    def group(self) -> Group:
        """The group it is about. Raises `Refusal` when none was named, or it is gone."""
        if self.maybe_group is None:
            raise Refusal("This paper is about one group. Choose a group first.", "group")
        return self.maybe_group

    @property
    def name_on_paper(self) -> str:
        """The group's neutral name, empty when there is no group."""
        return self.maybe_group.name_on_paper if self.maybe_group else ""

    @property
    def place(self) -> str:
        """Where people meet, empty when nobody said."""
        return (self.maybe_session.place if self.maybe_session else "") or (
            self.maybe_group.place if self.maybe_group else ""
        )

    def voice(self, texts: Texts) -> Voice:
        """Return the words of a family in the language asked for."""
        return Voice(texts, self.language)

    def day(self, day: date) -> str:
        """Write "Monday 23 November 2026"."""
        return long_date(day, self.language)

    def day_and_year(self, day: date) -> str:
        """Write "23 November 2026"."""
        return plain_date(day, self.language)

    def near_day(self, day: date) -> str:
        """Write "Monday 30 November"."""
        return weekday_date(day, self.language)

    def clock(self, moment: datetime) -> str:
        """Write "18:30"."""
        return clock(moment, self.language)

    def span(self, session: Session) -> str:
        """Write "18:30 – 20:00"."""
        return clock_span(session.starts_at, session.ends_at, self.language)


@dataclass(frozen=True, kw_only=True)
class Filler:
    """One paper of the gallery and the way it is filled.

    `offered` says whether a group has it at all; `variants` works out the ways to print it for a group, where they
    depend on it (None stands for no group in particular). `handout` is the key of the written text it needs.
    """

    entry: PaperEntry
    fill: Callable[[Order], Paper]
    offered: Callable[[Group], bool] = lambda _: True
    variants: Callable[[UnitOfWork, Group | None], tuple[Variant, ...]] | None = None
    handout: str = ""

    def variants_for(self, work: UnitOfWork, group: Group | None) -> tuple[Variant, ...]:
        """Return the ways to print it for a group, the usual one first."""
        return self.variants(work, group) if self.variants else self.entry.variants


def coming(work: UnitOfWork, session: Session) -> int:
    """Return how many are thought to come: members on the day, without those who sent word.

    Where no names are kept, and where nobody has joined, it is as many as came to the session before.
    """
    names = work.groups.get(session.group_id).profile.rules.names
    expected = [code for code in _codes(work, session) if code.expected] if names else []
    if not expected:
        return came_last(work, session.group_id, session)
    return sum(code is not Code.APOLOGIES for code in expected)


def came_last(work: UnitOfWork, group_id: GroupId, before: Session | None = None) -> int:
    """Return how many came to the last session that was held, or to the last before another; nobody without one."""
    held = [s for s in work.sessions.of_group(group_id, plans=False) if s.state.held]
    earlier = [s for s in held if before is None or s.starts_at < before.starts_at]
    if not earlier:
        return 0
    last = max(earlier, key=lambda each: each.starts_at)
    marked = sum(mark.code.attended for mark in work.marks.of_session(last.id))
    return marked + last.visitors if marked else last.headcount or 0


def _codes(work: UnitOfWork, session: Session) -> list[Code]:
    """Return what stands for each member in the register of a session, marked or not."""
    marks = {mark.person_id: mark for mark in work.marks.of_session(session.id)}
    return [code_for(session, m, marks.get(m.person_id)) for m in work.memberships.of_group(session.group_id)]


def next_session(work: UnitOfWork, session: Session) -> Session | None:
    """Return the next session of the same group that is still on."""
    known = work.sessions.of_group(session.group_id, plans=False)
    return next((s for s in known if s.starts_at > session.starts_at and s.state.upcoming), None)
