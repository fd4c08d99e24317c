"""Getting ready for a session: last time, what is open, what is ticked; and whose names stand where."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.usecases.conftest import EVENING, Office
from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.group import Group, RecordProfile
from workwell_desktop.domain.ids import PersonNoteId, SessionId, new_id
from workwell_desktop.domain.membership import MembershipStatus
from workwell_desktop.domain.note import NoteState, NoteText
from workwell_desktop.domain.person_note import PersonNote
from workwell_desktop.domain.preparing import Missed, Readying
from workwell_desktop.domain.session import NotHeldReason, Session

WEEK = timedelta(weeks=1)


def last_week(office: Office, group: Group) -> tuple[Session, Session]:
    """Keep last week's session with its register and note, and this week's."""
    amara, ben, devon, tomas = (office.member(group, name) for name in ("Amara Obi", "Ben Tal", "Devon", "Tomas V"))
    last, here = office.session(group, EVENING - WEEK), office.session(group)
    leaving = next(m for m in office.desk.roster.of_group(group.id).members if m.person.id == tomas.id)
    office.desk.roster.move(leaving.membership.id, MembershipStatus.ON_LEAVE, (EVENING - 2 * WEEK).date())
    for person, code in ((amara, Code.PRESENT), (ben, Code.ABSENT), (devon, Code.APOLOGIES)):
        office.desk.attendance.mark(last.id, person.id, code)
    office.desk.attendance.describe(last.id, amara.id, first_time=True)
    office.desk.sessions.end(last.id)
    office.desk.notes.write(last.id, NoteText(happened="We drew maps.", next_time="Bring tea\n\nStart on time"))
    return last, here


def test_last_time_tells_what_happened_what_was_promised_and_who_was_missed_and_how(office: Office) -> None:
    last, here = last_week(office, office.group())
    prep = office.desk.preparing.read(here.id)
    assert prep.last is not None
    assert (prep.last.session.id, prep.last.note_state) == (last.id, NoteState.DRAFT)
    assert (prep.last.summary, prep.last.promised) == ("We drew maps.", ("Bring tea", "Start on time"))
    assert prep.last.missed == (
        Missed(Code.APOLOGIES, 1, ("Devon",)),
        Missed(Code.ABSENT, 1, ("Ben T.",)),
        Missed(Code.ON_LEAVE, 1, ("Tomas V.",)),
    )
    assert (prep.last.came, prep.last.first_timers, prep.last.first_names) == (1, 1, ("Amara O.",))


def test_a_group_that_keeps_no_names_is_told_how_many_only(office: Office) -> None:
    group = office.group()
    _, here = last_week(office, group)
    office.desk.follow_ups.make_by_hand(
        "Ask how the move went", person_id=office.desk.people.all()[1].id, group_id=here.group_id
    )
    office.keeps(group, RecordProfile.HEADCOUNT_ONLY)
    prep = office.desk.preparing.read(here.id)
    assert prep.last is not None
    assert [(each.count, each.names) for each in prep.last.missed] == [(1, ()), (1, ()), (1, ())]
    assert (prep.last.first_timers, prep.last.first_names) == (1, ())
    assert [(p.name, p.why, p.about_someone) for p in prep.follow_ups] == [("", "Ask how the move went", True)]
    for name in ("Amara", "Ben", "Devon", "Tomas"):
        assert name not in repr((prep.last, prep.word_sent, prep.follow_ups))


def test_notes_about_a_person_never_stand_in_the_prep_panel(office: Office) -> None:
    last, here = last_week(office, office.group())
    person = office.desk.people.all()[0]
    with office.vault.work("test.person_note") as work:
        work.person_notes.save(
            PersonNote(
                id=PersonNoteId(new_id()),
                person_id=person.id,
                session_id=last.id,
                text="SECRET",
                edited_at=EVENING,
            )
        )
        work.commit()
    assert "SECRET" not in repr(office.desk.preparing.read(here.id))


def test_not_marked_is_never_missing(office: Office) -> None:
    group = office.group()
    office.member(group, "Maya Roth")
    last, here = office.session(group, EVENING - WEEK), office.session(group)
    office.desk.sessions.end(last.id)
    prep = office.desk.preparing.read(here.id)
    assert prep.last is not None
    assert prep.last.missed == ()
    assert prep.expected == 1


def test_whoever_sent_word_for_the_coming_session_is_told_and_not_counted_in(office: Office) -> None:
    group = office.group()
    maya = office.member(group, "Maya Roth")
    office.member(group, "Ben Tal")
    here = office.session(group, EVENING + WEEK)
    office.desk.attendance.mark(here.id, maya.id, Code.APOLOGIES)
    prep = office.desk.preparing.read(here.id)
    assert prep.word_sent == (Missed(Code.APOLOGIES, 1, ("Maya R.",)),)
    assert prep.expected == 1
    assert prep.last is None


def test_a_session_that_was_not_held_is_not_the_last_time(office: Office) -> None:
    group = office.group()
    last, here = last_week(office, group)
    off = office.session(group, EVENING - timedelta(days=2))
    office.desk.sessions.set_not_held(off.id, NotHeldReason.WEATHER)
    prep = office.desk.preparing.read(here.id)
    assert prep.last is not None
    assert prep.last.session.id == last.id


def test_open_follow_ups_are_those_of_this_group(office: Office) -> None:
    group = office.group()
    _, here = last_week(office, group)
    ben = next(p for p in office.desk.people.all() if p.display_name == "Ben Tal")
    ours = office.desk.follow_ups.make_by_hand("Ring him", person_id=ben.id, group_id=group.id, due=EVENING.date())
    office.desk.follow_ups.make_by_hand("Book the room", group_id=group.id)
    office.desk.follow_ups.make_by_hand("Elsewhere", group_id=office.group("Other").id)
    office.desk.follow_ups.make_by_hand("Of no group")
    prep = office.desk.preparing.read(here.id)
    assert [(p.name, p.why, p.due, p.about_someone) for p in prep.follow_ups] == [
        ("Ben T.", "Ring him", ours.due, True), ("", "Book the room", None, False)
    ]  # fmt: skip
    assert next(line for line in prep.lines if line.kind is Readying.FOLLOW_UPS).text == "2 follow-ups open"


def test_a_tick_is_kept_at_once_told_and_taken_back(office: Office) -> None:
    group = office.group(checklist=("Chairs", "Water"))
    here = office.session(group)
    office.heard.clear()
    office.desk.preparing.tick(here.id, "Water", done=True)
    office.desk.preparing.tick(here.id, "Water", done=True)
    assert office.desk.preparing.read(here.id).to_tick == (("Chairs", False), ("Water", True))
    assert office.desk.sessions.get(here.id)[0].ticked == ("Water",)
    office.desk.preparing.tick(here.id, "Water", done=False)
    assert office.desk.preparing.read(here.id).to_tick == (("Chairs", False), ("Water", False))
    assert set(office.heard) == {Changes.SESSIONS}


def test_changing_the_checklist_loses_no_tick_of_what_stays(office: Office) -> None:
    group = office.group(checklist=("Chairs", "Water"))
    here = office.session(group)
    office.desk.preparing.tick(here.id, "Water", done=True)
    office.desk.groups.save(replace(group, checklist=("Water", "Tissues")))
    assert office.desk.preparing.read(here.id).to_tick == (("Water", True), ("Tissues", False))


def test_reading_asks_the_vault_as_often_for_a_year_as_for_a_week(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    from workwell_desktop.storage.transaction import Transaction

    group = office.group()
    _, here = last_week(office, group)
    asked: list[object] = []
    rows = Transaction.rows

    def counted(self: Transaction, *arguments: object) -> object:
        asked.append(arguments[0])
        return rows(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(Transaction, "rows", counted)
    office.desk.preparing.read(here.id)
    once = len(asked)
    for week in range(2, 30):
        past = office.session(group, EVENING - week * WEEK)
        office.desk.follow_ups.make_by_hand(f"Week {week}", group_id=group.id)
        office.desk.sessions.end(past.id)
    asked.clear()
    office.desk.preparing.read(here.id)
    assert len(asked) == once


def test_a_session_that_is_gone_is_refused(office: Office) -> None:
    with pytest.raises(Refusal):
        office.desk.preparing.read(SessionId(new_id()))
