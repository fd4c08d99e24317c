"""What is saved comes back equal: one law for each kind of record, through a real encrypted vault."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.domain import strategies as draw
from tests.storage.conftest import NOW
from workwell_desktop.domain.agenda import Agenda
from workwell_desktop.domain.attendance import Mark
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import GroupId, PersonId, SessionId, new_id
from workwell_desktop.domain.membership import Membership
from workwell_desktop.domain.note import GroupNote
from workwell_desktop.domain.person import Person
from workwell_desktop.domain.session import Session
from workwell_desktop.storage.vault import Vault
from workwell_desktop.storage.zones import zone_of

GROUP = Group(id=GroupId(new_id()), name="Lanterns")
PERSON = Person(id=PersonId(new_id()), display_name="Ada")
SESSION = Session(id=SessionId(new_id()), group_id=GROUP.id, number=1, starts_at=NOW, length=timedelta(minutes=90))

on_one_vault = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


def prepared(vault: Vault) -> Vault:
    """Return the vault with the records that others refer to."""
    with vault.work("test.prepare") as work:
        work.groups.save(GROUP)
        work.people.save(PERSON)
        work.sessions.save(SESSION)
        work.commit()
    return vault


@on_one_vault
@given(group=draw.groups())
def test_groups(vault: Vault, group: Group) -> None:
    with vault.work("test.save") as work:
        work.groups.save(group)
        work.commit()
    with vault.work("test.read") as work:
        assert work.groups.get(group.id) == group
        assert group in work.groups.all()


@on_one_vault
@given(person=draw.persons())
def test_people(vault: Vault, person: Person) -> None:
    with vault.work("test.save") as work:
        work.people.save(person)
        work.commit()
    with vault.work("test.read") as work:
        assert work.people.get(person.id) == person
        assert person in work.people.all()


@on_one_vault
@given(membership=draw.memberships(GROUP.id, PERSON.id), shorter=st.data())
def test_memberships(vault: Vault, membership: Membership, shorter: st.DataObject) -> None:
    prepared(vault)
    for steps in (membership.steps, membership.steps[: shorter.draw(st.integers(1, len(membership.steps)))]):
        kept = Membership(id=membership.id, group_id=membership.group_id, person_id=membership.person_id, steps=steps)
        with vault.work("test.save") as work:
            work.memberships.save(kept)
            work.commit()
        with vault.work("test.read") as work:
            assert work.memberships.get(kept.id) == kept
            assert kept in work.memberships.of_group(GROUP.id)
            assert kept in work.memberships.of_person(PERSON.id)
    with vault.work("test.make_room") as work:
        work.memberships.remove(membership.id)
        work.commit()


@on_one_vault
@given(session=draw.sessions(GROUP.id), other=draw.agendas())
def test_sessions(vault: Vault, session: Session, other: Agenda) -> None:
    prepared(vault)
    for kept in (session, replace(session, agenda=other), session):
        with vault.work("test.save") as work:
            work.sessions.save(kept)
            work.commit()
        with vault.work("test.read") as work:
            found = work.sessions.get(kept.id)
            assert found == kept
            assert (found.day, found.starts_at.utcoffset()) == (kept.day, kept.starts_at.utcoffset())
            assert kept in work.sessions.of_group(GROUP.id)
            assert kept in work.sessions.between(kept.starts_at, kept.starts_at + timedelta(microseconds=1))
            assert kept not in work.sessions.between(kept.starts_at - timedelta(days=1), kept.starts_at)


@on_one_vault
@given(mark=draw.marks(SESSION.id, PERSON.id))
def test_marks(vault: Vault, mark: Mark) -> None:
    prepared(vault)
    for _ in range(2):
        with vault.work("test.save") as work:
            work.marks.put(mark)
            work.commit()
    with vault.work("test.read") as work:
        for found in (
            work.marks.of_session(SESSION.id),
            work.marks.of_sessions([SESSION.id]),
            work.marks.of_group(GROUP.id),
            work.marks.of_person(PERSON.id),
        ):
            assert found == (mark,)


@on_one_vault
@given(note=draw.notes())
def test_notes(vault: Vault, note: GroupNote) -> None:
    prepared(vault)
    session = replace(SESSION, id=note.session_id)
    with vault.work("test.save") as work:
        work.sessions.save(session)
        work.notes.save(note)
        found = work.notes.of_session(session.id)
        assert found == note
        assert found is not None
        assert found.intact
        assert work.notes.of_sessions([session.id, SESSION.id]) == (note,)


@on_one_vault
@given(facilitator=draw.facilitators())
def test_the_facilitator(vault: Vault, facilitator: Facilitator) -> None:
    with vault.work("test.save") as work:
        work.facilitator.save(facilitator)
        work.commit()
    with vault.work("test.read") as work:
        assert work.facilitator.get() == facilitator


@on_one_vault
@given(
    when=st.datetimes(
        datetime(2000, 1, 1),
        datetime(2099, 1, 1),
        timezones=st.sampled_from(["Europe/Warsaw", "America/St_Johns", "Asia/Kathmandu", "UTC"]).map(ZoneInfo),
        allow_imaginary=False,
    )
)
def test_a_session_stays_at_its_hour_on_the_wall(vault: Vault, when: datetime) -> None:
    """Also in the night when the clocks change, and whatever the zone of this computer is."""
    prepared(vault)
    session = replace(SESSION, starts_at=when)
    with vault.work("test.save") as work:
        work.sessions.save(session)
        found = work.sessions.get(session.id).starts_at
    assert found.replace(tzinfo=None, fold=0) == when.replace(tzinfo=None, fold=0)
    assert found.tzname() == when.tzname()
    assert found.astimezone(UTC) == when.astimezone(UTC)


def test_a_zone_this_computer_does_not_know_keeps_its_offset(vault: Vault) -> None:
    found = datetime(2026, 7, 1, tzinfo=zone_of("+7200 Atlantis/Poseidonis"))
    assert found.utcoffset() == timedelta(hours=2)
    assert date(2026, 7, 1) == found.date()
