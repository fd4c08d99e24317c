"""What the vault of format 3 holds beyond format 2, and how it was made: `python -m tests.vaults.format_3`, once.

The file beside this module was written by the first program that had this format. It stays as it is for good: later
programs must open it and find exactly these records.
"""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

from tests.vaults import format_1, format_2
from workwell_desktop.domain.agenda import Agenda, Handout
from workwell_desktop.domain.agreement import Agreement
from workwell_desktop.domain.ids import AgreementId, LetterId, OwnTextId, ResourceId
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.letter import Letter, LetterKind, LetterPolicy
from workwell_desktop.domain.letterhead import PNG, Letterhead
from workwell_desktop.domain.own_text import OwnKind, OwnText
from workwell_desktop.domain.papers import PaperSize, PrintSize
from workwell_desktop.domain.print_options import PrintOptions
from workwell_desktop.domain.resource_list import Resource
from workwell_desktop.storage.vault import Vault

PATH = Path(__file__).with_name("format_3.db")
KEY = bytes(range(32))
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def _id(number: int) -> UUID:
    return UUID(int=number)


GROUP = replace(format_2.GROUP, letters=LetterPolicy.CERTIFICATES_AND_LETTERS)
BLOCK = replace(
    format_2.BLOCK,
    watch_for="Somebody who goes quiet.",
    handouts=(Handout("My trust map", sheet="trust-map"), Handout("Card", 12)),
)
SESSION = replace(format_2.SESSION, agenda=Agenda((BLOCK,)))
OWN_TEXTS = (
    OwnText(
        id=OwnTextId(_id(80)),
        kind=OwnKind.GUIDE,
        source="+++\ntitle = “Ours”\n",
        based_on="boundaries",
        edited_at=NOW,
    ),
    OwnText(
        id=OwnTextId(_id(81)),
        kind=OwnKind.HANDOUT,
        source="Žluťoučký",
        edited_at=datetime(2026, 11, 22, 9, 0, tzinfo=UTC),
    ),
)
AGREEMENTS = (
    Agreement(id=AgreementId(_id(83)), group_id=GROUP.id, version=2, clauses=("We listen.", "We may pass.")),
    Agreement(
        id=AgreementId(_id(82)),
        group_id=GROUP.id,
        version=1,
        clauses=("We listen.",),
        limits="If somebody may be badly hurt.",
        adopted_on=date(2026, 3, 5),
        adopted_by="everyone present",
    ),
)
RESOURCE = Resource(
    id=ResourceId(_id(84)),
    need="Money worries",
    name="Advice desk",
    reach="0201 555 011",
    hours="Tuesdays 10:00 – 12:00",
    cost="free",
    language="polski",
    area="Old town",
    checked_on=date(2026, 11, 1),
)
LETTERHEAD = Letterhead(name="Harbour House", contact="14 Elm Street", logo=PNG + bytes(range(256)))
OPTIONS = PrintOptions(
    group_id=GROUP.id,
    size=PaperSize.LETTER,
    print=PrintSize.CLEAR,
    colour=True,
    language=Language.SPANISH,
    second=Language.FRENCH,
)
LETTER = Letter(
    id=LetterId(_id(85)),
    serial=7,
    kind=LetterKind.LETTER,
    group_id=GROUP.id,
    person_id=format_1.PEOPLE[0].id,
    name="Łukasz Żak",
    recipient="The housing office",
    first_day=date(2026, 3, 5),
    last_day=date(2026, 3, 5),
    sessions=1,
    minutes=60,
    consent_on=date(2026, 11, 20),
    issued_on=date(2026, 11, 23),
)


def write() -> None:
    """Make the file. Refuses when it is there, since it must never change."""
    vault = Vault.create(PATH, KEY)
    with vault.work("format_3.write") as work:
        work.facilitator.save(format_1.FACILITATOR)
        work.groups.save(GROUP)
        for person in format_1.PEOPLE:
            work.people.save(person)
        for membership in format_1.MEMBERSHIPS:
            work.memberships.save(membership)
        work.schedules.save(format_2.SCHEDULE)
        work.sessions.save(SESSION)
        for text in OWN_TEXTS:
            work.own_texts.save(text)
        for agreement in AGREEMENTS:
            work.agreements.save(agreement)
        work.resources.save(RESOURCE)
        work.letterhead.save(LETTERHEAD)
        work.print_options.save(OPTIONS)
        work.letters.save(LETTER)
        work.commit()
    vault.close()


if __name__ == "__main__":
    write()
