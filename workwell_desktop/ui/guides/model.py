"""Puts the shelf of guides into rows: what is found, in which order, and how many there are."""

from collections.abc import Iterable, Sequence

from workwell_desktop.domain.guide import GuideHead, GuideKind
from workwell_desktop.domain.guide_library import Card
from workwell_desktop.domain.handout_text import HandoutText
from workwell_desktop.domain.text import plain_letters
from workwell_desktop.ui.guides.reading_model import CARD_KEY
from workwell_desktop.ui.guides.shown import GuideRow, Kind, Narrowing


def rows_of(heads: Sequence[GuideHead], cards: Iterable[Card], narrowing: Narrowing) -> tuple[GuideRow, ...]:
    """Return the rows of guides that were found and of the cards that fit, those last."""
    kinds = narrowing.kinds - {Kind.OWN}
    rows = [head_row(head) for head in heads if fits(head, narrowing)]
    wanted = not kinds or Kind.CARD in kinds
    if wanted and Kind.OWN not in narrowing.kinds and narrowing.longest is None and narrowing.group_kind is None:
        rows += [card_row(card) for card in cards if _card_fits(card, narrowing.words)]
    return tuple(rows)


def fits(head: GuideHead, narrowing: Narrowing) -> bool:
    """Whether a guide is of a kind that is wanted; words and lengths have been looked for already."""
    kinds = narrowing.kinds - {Kind.OWN}
    kind = Kind.SESSION if head.kind is GuideKind.SESSION else Kind.SKILL
    return (not kinds or kind in kinds) and (Kind.OWN not in narrowing.kinds or head.own is not None)


def head_row(head: GuideHead) -> GuideRow:
    """Return a guide as a row."""
    return GuideRow(
        key=str(head.own) if head.own is not None else head.key,
        title=head.title,
        summary=head.summary,
        length=_length(head),
        kind=head.kind.label,
        own=head.own is not None,
        unfinished=not head.minutes,
    )


def _length(head: GuideHead) -> str:
    """Return "90 min" for a session, "4 min to read" for a skill, nothing for what is not finished."""
    if not head.minutes:
        return ""
    return f"{head.minutes} min" if head.kind is GuideKind.SESSION else f"{head.minutes} min to read"


def card_row(card: Card) -> GuideRow:
    """Return a card for a hard moment as a row."""
    summary = card.signs or (card.do[0] if card.do else "")
    return GuideRow(key=f"{CARD_KEY}{card.key}", title=card.title, summary=summary, length="10 s", kind="Card")


def handout_row(key: str, handout: HandoutText) -> GuideRow:
    """Return a handout of one's own as a row."""
    return GuideRow(
        key=key,
        title=handout.title,
        summary=handout.about or handout.lead,
        length="",
        kind="Handout",
        own=True,
        unfinished=not (handout.pieces or handout.cards),
    )


def has_words(text: str, words: str) -> bool:
    """Whether a text holds every word, whatever its capitals and accents."""
    letters = plain_letters(text)
    return all(word in letters for word in plain_letters(words).split())


def _card_fits(card: Card, words: str) -> bool:
    return has_words(" ".join((card.title, card.signs, *card.do, "card")), words)


def count_words(guides: int, own: int) -> str:
    """Return "41 guides · 6 of your own"."""
    words = "1 guide" if guides == 1 else f"{guides} guides"
    return f"{words} · {own} of your own" if own else words


def imported_words(kept: int, refused: int) -> str:
    """Return what came of an import: "2 were added. 1 was left out, and why:"."""
    came = "Nothing was added." if not kept else "1 was added." if kept == 1 else f"{kept} were added."
    if not refused:
        return came
    return f"{came} {'1 was left out' if refused == 1 else f'{refused} were left out'}, and why:"


def file_name(title: str) -> str:
    """Return a name for the file of a guide: its title in plain letters."""
    words = "-".join("".join(letter if letter.isalnum() else " " for letter in plain_letters(title)).split())
    return f"{words or 'guide'}.md"
