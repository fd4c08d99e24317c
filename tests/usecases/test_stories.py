"""A person's story from the vault: its rates equal a brute-force count, and it reads only what is shown."""

import random
from datetime import timedelta

from tests.usecases.conftest import EVENING, Office
from workwell_desktop.domain.attendance import MARKABLE, Mark, Tally
from workwell_desktop.domain.membership import MembershipStatus
from workwell_desktop.domain.session import SessionState

WEEK = timedelta(weeks=1)


def test_rates_equal_a_brute_force_count_and_only_the_newest_is_read(office: Office) -> None:
    drawn = random.Random(7)
    groups = [office.group(name) for name in ("Lanterns", "Carers")]
    maya = office.member(groups[0], "Maya Roth")
    other = office.member(groups[0], "Ben Tal")
    office.desk.roster.add(groups[1].id, maya.id, MembershipStatus.ACTIVE, EVENING.date())
    held: dict[object, list[Mark]] = {group.id: [] for group in groups}
    every = 0
    for week in range(1, 21):
        for group in groups:
            state = drawn.choice([SessionState.LOCKED, SessionState.ENDED, SessionState.NOT_HELD])
            session = office.session(group, EVENING - week * WEEK, state=state)
            with office.vault.work("test.marks") as work:
                for person in (maya, other):
                    mark = Mark(
                        session_id=session.id, person_id=person.id, code=drawn.choice(MARKABLE), marked_at=EVENING
                    )
                    work.marks.put(mark)
                    if person is maya:
                        every += 1
                        if state.held:
                            held[group.id].append(mark)
                work.commit()
    story = office.desk.people.story(maya.id, 10)
    for line in story.memberships:
        assert line.tally == Tally.of(mark.code for mark in held[line.group.id])
    steps = sum(len(line.membership.steps) for line in story.memberships)
    assert (len(story.events), story.earlier) == (10, every + steps - 10)
    days = [event.on for event in story.events]
    assert days == sorted(days, reverse=True)
    assert len(office.desk.people.story(maya.id, 1000).events) == every + steps
