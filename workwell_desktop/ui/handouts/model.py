"""Puts papers, choices and checks of the handouts page into words, and asks for papers as they are to be printed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from workwell_desktop.domain.catalogue import Needs, PaperAsk, PaperEntry
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.handout_text import Audience
from workwell_desktop.domain.ids import GroupId, SessionId
from workwell_desktop.domain.incident import Incident
from workwell_desktop.domain.papers import Paper, PaperStyle
from workwell_desktop.domain.person import Person, distinct_names
from workwell_desktop.domain.print_options import PrintOptions
from workwell_desktop.domain.session import Session
from workwell_desktop.domain.sheet import CardSheet
from workwell_desktop.domain.text import plain_letters
from workwell_desktop.ui.handouts.shown import (
    PRINT_SIZES,
    CardShown,
    Options,
    PacketRow,
    PacketShown,
    Pile,
    PrintShown,
    Whom,
    pages_words,
)
from workwell_desktop.ui.kit import dates
from workwell_desktop.ui.kit.matching import matches

BOOKLET = "guide:"
"""How the keys of guides begin."""

MOST_SESSIONS = 60
"""Sessions to choose from: those planned and about a year back. Older ones are printed from their own page."""

FOR_SOMEBODY = frozenset({"attendance_card"})
"""Papers that can be made out to somebody, although they are whole without."""

WITH_NAMES = frozenset({"sign_in_sheet", "name_badges", "register", "attendance_card"})
"""Papers on which names stand where the record profile lets them."""

_PILES = {
    Audience.PARTICIPANTS: Pile.PARTICIPANTS,
    Audience.FACILITATOR: Pile.FACILITATOR,
    Audience.ROOM: Pile.ROOM,
    Audience.ORGANISATION: Pile.ORGANISATION,
}
_FORBIDDEN = str.maketrans(dict.fromkeys('/\\:*?"<>|\n\t', " "))


@dataclass(frozen=True)
class About:
    """What papers are filled for: a session, a group, or neither."""

    group_id: GroupId | None = None
    session_id: SessionId | None = None


@dataclass(frozen=True)
class Scene:
    """Everything the page goes by: what papers are for, how they are printed, and which there are.

    `entries` are all papers by key, as the group has them; `offered` the keys of those it gives out.
    """

    about: About
    options: PrintOptions
    group: Group | None = None
    session: Session | None = None
    entries: Mapping[str, PaperEntry] = field(default_factory=dict)
    offered: frozenset[str] = frozenset()

    def ask(self, key: str) -> PaperAsk:
        """Ask for a paper in its usual way. Raises KeyError when there is none of that key."""
        return ask_of(self.entries[key], self.about, self.options)

    @property
    def names_on_paper(self) -> bool:
        """Whether the group's record profile lets names stand on paper."""
        return self.group is not None and self.group.profile.rules.names_on_paper


def options_of(groups: Sequence[Group], sessions: Sequence[Session], about: About) -> Options:
    """Put the choices into words, the newest session first: as many as one would look through, and the chosen one."""
    older = (session for session in sessions[:-MOST_SESSIONS] if session.id == about.session_id)
    listed = (*older, *sessions[-MOST_SESSIONS:])
    lines = tuple((session_words(session), session.id) for session in reversed(listed))
    return Options(tuple((group.name, group.id) for group in groups), about.group_id, lines, about.session_id)


def session_words(session: Session) -> str:
    """Return a session as one line: number, day, theme."""
    parts = (f"Session {session.number}", dates.weekday_day(session.day), session.theme)
    return " · ".join(part for part in parts if part)


def subtitle(group: Group | None, session: Session | None) -> str:
    """Return what the papers are for, under the title of the page."""
    if group is None:
        return "Papers to print"
    return f"For {group.name} · Session {session.number}" if session else f"For {group.name}"


def cards_of(scene: Scene) -> tuple[CardShown, ...]:
    """Return the gallery: all papers in their order; without a group those that need none."""
    listed = (entry for entry in scene.entries.values() if scene.group or entry.needs is Needs.NOTHING)
    return tuple(_card(entry, offered=entry.key in scene.offered) for entry in listed)


def _card(entry: PaperEntry, *, offered: bool) -> CardShown:
    pile = Pile.BOOKLETS if entry.key.startswith(BOOKLET) else _PILES[entry.audience]
    words = " ".join((entry.title, entry.about, pile.value, *entry.themes))
    return CardShown(entry.key, entry.title, entry.about, pile, plain_letters(words), offered)


def narrowed(cards: Iterable[CardShown], typed: str, piles: frozenset[Pile]) -> tuple[CardShown, ...]:
    """Return the cards that hold every word and lie on one of the piles, if any were named."""
    return tuple(card for card in cards if (not piles or card.pile in piles) and matches(typed, card.searched))


def ask_of(entry: PaperEntry, about: About, options: PrintOptions) -> PaperAsk:
    """Ask for a paper in the group's languages, where it comes in them; without a variant it is the usual one."""
    language = options.language if options.language in entry.languages else entry.languages[0]
    both = entry.bilingual and options.second in entry.languages and options.second is not language
    return PaperAsk(
        key=entry.key,
        session_id=about.session_id,
        group_id=about.group_id,
        language=language,
        second=options.second if both else None,
    )


def with_variant(ask: PaperAsk, entry: PaperEntry, variant: str) -> PaperAsk:
    """Ask for one way of printing a paper; the usual one goes without saying."""
    known = [each.key for each in entry.variants]
    return replace(ask, variant=variant if variant in known[1:] else "")


def print_shown(entry: PaperEntry, ask: PaperAsk, options: PrintOptions) -> PrintShown:
    """Return how a paper can be printed and how it is."""
    others = [each for each in entry.languages if each is not ask.language]
    seconds = (("One language", None), *((f"+ {each.own_name}", each) for each in others))
    return PrintShown(
        size=options.size,
        print=options.print,
        colour=options.colour,
        languages=tuple((each.own_name, each) for each in entry.languages),
        language=ask.language,
        seconds=seconds if entry.bilingual and others else (),
        second=ask.second,
        variants=tuple((each.label, each.key) for each in entry.variants),
        variant=ask.variant or (entry.variants[0].key if entry.variants else ""),
    )


def for_people(people: Sequence[Person], chosen: object) -> Whom:
    """Let a person of the group be chosen, or nobody; names are short, as on paper."""
    lines = tuple((name, person_id) for person_id, name in distinct_names(people).items())
    return Whom("For whom?", (("Nobody yet: empty, to fill in by hand", None), *lines), chosen)


def for_incidents(incidents: Sequence[Incident], chosen: object) -> Whom:
    """Let an incident be chosen, the newest first."""
    lines = []
    for incident in incidents:
        opened = incident.opened_at.astimezone()
        lines.append((f"{dates.weekday_day(opened.date())}, {dates.clock(opened)}", incident.id))
    return Whom("Which incident?", tuple(lines), chosen)


def size_line(paper: Paper, pages: int) -> str:
    """Return how large a paper is: "2 pages", or "4 per page" for cards that are all the same."""
    if isinstance(paper, CardSheet) and len(set(paper.cards)) == 1 and pages == 1:
        return f"{paper.per_page} per page"
    return pages_words(pages)


def file_name(title: str, session: Session | None) -> str:
    """Return a neutral name for the PDF: what it is and the day, never a group or a person."""
    plain = " ".join(title.translate(_FORBIDDEN).split())
    return f"{plain} {session.day.isoformat()}.pdf" if session else f"{plain}.pdf"


def counts_as_out(entry: PaperEntry, session: Session | None) -> bool:
    """Whether printing this paper is part of getting a coming session ready."""
    return session is not None and session.state.upcoming and entry.needs is Needs.SESSION


def style_words(style: PaperStyle) -> str:
    """Return how papers come out: "A4 · standard, 12 pt · black on white"."""
    ink = "in colour" if style.colour else "black on white"
    return f"{style.size.value} · {dict(PRINT_SIZES)[style.print].lower()} · {ink}"


@dataclass(frozen=True)
class Packed:
    """One paper of the packet as it stands: its pages, None while it is being drawn, or why it cannot be filled."""

    title: str
    copies: int
    pages: int | None
    whom: str = ""
    refusal: str = ""


def packet_shown(packed: Sequence[Packed], style: PaperStyle) -> PacketShown:
    """Return the packet in words: each paper, and how much all of it is."""
    if not packed:
        return PacketShown(style=style_words(style))
    ready = [each for each in packed if not each.refusal]
    whole = all(each.pages is not None for each in ready)
    pages = sum(each.pages or 0 for each in ready)
    sheets = sum(each.copies * (each.pages or 0) for each in ready)
    button = f"Packet: {len(packed)} selected" + (f" · {pages_words(pages)}" if whole else "")
    copies = f", {sheets} with all copies" if sheets != pages else ""
    total = f"{pages_words(pages)}{copies}" if whole else "Drawing…"
    return PacketShown(tuple(_row(each) for each in packed), button, total, style_words(style))


def _row(each: Packed) -> PacketRow:
    size = each.refusal or (pages_words(each.pages) if each.pages is not None else "Drawing…")
    return PacketRow(each.title, " · ".join(filter(None, (each.whom, size))), each.copies)
