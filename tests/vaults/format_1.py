"""What the vault of format 1 holds, and how it was made: `python -m tests.vaults.format_1`, once, never again.

The file beside this module was written by the first program that had this format. It stays as it is for good: later
programs must open it and find exactly these records.
"""

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

from workwell_desktop.domain.agenda import Agenda, Block, Category
from workwell_desktop.domain.attendance import Code, Mark
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.domain.group import Group, GroupKind, Leadership, MembershipType, Mode, RecordProfile
from workwell_desktop.domain.ids import AddendumId, BlockId, GroupId, MembershipId, NoteId, PersonId, SessionId
from workwell_desktop.domain.membership import LeavingReason, Membership, MembershipStatus, Step
from workwell_desktop.domain.note import Addendum, GroupNote, NoteText
from workwell_desktop.domain.person import ContactConsent, ContactWay, Person
from workwell_desktop.domain.session import NotHeldReason, Session, SessionState
from workwell_desktop.storage.vault import Vault

PATH = Path(__file__).with_name("format_1.db")
KEY = bytes(range(32))


def _id(number: int) -> UUID:
    return UUID(int=number)


WARSAW = ZoneInfo("Europe/Warsaw")
STARTS = datetime(2026, 3, 5, 18, 0, tzinfo=WARSAW)

FACILITATOR = Facilitator(name="Dana Reyes", organisation="Harbour House")

GROUP = Group(
    id=GroupId(_id(1)),
    name="Lanterns",
    public_name="Thursday circle",
    purpose="A place to talk.\nNobody has to.",
    membership_type=MembershipType.SLOW_OPEN,
    kind=GroupKind.BEREAVEMENT,
    leadership=Leadership.CO_LED,
    mode=Mode.HYBRID,
    place="Room 4",
    schedule="Thursdays, 18:00",
    session_minutes=75,
    planned_sessions=12,
    capacity=10,
    facilitators=("Dana Reyes", "Đặng Minh"),
    profile=RecordProfile.NAMED_REGISTER,
)
PEOPLE = (
    Person(
        id=PersonId(_id(10)),
        display_name="Łukasz Żak",
        preferred_name="Luk",
        pronouns="he/him",
        languages=("polski", "English"),
        access_needs=("near the door",),
        contact=ContactConsent(
            ways=frozenset({ContactWay.PHONE, ContactWay.TEXT}),
            may_leave_message=True,
            safe_times="evenings",
            details="0201 555 010",
            asked_on=date(2026, 1, 8),
        ),
    ),
    Person(id=PersonId(_id(11)), display_name="Oyelaran", alias="C4", contact=ContactConsent(do_not_contact=True)),
)
MEMBERSHIPS = (
    Membership(
        id=MembershipId(_id(20)),
        group_id=GROUP.id,
        person_id=PEOPLE[0].id,
        steps=(
            Step(status=MembershipStatus.WAITING, on=date(2026, 1, 1)),
            Step(status=MembershipStatus.ACTIVE, on=date(2026, 1, 8)),
        ),
    ),
    Membership(
        id=MembershipId(_id(21)),
        group_id=GROUP.id,
        person_id=PEOPLE[1].id,
        steps=(
            Step(status=MembershipStatus.ACTIVE, on=date(2026, 1, 8)),
            Step(status=MembershipStatus.LEFT, on=date(2026, 2, 5), reason=LeavingReason.MOVED),
        ),
    ),
)
BLOCK = Block(
    id=BlockId(_id(30)),
    title="Welcome",
    category=Category.OPENING,
    minutes=5,
    say="Welcome, everybody.",
    steps="Dim the lamps.",
    participant_text="We begin together.",
    prompts=("What brought you here?",),
    materials=("candles", "tissues"),
)
SESSIONS = (
    Session(
        id=SessionId(_id(40)),
        group_id=GROUP.id,
        number=1,
        starts_at=STARTS,
        length=timedelta(minutes=75),
        theme="Arriving",
        place="Room 4",
        facilitators=("Dana Reyes",),
        agenda=Agenda((BLOCK,)),
        state=SessionState.WRITTEN_UP,
        started_at=STARTS + timedelta(minutes=2),
        ended_at=STARTS + timedelta(minutes=76),
        agreement_read=True,
        headcount=2,
        visitors=1,
    ),
    Session(
        id=SessionId(_id(41)),
        group_id=GROUP.id,
        number=2,
        starts_at=datetime(2026, 3, 12, 18, 0, tzinfo=timezone(timedelta(hours=1))),
        length=timedelta(minutes=75),
        state=SessionState.NOT_HELD,
        not_held_reason=NotHeldReason.WEATHER,
        reason="snow",
        moved_to=datetime(2026, 3, 19, 18, 0, tzinfo=UTC),
    ),
)
MARKS = (
    Mark(
        session_id=SESSIONS[0].id,
        person_id=PEOPLE[0].id,
        code=Code.LATE,
        marked_at=STARTS + timedelta(minutes=20, microseconds=7),
        late_minutes=15,
        early_minutes=5,
        reason="bus",
        comment="will ring",
        first_time=True,
        needs_follow_up=True,
    ),
    Mark(session_id=SESSIONS[0].id, person_id=PEOPLE[1].id, code=Code.APOLOGIES, marked_at=STARTS),
)
NOTE = (
    GroupNote(
        id=NoteId(_id(50)),
        session_id=SESSIONS[0].id,
        text=NoteText(aims="Arriving", happened="Everyone spoke once.", next_time="Bring candles"),
        edited_at=STARTS + timedelta(hours=2),
    )
    .signed("Dana Reyes", STARTS + timedelta(hours=3))
    .locked(STARTS + timedelta(days=1))
    .with_addendum(
        Addendum(
            id=AddendumId(_id(60)),
            written_at=STARTS + timedelta(days=2),
            author="Dana Reyes",
            reason="Forgotten",
            text="The door was open.",
        )
    )
)
ACTIONS = ("facilitator.save", "groups.save", "people.save", "sessions.save", "notes.save")
"""What the audit trail says, the oldest first."""


def write() -> None:
    """Make the file. Refuses when it is there, since it must never change."""
    vault = Vault.create(PATH, KEY)
    for action in ACTIONS:
        with vault.work(action) as work:
            match action:
                case "facilitator.save":
                    work.facilitator.save(FACILITATOR)
                case "groups.save":
                    work.groups.save(GROUP)
                case "people.save":
                    for person in PEOPLE:
                        work.people.save(person)
                    for membership in MEMBERSHIPS:
                        work.memberships.save(membership)
                case "sessions.save":
                    for session in SESSIONS:
                        work.sessions.save(session)
                    for mark in MARKS:
                        work.marks.put(mark)
                case _:
                    work.notes.save(NOTE)
            work.commit()
    vault.close()


if __name__ == "__main__":
    write()
