"""Certificates and letters on paper: a written text with the facts in its places, and the notice the law asks for."""

from dataclasses import replace

from workwell_desktop.domain.catalogue import Needs, PaperEntry
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.handout_text import Audience
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.letter import Letter, LetterKind, LetterPolicy
from workwell_desktop.domain.papers import Paper
from workwell_desktop.domain.profile import RecordProfile
from workwell_desktop.domain.sheet import Box, Piece, Sheet
from workwell_desktop.usecases.filling.order import ALL_LANGUAGES, Filler, Order, Texts
from workwell_desktop.usecases.filling.places import values_of

TEXT_OF = {LetterKind.CERTIFICATE: "certificate", LetterKind.LETTER: "letter-of-attendance"}
"""The handout that holds the words of each kind."""

_TEXTS: Texts = {
    "part_2": (
        "42 CFR part 2 prohibits unauthorized use or disclosure of these records.",
        "La norma 42 CFR part 2 prohíbe usar o revelar estos datos sin autorización. "
        "(42 CFR part 2 prohibits unauthorized use or disclosure of these records.)",
        "La règle 42 CFR part 2 interdit d’utiliser ou de divulguer ces données sans autorisation. "
        "(42 CFR part 2 prohibits unauthorized use or disclosure of these records.)",
    ),
}


def letter_paper(order: Order, letter: Letter) -> Sheet:
    """Return what was issued as a paper under the letterhead; `order` is about the letter's group."""
    values = {
        **values_of(order),
        "name": letter.name,
        "recipient": letter.recipient,
        "sessions": str(letter.sessions),
        "hours": hours(letter.minutes, order.language),
        "first_day": order.day_and_year(letter.first_day),
        "last_day": order.day_and_year(letter.last_day),
        "today": order.day_and_year(letter.issued_on),
        "serial": str(letter.serial),
    }
    return _with_notice(order, values)


def hours(minutes: int, language: Language) -> str:
    """Return minutes as hours with at most one decimal place: "13.5", in Spanish and French "13,5"."""
    tenths = (minutes + 3) // 6
    written = f"{tenths / 10:.1f}".removesuffix(".0")
    return written if language is Language.ENGLISH else written.replace(".", ",")


def _with_notice(order: Order, values: dict[str, str]) -> Sheet:
    paper = order.handout.paper(values)
    if not isinstance(paper, Sheet):
        raise ValueError(f"{order.handout.key} is not a letter but cards")
    letterhead = order.work.letterhead.get()
    notice: tuple[Piece, ...] = ()
    if order.group.profile is RecordProfile.SUD_PROGRAM:
        notice = (Box((order.voice(_TEXTS).paragraph("part_2"),)),)
    head = letterhead if letterhead.name or letterhead.logo else None
    return replace(paper, pieces=(*paper.pieces, *notice), letterhead=head)


def _last_issued(order: Order) -> Paper:
    """Return the last one that a person was given; without a person, an empty one to fill in by hand."""
    kind = LetterKind(order.ask.key)
    if order.ask.person_id is None:
        return _with_notice(order, dict(values_of(order)))
    issued = order.work.letters.of_person(order.ask.person_id)
    found = next((each for each in issued if each.kind is kind and each.group_id == order.group.id), None)
    if found is None:
        where = "Issue one first: on their page, under “Proof of attendance”."
        raise Refusal(f"No {kind.value} was issued to this person yet. {where}", "person")
    return letter_paper(order, found.allowed_by(order.group.profile.rules))


def gives_certificates(group: Group) -> bool:
    """Return whether a group gives people something about their own attendance."""
    return group.profile.rules.names and group.letters is not LetterPolicy.NOTHING


def _gives_letters(group: Group) -> bool:
    return gives_certificates(group) and group.letters is LetterPolicy.CERTIFICATES_AND_LETTERS


FILLERS = (
    Filler(
        entry=PaperEntry(
            key=LetterKind.CERTIFICATE,
            title="Certificate of attendance",
            about="Facts only, for the person",
            audience=Audience.PARTICIPANTS,
            needs=Needs.PERSON,
            languages=ALL_LANGUAGES,
            themes=("attendance",),
        ),
        fill=_last_issued,
        offered=gives_certificates,
        handout=TEXT_OF[LetterKind.CERTIFICATE],
    ),
    Filler(
        entry=PaperEntry(
            key=LetterKind.LETTER,
            title="Letter of attendance",
            about="To someone the person names, with consent",
            audience=Audience.ORGANISATION,
            needs=Needs.PERSON,
            languages=ALL_LANGUAGES,
            themes=("attendance",),
        ),
        fill=_last_issued,
        offered=_gives_letters,
        handout=TEXT_OF[LetterKind.LETTER],
    ),
)
