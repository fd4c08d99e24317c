"""Turns a session, its clock and its register into what the live screen shows. Pure functions; nothing is decided."""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from workwell_desktop.domain.agenda import Block, Category
from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.guide_library import Card
from workwell_desktop.domain.ids import PersonId
from workwell_desktop.domain.moments import later
from workwell_desktop.domain.quick_note import QuickNote
from workwell_desktop.domain.round import Round
from workwell_desktop.domain.running import RunState, Stage
from workwell_desktop.domain.session import Session, SessionState
from workwell_desktop.domain.session_register import Entry, SessionRegister
from workwell_desktop.domain.text import folded, plain_letters
from workwell_desktop.ui.kit import dates
from workwell_desktop.ui.kit.surfaces import Tone
from workwell_desktop.ui.run.shown import (
    BarShown,
    CardShown,
    ClockShown,
    EndedShown,
    NoteShown,
    NowShown,
    PartTaken,
    PeopleShown,
    PersonShown,
    RoundShown,
    ScriptShown,
)
from workwell_desktop.ui.run.veil import Veil

MINUTE = timedelta(minutes=1)
BEHIND, AHEAD = timedelta(minutes=-2), timedelta(minutes=5)
"""From when on advice for a short or a long session is shown."""

SOFT_CUE = "About ten minutes of discussion left"
EVENING = 17
"""The hour from which one says tonight."""

_STAGES = {
    Stage.CALM: ("", Tone.NEUTRAL),
    Stage.NEAR: ("Coming to its end", Tone.WARN),
    Stage.LAST: ("Nearly over", Tone.ACCENT),
    Stage.OVER: ("Over its time", Tone.ACCENT),
}
_CHIPS = {
    Code.NOT_MARKED: ("—", Tone.NEUTRAL),
    Code.PRESENT: ("Present", Tone.OK),
    Code.LATE: ("Late", Tone.WARN),
    Code.LEFT_EARLY: ("Left early", Tone.WARN),
    Code.REMOTE: ("Remote", Tone.PRIMARY),
    Code.ABSENT: ("Absent", Tone.NEUTRAL),
}
_MARKED = re.compile(r"(?<!\S)(?:!+|@\S+)")


def digits(time: timedelta, *, up: bool = False) -> str:
    """Return minutes and seconds: "12:31", and "+2:10" for time that is over. `up` rounds down, else up."""
    seconds = math.floor(time.total_seconds()) if up else math.ceil(time.total_seconds())
    sign, seconds = ("+" if seconds < 0 else ""), abs(seconds)
    return f"{sign}{seconds // 60}:{seconds % 60:02}"


def minutes_words(minutes: int) -> str:
    """Return "1 minute", "2 minutes" or "1 hour 5 minutes"."""
    hours, rest = divmod(minutes, 60)
    words = [_counted(hours, "hour")] if hours else []
    if rest or not hours:
        words.append(_counted(rest, "minute"))
    return " ".join(words)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def bar_of(group: Group, session: Session, state: RunState) -> BarShown:
    """Return the line at the top."""
    title = f"{group.name} · Session {session.number}"
    parts = len(session.agenda)
    if state.started_at is None:
        when = f"{dates.weekday_day(session.day)}, {dates.span(session.starts_at, session.ends_at)}"
        return BarShown(
            title,
            f"Not started yet · {when}",
            start=session.state.upcoming or session.state is SessionState.IN_PROGRESS,
        )
    part = f" · part {state.index + 1} of {parts}" if parts else ""
    if state.ended_at is not None:
        return BarShown(title, f"Ran from {dates.span(state.started_at, state.ended_at)}")
    word = "Paused" if state.paused else "Running"
    subtitle = f"{word} · since {dates.clock(state.started_at)}{part}" if state.paused else ""
    return BarShown(
        title,
        subtitle or f"Running since {dates.clock(state.started_at)}{part}",
        pause=not state.paused,
        resume=state.paused,
        end=True,
    )


def clock_of(state: RunState, *, counts_up: bool) -> ClockShown:
    """Return the ring of the part in hand: what is left of it, or what has passed."""
    given = round(state.given / MINUTE)
    if not state.running:
        return ClockShown(digits(state.given), "planned", 0.0, Stage.CALM)
    over = state.left < timedelta()
    if counts_up:
        shown, caption = digits(state.elapsed, up=True), f"of {given} min"
    else:
        shown, caption = digits(state.left), f"over {given} min" if over else f"left of {given} min"
    return ClockShown(shown, caption, 1.0 if over else state.share_left, state.stage, state.paused)


def now_of(session: Session, state: RunState, veil: Veil, *, counts_up: bool, hidden: bool) -> NowShown:
    """Return the part in hand with its clock, its neighbours and how the evening stands."""
    blocks = session.agenda.blocks
    before = blocks[state.index - 1].title if blocks and state.index > 0 else ""
    after = blocks[state.index + 1].title if state.index + 1 < len(blocks) else ""
    word, tone = _STAGES[state.stage] if state.running else ("", Tone.NEUTRAL)
    if state.running and state.soft_cue and state.stage is Stage.CALM:
        word, tone = SOFT_CUE, Tone.PRIMARY
    if state.paused:
        word, tone = "Paused", Tone.NEUTRAL
    return NowShown(
        chip=_chip(state),
        title=veil.text(state.block.title) if state.block else (veil.text(session.theme) or "The session"),
        clock=None if hidden else clock_of(state, counts_up=counts_up),
        word=word,
        tone=tone,
        back=veil.text(before) if state.running else "",
        next=veil.text(after) if state.running else "",
        ending=ending(session, state),
        running=state.running,
        can_shorten=state.running and state.left >= timedelta(seconds=1),
    )


def _chip(state: RunState) -> str:
    kind = state.block.category.label if state.block else "Without a plan"
    if state.part_started_at is not None and state.running:
        return f"{kind} · started {dates.clock(state.part_started_at)}"
    return f"First part · {kind.lower()}" if state.block else kind


def ending(session: Session, state: RunState) -> str:
    """Return when everything would be over, against the planned end."""
    if not state.running:
        return f"Planned from {dates.span(session.starts_at, session.ends_at)}."
    ends = dates.clock(session.ends_at)
    if state.ahead >= MINUTE:
        return f"The session still ends at {ends} with {minutes_words(int(state.ahead / MINUTE))} spare."
    if state.ahead > -MINUTE:
        return f"The session ends at {ends}, just in time."
    over = math.ceil(-state.ahead / MINUTE)
    return f"{minutes_words(over)} over: it would end at {dates.clock(later(session.ends_at, -state.ahead))}."


def script_of(state: RunState, veil: Veil, usual: Mapping[str, int]) -> ScriptShown:
    """Return what to say and do in the part in hand, and in `usual` what it took the last time."""
    block = state.block
    if block is None:
        return ScriptShown("For this session")
    owner = f" · {block.owner}" if block.owner and not veil.hidden else ""
    last = usual.get(folded(block.title))
    took = f" · took {last} min last time" if last is not None else ""
    return ScriptShown(
        heading=f"For this part{owner}{took}",
        say=veil.text(block.say.strip()),
        steps=tuple(veil.text(line.strip()) for line in block.steps.splitlines() if line.strip()),
        prompts=tuple(veil.text(prompt) for prompt in block.prompts),
        advice=veil.text(_advice(block, state)),
        handouts=veil.text(", ".join(handout.title for handout in block.handouts)),
        watch_for=veil.text(" ".join(block.watch_for.split())),
    )


def _advice(block: Block, state: RunState) -> str:
    if not state.running:
        return ""
    if state.ahead <= BEHIND and block.if_short.strip():
        return f"Time is short: {block.if_short.strip()}"
    if state.ahead >= AHEAD and block.if_long.strip():
        return f"There is time: {block.if_long.strip()}"
    return ""


def people_of(session: Session, register: SessionRegister, veil: Veil, *, only_counts: bool) -> PeopleShown:
    """Return everyone of the session as rows, in the order of the sheet; nobody where only heads are counted."""
    rows = () if only_counts else tuple(_person(entry, session, veil) for entry in register.entries)
    counted = session.headcount or 0
    return PeopleShown(
        title="Here tonight" if session.starts_at.hour >= EVENING else "Here today",
        here=counted if only_counts else len(register.here),
        rows=rows,
        visitors=session.visitors,
        agreement_read=session.agreement_read,
        hidden=veil.hidden,
        open=not session.state.off,
        headcount=counted if only_counts else None,
    )


def _person(entry: Entry, session: Session, veil: Veil) -> PersonShown:
    words, tone = _CHIPS.get(entry.code, (entry.code.label, Tone.NEUTRAL))
    mark = entry.mark
    if mark is not None and entry.code is Code.LATE:
        if mark.arrived_at is not None:
            words = f"Late {dates.clock(mark.arrived_at.astimezone(session.starts_at.tzinfo))}"
        elif mark.late_minutes:
            words = f"Late {mark.late_minutes} min"
    return PersonShown(
        person_id=entry.person_id,
        name=veil.name(entry.person_id),
        initials=veil.initials(entry.person_id),
        code=entry.code,
        words=words,
        tone=tone,
        late=mark.late_minutes if mark else None,
        early=mark.early_minutes if mark else None,
    )


def notes_of(notes: Iterable[QuickNote], where: datetime) -> tuple[NoteShown, ...]:
    """Return the quick notes as lines, the newest first; times are on the wall clock of `where`."""
    return tuple(
        NoteShown(
            id=note.id,
            time=dates.clock(note.at.astimezone(where.tzinfo)),
            text=note.text,
            bold=tuple((found.start(), found.end() - found.start()) for found in _MARKED.finditer(note.text)),
            follow_up=note.wants_follow_up,
        )
        for note in notes
    )


def card_of(card: Card) -> CardShown:
    """Return a card for a hard moment."""
    plain = plain_letters(" ".join((card.title, card.signs, *card.do, card.say)))
    return CardShown(card.title, card.signs, card.do, card.say, card.avoid, plain)


def round_of(going: Round, now: timedelta, paused: bool, veil: Veil, *, names_on: bool) -> RoundShown:
    """Return the round in hand. Names show only when they were asked for and nobody hides them."""
    left = going.left(now)
    share = max(0.0, min(1.0, left / timedelta(seconds=going.turn_seconds)))
    stage = Stage.OVER if left < timedelta() else Stage.NEAR if share <= 0.2 else Stage.CALM
    clock = ClockShown(digits(left), "", 1.0 if stage is Stage.OVER else share, stage, paused)
    many = len(going.passed)
    return RoundShown(
        turn="Everyone had a turn" if going.over else f"{going.number} of {going.people}",
        clock=clock,
        name=_whose(going.turn, veil) if names_on and not veil.hidden else "",
        passed=f"{many} passed" if many else "",
        seconds=going.turn_seconds,
        over=going.over,
        names_on=names_on,
        names_allowed=not veil.hidden,
    )


def _whose(turn: PersonId | None, veil: Veil) -> str:
    return veil.name(turn) if turn is not None else ""


def offers_round(state: RunState) -> bool:
    """Whether the part in hand is one that goes round."""
    return state.block is not None and state.block.category in (Category.CHECK_IN, Category.CHECK_OUT)


def ended_of(session: Session, state: RunState, veil: Veil) -> EndedShown:
    """Return what is left to say of a session that runs no more."""
    if session.state.off:
        return EndedShown(
            f"This session is {session.state.label.lower()}",
            "Nothing runs here. The plan is where it was.",
            (),
            close_out=False,
        )
    parts = _parts_taken(session.agenda.blocks, state, veil)
    sentence = "Nothing is left to run. Closing out takes a few minutes, and can be done in several goes."
    if state.ended_at is not None and state.started_at is not None:
        planned, lasted = session.minutes, round((state.ended_at - state.started_at) / MINUTE)
        sentence = f"It lasted {minutes_words(lasted)}; {minutes_words(planned)} were planned."
    return EndedShown("This session has ended", sentence, parts, close_out=True)


def _parts_taken(blocks: Sequence[Block], state: RunState, veil: Veil) -> tuple[PartTaken, ...]:
    taken = []
    for block in blocks:
        actual = state.actual_minutes(block.id)
        if actual is None:
            words, difference = "–", "not reached" if state.actual else ""
        else:
            off = actual - block.minutes
            words = f"{actual} min"
            difference = "as planned" if off == 0 else f"{abs(off)} min {'longer' if off > 0 else 'shorter'}"
        taken.append(PartTaken(veil.text(block.title), f"{block.minutes} min", words, difference))
    return tuple(taken) if state.actual else ()
