"""A group at work in every respect, for papers to tell of, whose names and topic give themselves away."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tests.usecases.conftest import EVENING, Office
from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.catalogue import PaperAsk, PaperEntry
from workwell_desktop.domain.group import Group, RecordProfile
from workwell_desktop.domain.ids import IncidentId, new_id
from workwell_desktop.domain.incident import Incident
from workwell_desktop.domain.letter import LetterAsk, LetterKind, LetterPolicy
from workwell_desktop.domain.person import Person
from workwell_desktop.domain.session import Session

WEEK = timedelta(weeks=1)
NAMES = ("Zora", "Quillfeather", "Łukasz", "Żak", "Amara", "Okafor")
SECRET = "Bipolar support"
THEME = "Living with a diagnosis"


@dataclass(frozen=True)
class Circle:
    """A group of three with one session behind it, one tonight and an incident."""

    office: Office
    group: Group
    people: tuple[Person, ...]
    held: Session
    tonight: Session
    incident: Incident

    def ask(self, key: str, **more: object) -> PaperAsk:
        """Ask for a paper about everything there is."""
        return PaperAsk(
            key=key,
            session_id=self.tonight.id,
            person_id=self.people[0].id,
            incident_id=self.incident.id,
            **more,  # type: ignore[arg-type]
        )

    def asks(self, entry: PaperEntry) -> Iterator[PaperAsk]:
        """Give the ways in which one paper can be asked for: each language, and each variant in its first."""
        for language in entry.languages:
            yield self.ask(entry.key, language=language)
        for variant in entry.variants:
            yield self.ask(entry.key, language=entry.languages[0], variant=variant.key)


def full_circle(office: Office) -> Circle:
    """Return a group at work in every respect, with a full record."""
    group = office.group(
        SECRET,
        public_name="Monday Circle",
        profile=RecordProfile.CLINICAL,
        letters=LetterPolicy.CERTIFICATES_AND_LETTERS,
        place="Room 2",
    )
    people = tuple(office.member(group, name) for name in ("Zora Quillfeather", "Łukasz Żak", "Amara Okafor"))
    held, tonight = office.session(group, EVENING - WEEK, theme="Boundaries"), office.session(group, theme=THEME)
    office.desk.sessions.end(held.id)
    for person in people:
        office.desk.attendance.mark(held.id, person.id, Code.PRESENT)
    incident = Incident(
        id=IncidentId(new_id()), opened_at=EVENING, group_id=group.id, edited_at=EVENING, facts="Tears."
    )
    office.desk.crisis.put(incident)
    for kind in LetterKind:
        office.desk.letters.issue(
            LetterAsk(
                kind=kind,
                group_id=group.id,
                person_id=people[0].id,
                name="Zora Quillfeather",
                recipient="The court",
                first_day=date(2026, 1, 1),
                last_day=EVENING.date(),
                consent_on=EVENING.date(),
            )
        )
    return Circle(office, group, people, held, tonight, incident)
