"""Whatever is decided about each place of a packet, nobody stays named against it, and nothing else is lost."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workwell_desktop.domain.ids import PersonId, new_id
from workwell_desktop.domain.other_people import OtherPeople
from workwell_desktop.domain.person import Person
from workwell_desktop.domain.person_packet import (
    Answer,
    Entry,
    Fact,
    FactKind,
    PersonPacket,
    Section,
    answered,
    named_there,
)

ME = Person(id=PersonId(new_id()), display_name="Amara Okafor")
BEN = Person(id=PersonId(new_id()), display_name="Ben Turner")
EVERYBODY = OtherPeople.over([ME, BEN], but=ME)
PARTS = ("Ben Turner", "Ben", "Turner", "Amara", "quiet", "tonight", "kept", ". ", ".\n", ", ", " ")


def packet_of(text: str) -> PersonPacket:
    fact = Fact(key="text", kind=FactKind.TEXT, values=(text,))
    return PersonPacket(name="Amara", made_on=date(2026, 11, 23), sections=(Section("notes", (Entry((fact,)),)),))


def text_of(packet: PersonPacket) -> str:
    return packet.sections[0].entries[0].value("text")


@given(
    parts=st.lists(st.sampled_from(PARTS), min_size=1, max_size=18),
    answers=st.lists(st.sampled_from((Answer.A_MEMBER, Answer.LEAVE_OUT)), min_size=20, max_size=20),
)
def test_no_name_stays_however_the_answers_are_mixed(parts: list[str], answers: list[Answer]) -> None:
    packet = packet_of(" ".join(parts))
    places = named_there(packet, EVERYBODY)
    done = answered(packet, places, {place.key: answer for place, answer in zip(places, answers, strict=False)})
    left = text_of(done)
    assert named_there(done, EVERYBODY) == ()
    assert done.masked == len(places)
    if all(answer is Answer.A_MEMBER for answer in answers[: len(places)]):
        assert left.count("quiet") == parts.count("quiet")


def test_what_is_kept_by_decision_stays_word_for_word() -> None:
    packet = packet_of("Ben is a word here. Ben Turner came.")
    places = named_there(packet, EVERYBODY)
    assert [place.words for place in places] == ["Ben", "Ben Turner"]
    kept = answered(packet, places, {places[0].key: Answer.KEEP, places[1].key: Answer.LEAVE_OUT})
    assert text_of(kept) == "Ben is a word here."
    assert kept.masked == 1
    assert text_of(answered(packet, places, {place.key: Answer.KEEP for place in places})) == text_of(packet)


@pytest.mark.parametrize("text", ["", " ", "Amara came.", "Amara Okafor"])
def test_the_person_s_own_name_is_nobody_else_s(text: str) -> None:
    assert named_there(packet_of(text), EVERYBODY) == ()
