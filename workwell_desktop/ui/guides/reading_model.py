"""Puts a guide, a card or a handout into the words of the reader. Pure functions over frozen values."""

from contextlib import suppress
from uuid import UUID

from workwell_desktop.domain.agenda import Block
from workwell_desktop.domain.guide import Experience, Guide, GuideHead, GuideKind
from workwell_desktop.domain.guide_library import Card
from workwell_desktop.domain.handout_text import HandoutText
from workwell_desktop.domain.ids import OwnTextId
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.sheet import Bullets, Paragraph, Piece, Run, rich
from workwell_desktop.ui.guides.shown import Chapter, GuideShown, PartShown

CARD_KEY = "card:"
"""Stands before a card's key where guides and cards are listed together."""
_LIST_MARKS = ("- ", "* ", "• ")


def own_id_of(key: str) -> OwnTextId | None:
    """Return the identity of one's own text by its key, None for the key of anything else."""
    with suppress(ValueError):
        return OwnTextId(UUID(key))
    return None


def guide_shown(guide: Guide, languages: tuple[Language, ...], *, stale: bool) -> GuideShown:
    """Return a guide as it is read; `stale` says that the English one is newer."""
    head = guide.head
    return GuideShown(
        key=str(head.own) if head.own is not None else head.key,
        title=head.title,
        kicker=kicker(head),
        language=head.language,
        languages=languages,
        pills=_pills(guide),
        stale="The English guide is newer" if stale else "",
        chapters=_chapters(guide),
        usable=bool(guide.blocks),
        own=head.own is not None,
    )


def kicker(head: GuideHead) -> str:
    """Return what a guide is in one line: "Session guide · version 3 · English"."""
    kind = "Session guide" if head.kind is GuideKind.SESSION else "Skill guide"
    whose = "your own" if head.own is not None else f"version {head.version}"
    practice = "" if head.experience is Experience.NEW else head.experience.label
    return " · ".join(words for words in (kind, whose, head.language.own_name, practice) if words)


def _pills(guide: Guide) -> tuple[tuple[str, str], ...]:
    head = guide.head
    pills = [("clock", f"{head.minutes} min" if head.kind is GuideKind.SESSION else f"{head.minutes} min to read")]
    if guide.blocks:
        pills.append(("users", f"{head.smallest} – {head.largest} people"))
    handouts = len({handout.sheet or handout.title for block in guide.blocks for handout in block.handouts})
    if handouts:
        pills.append(("file-text", "1 handout" if handouts == 1 else f"{handouts} handouts"))
    return tuple(pills)


def _chapters(guide: Guide) -> tuple[Chapter, ...]:
    head = guide.head
    session = head.kind is GuideKind.SESSION
    preparation = (*guide.preparation, *_bring(head))
    chapters = [
        Chapter(title="What this session is for" if session else "What this is for", pieces=_purpose(guide)),
        Chapter(title="Before you begin", pieces=preparation),
        Chapter(title="What may need care", pieces=tuple(Paragraph(rich(line)) for line in head.safety), care=True),
        *(Chapter(title=section.title, pieces=section.pieces) for section in guide.sections),
        Chapter(title="How it runs" if session else "To practise", parts=tuple(map(part_shown, guide.blocks))),
        Chapter(title="Closing", pieces=guide.closing),
        Chapter(title="Afterwards", pieces=_bullets(guide.debrief)),
        Chapter(title="Sources", pieces=_bullets(head.sources), listed=False),
    ]
    return tuple(chapter for chapter in chapters if chapter.pieces or chapter.parts)


def _purpose(guide: Guide) -> tuple[Piece, ...]:
    words = guide.head.for_whom
    whom = (Paragraph((Run("For whom: ", strong=True), Run(words))),) if words else ()
    return (*guide.purpose, *whom)


def _bring(head: GuideHead) -> tuple[Piece, ...]:
    if not head.materials:
        return ()
    return (Paragraph((Run("To have ready: ", strong=True), Run(" · ".join(head.materials)))),)


def part_shown(block: Block) -> PartShown:
    """Return one part; its line is what the group reads, or the beginning of what is done."""
    details = (
        ("Say", _text(block.say)),
        ("Do", _text(block.steps)),
        ("Ask", _bullets(block.prompts)),
        ("On the group's agenda", _text(block.participant_text)),
        ("Bring", _bullets(block.materials)),
        ("Hand out", _bullets(tuple(handout.title for handout in block.handouts))),
        ("If time is short", _text(block.if_short)),
        ("If there is time", _text(block.if_long)),
        ("Watch for", _text(block.watch_for)),
    )
    return PartShown(
        id=block.id,
        minutes=f"{block.minutes} min",
        title=block.title,
        line=part_line(block),
        details=tuple((caption, pieces) for caption, pieces in details if pieces),
    )


def part_line(block: Block) -> str:
    """Return a part in one line."""
    first = next((line for line in (block.participant_text or block.steps or block.say).splitlines() if line), "")
    for mark in _LIST_MARKS:
        first = first.removeprefix(mark)
    return first.strip()


def _text(text: str) -> tuple[Piece, ...]:
    """Return plain text: several lines are a list, one is a paragraph."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    bare = []
    for line in lines:
        for mark in _LIST_MARKS:
            line = line.removeprefix(mark)
        bare.append(line)
    return (Paragraph(rich(bare[0])),) if len(bare) == 1 else _bullets(tuple(bare))


def _bullets(lines: tuple[str, ...]) -> tuple[Piece, ...]:
    return (Bullets(tuple(rich(line) for line in lines)),) if lines else ()


def card_shown(card: Card) -> GuideShown:
    """Return a card for a hard moment."""
    chapters = (
        Chapter(title="How it may show", pieces=_text(card.signs)),
        Chapter(title="What to do", pieces=(Bullets(tuple(rich(line) for line in card.do), ordered=True),)),
        Chapter(title="Words that help", pieces=_text(card.say)),
        Chapter(title="What makes it harder", pieces=_text(card.avoid), care=True),
    )
    return GuideShown(
        key=f"{CARD_KEY}{card.key}",
        title=card.title,
        kicker="When this happens · English",
        pills=(("timer", "10 s"),),
        chapters=tuple(chapter for chapter in chapters if chapter.pieces),
        file=False,
    )


def unfinished_shown(key: str, title: str, sentence: str) -> GuideShown:
    """Return a text of one's own that does not read well yet."""
    return GuideShown(
        key=key,
        title=title,
        kicker="Your own · not finished",
        chapters=(Chapter(title="This draft does not read well yet", pieces=_text(sentence)),),
        own=True,
        draft=True,
    )


def handout_shown(key: str, handout: HandoutText) -> GuideShown:
    """Return a handout of one's own as text; the real page is drawn by its editor and on the page of handouts."""
    cards = tuple(Chapter(title=card.title or handout.title, pieces=card.pieces) for card in handout.cards)
    text = Chapter(title=handout.lead or handout.title, pieces=handout.pieces)
    return GuideShown(
        key=key,
        title=handout.title,
        kicker=f"Handout · your own · {handout.language.own_name}",
        language=handout.language,
        pills=(("file-text", handout.audience.label),),
        chapters=cards or (text,),
        own=True,
    )
