"""Search finds what was written, in whatever letters it is typed, and never chokes on what is typed."""

import unicodedata
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.domain import strategies as draw
from tests.storage.conftest import NOW, Evening
from workwell_desktop.domain.agenda import Agenda, Block
from workwell_desktop.domain.ids import BlockId, PersonId, SessionId, new_id
from workwell_desktop.domain.note import NoteText
from workwell_desktop.domain.person import Person
from workwell_desktop.domain.search import Hit, HitKind
from workwell_desktop.domain.text import plain_letters
from workwell_desktop.storage.vault import Vault

FOUND = [
    ("Łukasz Żak", "lukasz zak"),
    ("Łukasz Żak", "ŁUKASZ"),
    ("Grüße", "grusse"),
    ("Grüße", "GRÜSSE"),
    ("Straße", "strasse"),
    ("Đặng Thị Hồng", "dang thi hong"),
    ("Ünal", "unal"),
    ("Søren Ærø", "soren aero"),
    ("Þórður", "thordur"),
    ("Zażółć gęślą jaźń", "zazolc gesla jazn"),
    ("Ιωάννης", "ιωαννης"),
    ("Артём", "артем"),
    ("李小龙", "李小"),
    ("محمد علي", "محمد"),
    ("O’Brien & Sons <b>", "sons brien"),
    ("Ana-Maria d'Ávila", "ana-maria avila"),
    ("ﬁnance", "finance"),
    ("C4; --", "c4"),
    ("I\u0307stanbul İzmir", "izmir"),
    ("ISPARTA ısparta", "isparta"),
]


def find(vault: Vault, words: str, limit: int = 20) -> tuple[Hit, ...]:
    with vault.work("test.read") as work:
        return work.search.find(words, limit)


@pytest.mark.parametrize(("name", "typed"), FOUND)
def test_names_are_found_in_plain_letters(vault: Vault, evening: Evening, name: str, typed: str) -> None:
    person = Person(id=PersonId(new_id()), display_name=name)
    with vault.work("test.save") as work:
        work.people.save(person)
        work.commit()
    for words in (typed, typed.upper(), name, typed[:-1], f"  {typed} "):
        assert Hit(HitKind.PERSON, person.id, name, "") in find(vault, words), words


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(max_size=60))
@example('"AND* (NEAR')
@example("title : x OR y")
@example("' ; DROP TABLE people --")
@example("-fox")
@example('"')
@example("a\x00b")
@example("\ud800")
@example("* ^ + ( ) { } [ ] : \\")
@example("word " * 400)
@example("ﷺ" * 12)
def test_anything_may_be_typed(vault: Vault, typed: str) -> None:
    assert isinstance(find(vault, typed), tuple)


def known(letter: str) -> bool:
    """Return whether the index has heard of a letter: its tables of Unicode are older than Python's."""
    return ord(letter) < 0x10000 and unicodedata.ucd_3_2_0.category(letter)[0] in "LN"


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(person=draw.persons())
@example(person=Person(id=PersonId(new_id()), display_name="a_b"))
@example(person=Person(id=PersonId(new_id()), display_name='say "hello"'))
def test_a_person_is_found_by_the_name_as_it_is_written(vault: Vault, person: Person) -> None:
    with vault.work("test.save") as work:
        work.people.save(person)
        found = work.search.find(person.display_name, 1000)
    letters = [letter for letter in plain_letters(person.display_name) if letter.isalnum()]
    if letters and all(map(known, letters)) and len(person.display_name.split()) <= 12:
        assert person.id in {hit.id for hit in found}


@given(text=st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert plain_letters(plain_letters(text)) == plain_letters(text)


def test_every_kind_of_record_is_found(vault: Vault, evening: Evening) -> None:
    expected = {
        HitKind.GROUP: evening.group.id,
        HitKind.PERSON: evening.person.id,
        HitKind.SESSION: evening.session.id,
        HitKind.NOTE: evening.session.id,
    }
    assert {hit.kind: hit.id for hit in find(vault, "zyzzyva")} == expected


def test_a_hit_shows_what_it_is_and_where(vault: Vault, evening: Evening) -> None:
    before = "Before the break we read the agreement aloud and everyone passed once or spoke once; "
    words = (
        before + "then Hoffnung came up, the Grüße from last week, and after it a long silence that was a good one."
    )
    with vault.work("test.save") as work:
        work.groups.save(replace(evening.group, name="Lanterns"))
        work.sessions.save(replace(evening.session, theme="Trust"))
        work.notes.save(evening.note.written(NoteText(happened=words), NOW))
        work.commit()
    (hit,) = find(vault, "grusse")
    assert hit.title == "Lanterns · Session 7 — Trust"
    assert "Grüße" in hit.snippet
    assert hit.snippet.startswith("… ")
    assert hit.snippet.endswith(" …")
    assert len(hit.snippet) < 120


def test_a_snippet_shows_where_a_word_begins_not_where_letters_occur(vault: Vault, evening: Evening) -> None:
    words = "Clinic polite alike " + "and " * 30 + "listening to Ana d’Liège."
    with vault.work("test.save") as work:
        work.notes.save(evening.note.written(NoteText(happened=words), NOW))
        work.commit()
    for typed in ("li", "lie"):
        (hit,) = (hit for hit in find(vault, typed) if hit.kind is HitKind.NOTE)
        assert "listening to Ana d’Liège." in hit.snippet


def test_a_session_and_its_note_tell_their_day_by_the_clock_they_were_planned_by(
    vault: Vault, evening: Evening
) -> None:
    late = datetime(2026, 11, 23, 23, 30, tzinfo=ZoneInfo("America/New_York"))
    with vault.work("test.save") as work:
        work.sessions.save(replace(evening.session, starts_at=late))
        work.commit()
    days = {hit.kind: hit.when and hit.when.date() for hit in find(vault, "zyzzyva")}
    assert days[HitKind.SESSION] == days[HitKind.NOTE] == late.date()
    assert days[HitKind.GROUP] is days[HitKind.PERSON] is None


def test_titles_follow_what_a_group_and_session_are_called_now(vault: Vault, evening: Evening) -> None:
    with vault.work("test.rename") as work:
        work.groups.save(replace(evening.group, name="Harbour"))
        work.sessions.save(replace(evening.session, theme="Hope", number=9))
        work.commit()
    titles = {hit.title for hit in find(vault, "spoke")} | {hit.title for hit in find(vault, "check")}
    assert titles == {"Harbour · Session 9 — Hope"}


def test_the_parts_of_a_plan_are_found(vault: Vault, evening: Evening) -> None:
    block = Block(
        id=BlockId(new_id()),
        title="Body scan",
        say="Welcome everybody",
        steps="Dim lamps",
        participant_text="A quiet moment",
        prompts=("Notice breath",),
        materials=("Cushions",),
    )
    with vault.work("test.save") as work:
        work.sessions.save(replace(evening.session, agenda=Agenda((block,))))
        work.commit()
    for typed in ("body sc", "welc", "lamp", "quiet", "breath", "cushion"):
        assert [hit.id for hit in find(vault, typed)] == [evening.session.id], typed
    assert find(vault, "check-in") == ()


def test_what_was_changed_or_removed_is_not_found_any_more(vault: Vault, evening: Evening) -> None:
    with vault.work("test.change") as work:
        work.marks.clear(evening.session.id, evening.person.id)
        work.people.save(replace(evening.person, display_name="Aisha"))
        work.notes.save(evening.note.written(NoteText(), NOW))
        work.sessions.remove(evening.session.id)
        work.groups.remove(evening.group.id)
        work.commit()
    assert find(vault, "zyzzyva") == ()
    with vault.work("test.remove") as work:
        work.people.remove(evening.person.id)
        work.commit()
    assert find(vault, "aisha") == ()
    assert vault.connection.exec_driver_sql("SELECT count(*) FROM search_entries").scalar() == 0
    vault.connection.rollback()


def test_a_rolled_back_change_is_not_found(vault: Vault, evening: Evening) -> None:
    with vault.work("test.leave") as work:
        work.people.save(replace(evening.person, display_name="Aisha"))
    assert find(vault, "aisha") == ()
    assert find(vault, "lukasz")


def test_all_words_are_wanted_and_titles_come_first(vault: Vault, evening: Evening) -> None:
    harbour = replace(
        evening.session, id=SessionId(new_id()), number=8, theme="Harbour", starts_at=NOW + timedelta(7)
    )
    aside = replace(harbour, id=SessionId(new_id()), number=9, theme="Rest", place="Harbour Street")
    with vault.work("test.save") as work:
        work.sessions.save(aside)
        work.sessions.save(harbour)
        work.commit()
    assert [hit.id for hit in find(vault, "harb")] == [harbour.id, aside.id]
    assert [hit.id for hit in find(vault, "harbour str")] == [aside.id]
    assert [hit.id for hit in find(vault, "harbour", 1)] == [harbour.id]


def test_one_letter_finds_names_and_themes_but_not_every_text(vault: Vault, evening: Evening) -> None:
    with vault.work("test.save") as work:
        work.people.save(replace(evening.person, display_name="Ömer"))
        work.notes.save(evening.note.written(NoteText(happened="Only orange"), NOW))
        work.commit()
    found = find(vault, "o")
    assert "Ömer" in {hit.title for hit in found}
    assert HitKind.NOTE not in {hit.kind for hit in found}
    assert {hit.kind for hit in find(vault, "or")} == {HitKind.NOTE}


def test_contact_details_are_not_in_the_index(vault: Vault, evening: Evening) -> None:
    contact = replace(evening.person.contact, details="0201 555", safe_times="mornings")
    with vault.work("test.save") as work:
        work.people.save(replace(evening.person, contact=contact))
        work.commit()
    assert find(vault, "0201") == find(vault, "mornings") == ()
