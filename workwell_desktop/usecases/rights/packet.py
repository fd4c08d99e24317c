"""“My record”: everything kept of one person, for that person, and nobody else in it."""

from collections.abc import Mapping
from dataclasses import dataclass

from workwell_desktop.domain.ids import PersonId
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.other_people import OtherPeople
from workwell_desktop.domain.papers import PaperStyle
from workwell_desktop.domain.person import Person
from workwell_desktop.domain.person_packet import Answer, NamedThere, PersonPacket, answered, named_there
from workwell_desktop.domain.sheet import Sheet
from workwell_desktop.domain.text import plain_letters
from workwell_desktop.storage.work import UnitOfWork
from workwell_desktop.usecases.rights.facts import Surroundings, sections_of
from workwell_desktop.usecases.work import Means

_SPOKEN = {
    Language.ENGLISH: ("english", "ingles", "anglais", "en"),
    Language.SPANISH: ("espanol", "spanish", "castellano", "castilian", "espagnol", "es"),
    Language.FRENCH: ("francais", "french", "frances", "fr"),
}


@dataclass(frozen=True)
class PacketDraft:
    """A packet as it lies in the vault, not for anybody's eyes but the facilitator's, and where others are named."""

    packet: PersonPacket
    places: tuple[NamedThere, ...]

    def finished(self, answers: Mapping[tuple[int, ...], Answer] | None = None) -> PersonPacket:
        """Return the packet as it may be given to the person; every place without an answer reads “a member”."""
        return answered(self.packet, self.places, answers or {})


@dataclass(frozen=True)
class Packets:
    """What a facilitator can do to give people their record."""

    means: Means

    def draft(self, person_id: PersonId, language: Language | None = None) -> PacketDraft:
        """Read everything kept of a person, in the language they speak where papers come in it.

        Raises `Refusal` when the person is gone.
        """
        with self.means.open_work("packet.read") as work:
            person = work.people.get(person_id)
            everybody = work.people.all()
            rows = work.person_records.rows(person_id)
            sections = sections_of(rows, _around(work, rows))
        packet = PersonPacket(
            name=person.display_name,
            made_on=self.means.today(),
            language=language or language_of(person),
            sections=sections,
        )
        return PacketDraft(packet, named_there(packet, OtherPeople.over(everybody, but=person)))

    def given(self, person_id: PersonId) -> None:
        """Note in the audit trail that a person's packet was made."""
        with self.means.open_work("packet.made") as work:
            work.people.get(person_id)
            work.leave_trace()
            work.commit()


def paper_of(packet: PersonPacket) -> Sheet:
    """Return a finished packet as a paper."""
    from workwell_desktop.documents.person_packet import sheet_of

    return sheet_of(packet)


def draw_packet(packet: PersonPacket, style: PaperStyle) -> bytes:
    """Return a finished packet as PDF bytes. May run on any thread."""
    from workwell_desktop.documents.render import render

    return render(paper_of(packet), style)


def language_of(person: Person) -> Language:
    """Return the first language of a person that papers come in; English when there is none."""
    for spoken in person.languages:
        word = plain_letters(spoken).split("(")[0].split("-")[0].strip()
        for language, names in _SPOKEN.items():
            if word in names:
                return language
    return Language.ENGLISH


def _around(work: UnitOfWork, rows: Mapping[str, tuple[dict[str, object], ...]]) -> Surroundings:
    every = [row for listed in rows.values() for row in listed]
    sessions = work.sessions.of_ids({row["session_id"] for row in every if row.get("session_id")})  # type: ignore[misc]
    return Surroundings({each.id: each for each in sessions}, {group.id: group for group in work.groups.all()})
