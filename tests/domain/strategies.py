"""Hypothesis strategies for the values of the domain, as a vault would keep them: lawful, cleaned, of every script.

Each strategy draws values that `checked()` leaves as they are, so that storage can compare what it reads back.
"""

import unicodedata
from datetime import UTC, date, datetime, time, timedelta, timezone
from uuid import UUID
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from workwell_desktop.domain.agenda import (
    LONGEST_BLOCK,
    LONGEST_TURN,
    SHORTEST_TURN,
    Agenda,
    Block,
    Category,
    Handout,
    Visibility,
)
from workwell_desktop.domain.attendance import MARKABLE, Mark
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.domain.group import (
    LARGEST_GROUP,
    LONGEST_SESSION,
    Group,
    GroupKind,
    GroupStatus,
    Leadership,
    MembershipType,
    Mode,
    RecordProfile,
)
from workwell_desktop.domain.ids import (
    AddendumId,
    BlockId,
    GroupId,
    MembershipId,
    NoteId,
    PersonId,
    ScheduleId,
    SessionId,
)
from workwell_desktop.domain.letter import LetterPolicy
from workwell_desktop.domain.membership import NEXT_STEPS, LeavingReason, Membership, MembershipStatus, Step
from workwell_desktop.domain.note import Addendum, GroupNote, NoteState, NoteText
from workwell_desktop.domain.person import ContactConsent, ContactWay, Person
from workwell_desktop.domain.session import ClosingStep, NotHeldReason, Session, SessionState, SheetFate
from workwell_desktop.domain.text import shows

_DIRECTION_TRICKS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_CHARACTERS = st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters=_DIRECTION_TRICKS)

HARD_NAMES = (
    "Łukasz Żak",
    "Đặng Thị Hồng",
    "李",
    "李 小龙",
    "O’Brien & Sons <b>",
    "\"Quoted\" 'Name'",
    "Ana-Maria d'Ávila",
    "สมชาย ใจดี",
    "श्रीदेवी किरण",
    "محمد علي",
    "שירה כהן",
    "🦊 Fox",
    "👩‍👩‍👧 Family",
    "C4; --",
    "100 %",
)
"""Names that have broken other programs."""


def ids() -> st.SearchStrategy[UUID]:
    """Draw random identities."""
    return st.uuids(version=4)


def lines(*, needed: bool = False, longest: int = 40) -> st.SearchStrategy[str]:
    """Draw one-line texts in NFC with single spaces; never empty when `needed`."""
    drawn = st.one_of(st.sampled_from(HARD_NAMES), st.text(_CHARACTERS, max_size=longest))
    clean = drawn.map(lambda text: " ".join(unicodedata.normalize("NFC", text).split()))
    return clean.filter(shows) if needed else clean.map(lambda line: line if shows(line) else "")


def texts(longest: int = 200) -> st.SearchStrategy[str]:
    """Draw texts of several lines in NFC, line breaks and tabs included."""
    characters = st.one_of(_CHARACTERS, st.sampled_from("\n\t "))
    drawn = st.one_of(st.sampled_from(HARD_NAMES), st.text(characters, max_size=longest))
    return drawn.map(lambda text: unicodedata.normalize("NFC", text))


def line_lists(most: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
    """Draw a few one-line texts, none empty."""
    return st.lists(lines(needed=True), max_size=most).map(tuple)


def days() -> st.SearchStrategy[date]:
    """Draw days of the years 2000 to 2099."""
    return st.dates(date(2000, 1, 1), date(2099, 12, 31))


def moments() -> st.SearchStrategy[datetime]:
    """Draw aware times to the microsecond, at offsets from −12 to +14 hours in steps of 15 minutes."""
    offsets = st.integers(-48, 56).map(lambda quarter: timezone(timedelta(minutes=15 * quarter)))
    return st.datetimes(datetime(2000, 1, 2), datetime(2099, 12, 30), timezones=st.one_of(st.just(UTC), offsets))


def zoned_moments() -> st.SearchStrategy[datetime]:
    """Draw aware times in zones where clocks change, many of them in the nights when they do."""
    zones = st.sampled_from(("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata")).map(
        ZoneInfo
    )
    changes = st.sampled_from((datetime(2026, 3, 28, 23, 30), datetime(2026, 10, 24, 23, 30), datetime(2026, 11, 1)))
    around = st.builds(lambda day, minutes: day + timedelta(minutes=minutes), changes, st.integers(0, 600))
    anywhen = st.datetimes(datetime(2000, 1, 2), datetime(2099, 12, 30))
    return st.builds(
        lambda wall, zone, fold: wall.replace(tzinfo=zone, fold=fold), around | anywhen, zones, st.integers(0, 1)
    )


def facilitators() -> st.SearchStrategy[Facilitator]:
    """Draw the person in front of the screen."""
    return st.builds(Facilitator, name=lines(needed=True), organisation=lines())


def groups() -> st.SearchStrategy[Group]:
    """Draw support groups."""
    return st.builds(
        Group,
        id=ids().map(GroupId),
        name=lines(needed=True),
        public_name=lines(),
        purpose=texts(),
        membership_type=st.sampled_from(MembershipType),
        kind=st.sampled_from(GroupKind),
        leadership=st.sampled_from(Leadership),
        mode=st.sampled_from(Mode),
        place=lines(),
        schedule=lines(),
        session_minutes=st.integers(5, LONGEST_SESSION),
        planned_sessions=st.none() | st.integers(1, 1000),
        capacity=st.none() | st.integers(1, LARGEST_GROUP),
        facilitators=line_lists(),
        status=st.sampled_from(GroupStatus),
        profile=st.sampled_from(RecordProfile),
        address=lines(),
        emergency_department=lines(),
        quiet_place=lines(),
        checklist=line_lists(),
        agreement_review_on=st.none() | days(),
        tint=st.integers(0, 5),
        letters=st.sampled_from(LetterPolicy),
    )


def consents() -> st.SearchStrategy[ContactConsent]:
    """Draw what people agreed to about being contacted."""
    return st.builds(
        ContactConsent,
        ways=st.frozensets(st.sampled_from(ContactWay)),
        may_leave_message=st.booleans(),
        safe_times=lines(),
        details=lines(),
        do_not_contact=st.booleans(),
        asked_on=st.none() | days(),
    )


def persons(person_id: PersonId | None = None) -> st.SearchStrategy[Person]:
    """Draw people, with any id or the one given."""
    return st.builds(
        Person,
        id=st.just(person_id) if person_id else ids().map(PersonId),
        display_name=lines(needed=True),
        preferred_name=lines(),
        alias=lines(),
        pronouns=lines(),
        languages=line_lists(),
        access_needs=line_lists(),
        contact=consents(),
    )


def people(least: int = 0, most: int = 6) -> st.SearchStrategy[tuple[Person, ...]]:
    """Draw several people with different ids."""
    return st.lists(persons(), min_size=least, max_size=most, unique_by=lambda person: person.id).map(tuple)


@st.composite
def memberships(
    draw: st.DrawFn, group_id: GroupId | None = None, person_id: PersonId | None = None, most_steps: int = 5
) -> Membership:
    """Draw memberships whose steps follow one another as the rules allow, several on one day included."""
    on = draw(days())
    first = Step(status=draw(st.sampled_from(MembershipStatus)), on=on)
    membership = Membership(
        id=MembershipId(draw(ids())),
        group_id=group_id or GroupId(draw(ids())),
        person_id=person_id or PersonId(draw(ids())),
        steps=(first,),
    )
    for gap in draw(st.lists(st.integers(0, 60), max_size=most_steps - 1)):
        on = min(on + timedelta(days=gap), date(2100, 12, 31))
        status = draw(st.sampled_from(sorted(NEXT_STEPS[membership.status])))
        reason = draw(st.none() | st.sampled_from(LeavingReason))
        membership = membership.moved(status, on, reason=reason)
    return membership


def handouts() -> st.SearchStrategy[Handout]:
    """Draw pages given out in a part."""
    return st.builds(
        Handout,
        title=lines(needed=True),
        copies=st.none() | st.integers(0, 500),
        sheet=st.sampled_from(("", "trust-map")),
    )


def blocks(*, locked: bool = False) -> st.SearchStrategy[Block]:
    """Draw parts of an agenda; some begin at a clock time when `locked`."""
    clocks = st.builds(time, st.integers(0, 23), st.integers(0, 59))
    return st.builds(
        Block,
        id=ids().map(BlockId),
        title=lines(needed=True),
        category=st.sampled_from(Category),
        minutes=st.integers(1, LONGEST_BLOCK),
        say=texts(),
        steps=texts(),
        participant_text=texts(),
        prompts=line_lists(),
        materials=line_lists(),
        owner=lines(),
        locked_at=st.none() | clocks if locked else st.none(),
        visibility=st.sampled_from(Visibility),
        if_short=texts(),
        if_long=texts(),
        watch_for=texts(),
        seconds_each=st.none() | st.integers(SHORTEST_TURN, LONGEST_TURN),
        handouts=st.lists(handouts(), max_size=2).map(tuple),
    )


def agendas(least: int = 0, most: int = 5, *, locked: bool = False) -> st.SearchStrategy[Agenda]:
    """Draw agendas whose parts have different ids; some parts begin at a clock time when `locked`."""
    drawn = st.lists(blocks(locked=locked), min_size=least, max_size=most, unique_by=lambda block: block.id)
    return drawn.map(lambda parts: Agenda(tuple(parts)))


def sessions(
    group_id: GroupId | None = None, states: st.SearchStrategy[SessionState] | None = None
) -> st.SearchStrategy[Session]:
    """Draw sessions with agendas, in any state unless `states` says which."""
    return st.builds(
        Session,
        id=ids().map(SessionId),
        group_id=st.just(group_id) if group_id else ids().map(GroupId),
        number=st.integers(1, 1000),
        starts_at=moments(),
        length=st.integers(1, LONGEST_SESSION).map(lambda minutes: timedelta(minutes=minutes)),
        theme=lines(),
        place=lines(),
        facilitators=line_lists(),
        agenda=agendas(locked=True),
        state=st.sampled_from(SessionState) if states is None else states,
        not_held_reason=st.none() | st.sampled_from(NotHeldReason),
        reason=lines(),
        moved_to=st.none() | moments(),
        started_at=st.none() | moments(),
        ended_at=st.none() | moments(),
        agreement_read=st.booleans(),
        headcount=st.none() | st.integers(0, 1000),
        visitors=st.integers(0, 1000),
        schedule_id=st.none() | ids().map(ScheduleId),
        slot=st.none() | days(),
        printed_at=st.none() | moments(),
        ticked=line_lists(),
        sheet_count=st.none() | st.integers(0, 1000),
        sheet_fate=st.none() | st.sampled_from(SheetFate),
        closed=st.lists(st.sampled_from(ClosingStep), unique=True).map(tuple),
    )


def marks(session_id: SessionId | None = None, person_id: PersonId | None = None) -> st.SearchStrategy[Mark]:
    """Draw marks of a register, for any cell or the one given."""
    minutes = st.none() | st.integers(0, 480)
    return st.builds(
        Mark,
        session_id=st.just(session_id) if session_id else ids().map(SessionId),
        person_id=st.just(person_id) if person_id else ids().map(PersonId),
        code=st.sampled_from(MARKABLE),
        marked_at=moments(),
        late_minutes=minutes,
        early_minutes=minutes,
        reason=lines(),
        comment=lines(),
        first_time=st.booleans(),
        needs_follow_up=st.booleans(),
        arrived_at=st.none() | moments(),
    )


def note_texts(*, needed: bool = False) -> st.SearchStrategy[NoteText]:
    """Draw what group notes say; not empty when `needed`."""
    drawn = st.builds(NoteText, aims=texts(), happened=texts(), next_time=texts())
    return drawn.filter(lambda text: not text.empty) if needed else drawn


def addenda() -> st.SearchStrategy[Addendum]:
    """Draw additions to signed notes."""
    return st.builds(
        Addendum,
        id=ids().map(AddendumId),
        written_at=moments(),
        author=lines(needed=True),
        reason=lines(needed=True),
        text=texts().filter(lambda text: bool(text.strip())),
    )


@st.composite
def notes(
    draw: st.DrawFn, session_id: SessionId | None = None, states: st.SearchStrategy[NoteState] | None = None
) -> GroupNote:
    """Draw group notes in any state, signed and locked the way the rules do it, with addenda."""
    state = draw(st.sampled_from(NoteState) if states is None else states)
    note = GroupNote(
        id=NoteId(draw(ids())),
        session_id=session_id or SessionId(draw(ids())),
        text=draw(note_texts(needed=state is not NoteState.DRAFT)),
        edited_at=draw(moments()),
    )
    if state is NoteState.DRAFT:
        return note
    note = note.signed(draw(lines(needed=True)), draw(moments()))
    if state is NoteState.LOCKED:
        note = note.locked(draw(moments()))
    for addendum in draw(st.lists(addenda(), max_size=2, unique_by=lambda added: added.id)):
        note = note.with_addendum(addendum)
    return note
