"""Templates of one's own, and what earlier plans of a group say about the next."""

from dataclasses import replace
from datetime import UTC, date, timedelta

import pytest

from tests.usecases.conftest import EVENING, Office
from workwell_desktop.domain.agenda import Agenda, Block, Category, Handout, Visibility
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import BlockId, new_id
from workwell_desktop.domain.plan_history import ago_words
from workwell_desktop.domain.running import RunEvent, RunKind
from workwell_desktop.domain.session import Session

WEEK = timedelta(weeks=1)
TODAY = EVENING.date()


def run(office: Office, session: Session, *minutes: int) -> Session:
    """Hold a session on screen, its parts taking so many minutes."""
    at = session.starts_at
    kinds = [RunKind.START, *[RunKind.NEXT] * (len(minutes) - 1), RunKind.END]
    blocks = [*session.agenda.blocks, session.agenda.blocks[-1]]
    moments = [at + timedelta(minutes=sum(minutes[:number])) for number in range(len(minutes) + 1)]
    with office.vault.work("test.run") as work:
        for position, (kind, moment) in enumerate(zip(kinds, moments, strict=True)):
            work.run_events.append(
                RunEvent(
                    session_id=session.id,
                    position=position,
                    kind=kind,
                    at=moment.astimezone(UTC),
                    block_id=blocks[position].id,
                )
            )
        held = session.begun(at).ended(moments[-1])
        work.sessions.save(held)
        work.commit()
    return held


def test_a_plan_is_kept_as_a_template_with_everything_in_it_and_parts_of_its_own(office: Office) -> None:
    full = Block(
        id=BlockId(new_id()),
        title="Pairs",
        category=Category.ACTIVITY,
        owner="Ruth",
        visibility=Visibility.TITLE,
        if_short="One round",
        seconds_each=90,
        handouts=(Handout("Listening", 12), Handout("Map")),
    )
    template = office.desk.templates.draw_up("  My   Monday ", Agenda((full,)))
    office.desk.templates.put(template)
    assert office.heard == [Changes.TEMPLATES]
    (kept,) = office.desk.templates.all()
    assert (kept.name, kept.agenda.minutes) == ("My Monday", 10)
    assert kept.agenda.blocks[0].id != full.id
    assert replace(kept.agenda.blocks[0], id=full.id) == full


def test_a_template_of_the_same_name_takes_its_place_and_removing_leaves_plans_alone(office: Office) -> None:
    session = office.session(office.group())
    templates = office.desk.templates
    templates.put(templates.draw_up("Mine", session.agenda))
    templates.put(templates.draw_up("MINE", Agenda(session.agenda.blocks[:1])))
    (kept,) = templates.all()
    assert (kept.name, len(kept.agenda)) == ("MINE", 1)
    templates.remove(kept.id)
    assert templates.all() == ()
    assert office.desk.sessions.get(session.id)[0].agenda == session.agenda


@pytest.mark.parametrize(("name", "parts"), [("", 1), ("x" * 121, 1), ("Mine", 0)])
def test_a_template_needs_a_name_and_a_part(office: Office, name: str, parts: int) -> None:
    agenda = office.session(office.group()).agenda
    with pytest.raises(Refusal):
        office.desk.templates.draw_up(name, Agenda(agenda.blocks[:parts]))
    assert office.desk.templates.all() == ()


def test_a_theme_and_a_part_remember_when_the_group_used_them_last(office: Office) -> None:
    group, other = office.group(), office.group("Other")
    for weeks, theme in ((9, "Trust"), (5, "trust "), (2, "Rest")):
        office.session(group, EVENING - weeks * WEEK, theme=theme)
    office.session(other, EVENING - WEEK, theme="Trust")
    called_off = office.session(group, EVENING - WEEK, theme="Trust")
    office.desk.sessions.call_off(called_off.id, "Snow")
    coming = office.session(group, theme="Trust")
    history = office.desk.plan_history.of(coming)
    assert history.theme_words("TRUST", TODAY) == "Used 5 weeks ago in session 2."
    assert history.theme_words("New", TODAY) == ""
    assert history.part_words("check-in", TODAY) == "used 2 weeks ago"
    assert history.part_words("Pairs", TODAY) == ""
    far = replace(coming, starts_at=EVENING + 3 * WEEK)
    later = office.desk.plan_history.of(far)
    assert later.theme_words("Trust", TODAY) == f"Planned for session {coming.number} too."
    assert later.part_words("Topic", TODAY) == f"planned for session {coming.number}"


def test_a_part_remembers_how_long_it_took_last_time(office: Office) -> None:
    group = office.group()
    run(office, office.session(group, EVENING - 2 * WEEK), 10, 50)
    run(office, office.session(group, EVENING - WEEK), 24, 40)
    assert office.desk.plan_history.of(office.session(group)).took == {"check-in": 24, "topic": 40}


def test_members_are_expected_and_those_who_left_are_not(office: Office) -> None:
    group = office.group()
    for name in ("Maya", "Łukasz"):
        office.member(group, name)
    office.member(group, "Later", joined=EVENING)
    assert office.desk.plan_history.of(office.session(group, EVENING - WEEK)).expected == 2


def test_earlier_plans_are_offered_with_their_size_and_copied_with_parts_of_their_own(office: Office) -> None:
    group = office.group()
    first = office.session(group, EVENING - 2 * WEEK, theme="Trust")
    empty = office.session(group, EVENING - WEEK)
    office.desk.sessions.save_agenda(empty.id, Agenda())
    coming = office.session(group)
    plans = office.desk.plan_history
    (offered,) = plans.plans(coming)
    assert (offered.title, offered.parts, offered.minutes) == ("Session 1 — Trust", 2, 90)
    assert offered.starts_at == first.starts_at
    last = plans.last_plan(coming)
    assert last is not None
    assert last.id == first.id
    assert plans.last_plan(first) is None
    copied = plans.plan_of(first.id)
    assert [block.title for block in copied] == ["Check-in", "Topic"]
    assert {block.id for block in copied}.isdisjoint(block.id for block in first.agenda)


@pytest.mark.parametrize(
    ("days", "words"),
    [(1, "yesterday"), (6, "6 days ago"), (7, "1 week ago"), (35, "5 weeks ago"), (91, "3 months ago"),
     (800, "2 years ago")],
)  # fmt: skip
def test_how_long_ago_is_said_as_roughly_as_one_remembers(days: int, words: str) -> None:
    assert ago_words(date(2026, 11, 23) - timedelta(days=days), date(2026, 11, 23)) == words
