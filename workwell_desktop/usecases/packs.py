"""Papers that are wanted together: which ones and in what order, for a session, a newcomer or a dead computer."""

from collections.abc import Iterator
from dataclasses import dataclass

from workwell_desktop.domain.catalogue import Pack
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import PersonId
from workwell_desktop.domain.letter import LetterKind
from workwell_desktop.domain.papers import PaperKind
from workwell_desktop.domain.session import Session
from workwell_desktop.storage.work import UnitOfWork
from workwell_desktop.usecases.filling.letter_papers import gives_certificates
from workwell_desktop.usecases.filling.order import coming
from workwell_desktop.usecases.filling.session_papers import copies_of

WELCOME = "handout:newcomer-welcome"
CONSENT = "handout:contact-consent"
FEEDBACK = "handout:feedback-slip"
VICTORIES = "handout:small-victories"


@dataclass(frozen=True)
class Wanted:
    """One paper of a pack by its key. Without `copies` they are worked out as for any paper."""

    key: str
    copies: int | None = None
    person_id: PersonId | None = None


def wanted(work: UnitOfWork, pack: Pack, session: Session) -> tuple[Wanted, ...]:
    """Return the papers of a pack for a session, each once, in the order in which they are used."""
    group = work.groups.get(session.group_id)
    found = {
        Pack.BEFORE_SESSION: lambda: _before(work, session),
        Pack.NEWCOMER: lambda: _newcomer(group),
        Pack.FIRST_SESSION: lambda: _first(work, session),
        Pack.CLOSING: lambda: _closing(work, group),
        Pack.OUTAGE: _outage,
    }[pack]()
    return tuple({(each.key, each.person_id): each for each in found}.values())


def _before(work: UnitOfWork, session: Session) -> Iterator[Wanted]:
    """Give what a facilitator prints the day before (domain notes, section 1.1)."""
    yield Wanted(PaperKind.SIGN_IN_SHEET)
    yield Wanted(PaperKind.PARTICIPANT_AGENDA)
    yield Wanted(PaperKind.RUN_SHEET, max(1, len(session.facilitators)))
    people = coming(work, session)
    for block in session.agenda:
        for handout in block.handouts:
            if handout.sheet:
                yield Wanted(handout.sheet, copies_of(handout, people) or None)
    yield Wanted("agenda_poster", 1)
    yield Wanted(FEEDBACK)
    yield Wanted("crisis_card", 1)
    yield Wanted("handout:incident-form", 1)


def _newcomer(group: Group) -> Iterator[Wanted]:
    yield Wanted(WELCOME, 1)
    yield Wanted("record_notice", 1)
    if group.profile.rules.follow_ups:
        yield Wanted(CONSENT, 1)
    yield Wanted("crisis_card", 1)


def _first(work: UnitOfWork, session: Session) -> Iterator[Wanted]:
    yield from _before(work, session)
    people = coming(work, session)
    yield Wanted("group_agreement", 1)
    yield Wanted(WELCOME, people + 1 if people else 1)
    yield Wanted("name_badges", 1)


def _closing(work: UnitOfWork, group: Group) -> Iterator[Wanted]:
    yield Wanted(PaperKind.PARTICIPANT_AGENDA)
    yield Wanted(VICTORIES)
    yield Wanted(FEEDBACK)
    if gives_certificates(group):
        issued = (each for each in work.letters.of_group(group.id) if each.kind is LetterKind.CERTIFICATE)
        people = dict.fromkeys(letter.person_id for letter in issued)
        yield from (Wanted(LetterKind.CERTIFICATE, 1, person_id) for person_id in people)


def _outage() -> Iterator[Wanted]:
    yield Wanted("blank_sign_in", 1)
    yield Wanted("handout:blank-register", 1)
    yield Wanted("handout:blank-note", 1)
    yield Wanted("crisis_sheet", 1)
    yield Wanted("handout:incident-form", 1)
