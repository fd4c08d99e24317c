"""What the handouts page shows, as plain values that its views may know."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QSize, Qt

from workwell_desktop.domain.ids import GroupId, SessionId
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.papers import PaperSize, PrintSize
from workwell_desktop.ui.kit.paper import PackedPage

ROW = int(Qt.ItemDataRole.UserRole)
"""The role under which the gallery's rows keep their `CardShown`."""
LOOK = ROW + 1
"""The role of a card's `CardLook`."""

PRINT_SIZES = (
    (PrintSize.NORMAL, "Standard, 12 pt"),
    (PrintSize.CLEAR, "Clear, 16 pt"),
    (PrintSize.LARGE, "Large, 18 pt"),
)
"""Sizes of print with their words."""


class Pile(Enum):
    """What the gallery can be narrowed to."""

    PARTICIPANTS = "For participants"
    FACILITATOR = "For you"
    ROOM = "For the room"
    ORGANISATION = "For your organisation"
    BOOKLETS = "Guides"


@dataclass(frozen=True)
class Options:
    """The choices above the gallery: (words, id) of the groups and of the chosen group's sessions."""

    groups: tuple[tuple[str, GroupId], ...] = ()
    group_id: GroupId | None = None
    sessions: tuple[tuple[str, SessionId], ...] = ()
    session_id: SessionId | None = None


@dataclass(frozen=True)
class CardShown:
    """One paper of the gallery. `searched` is what the filter looks in, in plain letters."""

    key: str
    title: str
    about: str
    pile: Pile
    searched: str
    offered: bool = True
    """Whether the group gives it out at all."""


@dataclass(frozen=True)
class CardLook:
    """How a paper came out: its first page, and "2 pages" or "4 per page"; no page when it could not be filled."""

    first: PackedPage | None
    line: str


@dataclass(frozen=True)
class Drawing:
    """A paper drawn as a PDF, with what was found when it was checked. `sizes` are its pages in points."""

    pdf: bytes
    sizes: tuple[QSize, ...]
    first: PackedPage
    line: str
    findings: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many pages it has."""
        return len(self.sizes)


@dataclass(frozen=True, kw_only=True)
class PrintShown:
    """How one paper can be printed, and how it is: (words, value) where there is a choice."""

    size: PaperSize = PaperSize.A4
    print: PrintSize = PrintSize.NORMAL
    colour: bool = False
    languages: tuple[tuple[str, Language], ...] = ()
    language: Language = Language.ENGLISH
    seconds: tuple[tuple[str, Language | None], ...] = ()
    second: Language | None = None
    variants: tuple[tuple[str, str], ...] = ()
    variant: str = ""


@dataclass(frozen=True, kw_only=True)
class PrintWish:
    """How the facilitator wants papers printed, as the controls stand.

    `language` is None while it is what was shown, and `second` counts only when another was asked for: papers come in
    different languages, and what one of them lacks says nothing about the others.
    """

    size: PaperSize
    print: PrintSize
    colour: bool
    language: Language | None
    second: Language | None
    second_asked: bool


@dataclass(frozen=True)
class Whom:
    """For whom a paper is, where it can be made out to somebody or is about an incident: (words, id)."""

    label: str
    lines: tuple[tuple[str, object], ...]
    chosen: object = None


@dataclass(frozen=True)
class PacketRow:
    """One paper of the packet."""

    title: str
    line: str
    copies: int


@dataclass(frozen=True)
class PacketShown:
    """The packet: its papers, the words of the button in the page's head, and how it comes out."""

    rows: tuple[PacketRow, ...] = ()
    button: str = "Packet"
    total: str = ""
    style: str = ""


def pages_words(count: int) -> str:
    """Return "1 page" or "3 pages"."""
    return "1 page" if count == 1 else f"{count} pages"


def copies_words(count: int) -> str:
    """Return "1 copy" or "11 copies"."""
    return "1 copy" if count == 1 else f"{count} copies"
