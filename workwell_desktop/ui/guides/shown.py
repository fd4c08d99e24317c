"""What the guides page shows, as plain values that its views may know."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Qt

from workwell_desktop.domain.group import GroupKind
from workwell_desktop.domain.ids import BlockId, SessionId
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.sheet import Piece

ROW = Qt.ItemDataRole.UserRole + 1
"""The `GuideRow` of an item."""

TEXT_SIZES = (100, 125, 150, 175, 200)
"""How large the text of a guide may be read, in per cent of the text of the program."""


class Kind(StrEnum):
    """What stands in the list, and the pill that narrows it to that."""

    SESSION = "session"
    SKILL = "skill"
    CARD = "card"
    OWN = "own"

    @property
    def label(self) -> str:
        """The words on the pill."""
        return {"session": "Sessions", "skill": "Skills", "card": "Cards", "own": "My own"}[self.value]


@dataclass(frozen=True, kw_only=True)
class Narrowing:
    """What is looked for. No kinds are all of them; `longest` is in minutes."""

    words: str = ""
    kinds: frozenset[Kind] = frozenset()
    longest: int | None = None
    group_kind: GroupKind | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing is narrowed."""
        return self == Narrowing()


@dataclass(frozen=True, kw_only=True)
class GuideRow:
    """One line of the list. `key` is the guide's, a card's with "card:" before it, or the id of one's own."""

    key: str
    title: str
    summary: str
    length: str
    kind: str
    own: bool = False
    unfinished: bool = False

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        words = (self.title, self.kind, "your own" if self.own else "", self.length, self.summary)
        return ", ".join(each for each in words if each)


@dataclass(frozen=True, kw_only=True)
class PartShown:
    """One part of a guide. `details` are captions with text, shown once the part is unfolded."""

    id: BlockId
    minutes: str
    title: str
    line: str
    details: tuple[tuple[str, tuple[Piece, ...]], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Chapter:
    """A stretch of a guide with a heading: text, or the parts of a session."""

    title: str
    pieces: tuple[Piece, ...] = ()
    parts: tuple[PartShown, ...] = ()
    care: bool = False
    """Whether it tells what may need care."""
    listed: bool = True
    """Whether it stands in the contents."""


@dataclass(frozen=True, kw_only=True)
class GuideShown:
    """A guide as it is read. `languages` are those it can be read in; `stale` says when a translation is behind."""

    key: str
    title: str
    kicker: str
    language: Language = Language.ENGLISH
    languages: tuple[Language, ...] = ()
    pills: tuple[tuple[str, str], ...] = ()
    """Icon and words."""
    stale: str = ""
    chapters: tuple[Chapter, ...] = ()
    usable: bool = False
    """Whether there are parts for a plan in it."""
    own: bool = False
    draft: bool = False
    """Whether it is one's own and cannot be read yet, only gone on with."""
    file: bool = True
    """Whether it is a guide that can be printed, duplicated and given on; a card is not."""


@dataclass(frozen=True, kw_only=True)
class ComingSession:
    """One session that a guide can be used in."""

    id: SessionId
    when: str
    what: str
    plan: str


@dataclass(frozen=True, kw_only=True)
class UseShown:
    """The panel that asks for a session: what is to be put into its plan, and the sessions to come."""

    title: str
    hint: str
    sessions: tuple[ComingSession, ...]
