"""Closing out a session in five short steps: what is done, what is left. Any step can wait, and none is compulsory.

A step is done when what it is about is true; what only the facilitator can know (looked at, explained, not wanted)
stands in `Session.closed`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from workwell_desktop.domain.note import NoteState, NoteText
from workwell_desktop.domain.session import ClosingStep, Session
from workwell_desktop.domain.session_register import Reconciliation


@dataclass(frozen=True, kw_only=True)
class ClosingFacts:
    """What is known of a session when it is closed out. `meets_on` says whether its group goes on meeting."""

    session: Session
    reconciliation: Reconciliation
    marked: int = 0
    note_state: NoteState | None = None
    quick_notes_waiting: int = 0
    suggestions: int = 0
    next_session: Session | None = None
    meets_on: bool = True


@dataclass(frozen=True)
class StepStanding:
    """How one step stands; `left` says in words what is left, empty when it is done."""

    step: ClosingStep
    done: bool
    left: str = ""


def standings(facts: ClosingFacts) -> tuple[StepStanding, ...]:
    """Return how each of the five steps stands, in their order."""
    left = {
        ClosingStep.ATTENDANCE: _attendance_left(facts),
        ClosingStep.NOTES: _notes_left(facts),
        ClosingStep.FOLLOW_UPS: _follow_ups_left(facts),
        ClosingStep.FEEDBACK: "" if _closed(facts, ClosingStep.FEEDBACK) else "Say what became of feedback slips.",
        ClosingStep.NEXT_SESSION: _next_left(facts),
    }
    return tuple(StepStanding(step, not left[step], left[step]) for step in ClosingStep)


def first_left(steps: Sequence[StepStanding], after: ClosingStep | None = None) -> ClosingStep | None:
    """Return the first step that is left, from `after` on and then from the beginning; None when all is done."""
    order = list(ClosingStep)
    start = order.index(after) + 1 if after else 0
    waiting = {standing.step for standing in steps if not standing.done}
    return next((step for step in (*order[start:], *order[:start]) if step in waiting), None)


def settled(session: Session, step: ClosingStep, done: bool) -> tuple[ClosingStep, ...]:
    """Return the closed steps of a session with one more, or one fewer, in their order."""
    wanted = (set(session.closed) | {step}) if done else (set(session.closed) - {step})
    return tuple(each for each in ClosingStep if each in wanted)


def _closed(facts: ClosingFacts, step: ClosingStep) -> bool:
    return step in facts.session.closed


def _attendance_left(facts: ClosingFacts) -> str:
    """A register with gaps is never done; counts that differ are, once the facilitator says they are explained."""
    counts = facts.reconciliation
    looked_at = _closed(facts, ClosingStep.ATTENDANCE)
    if counts.not_marked:
        return f"{_people(counts.not_marked)} {'has' if counts.not_marked == 1 else 'have'} no mark yet."
    if looked_at:
        return ""
    if not facts.marked and counts.headcount is None:
        return "Nobody is marked or counted yet."
    if not counts.agrees:
        return counts.sentences[0]
    if facts.session.sheet_count and facts.session.sheet_fate is None:
        return "Say what became of the paper sheet."
    return ""


def _notes_left(facts: ClosingFacts) -> str:
    if _closed(facts, ClosingStep.NOTES):
        return ""
    if facts.note_state is None:
        return "The group note is not begun."
    if facts.note_state is NoteState.DRAFT:
        return "The group note is a draft."
    waiting = facts.quick_notes_waiting
    return f"{waiting} quick note{'' if waiting == 1 else 's'} wait{'s' if waiting == 1 else ''}." if waiting else ""


def _follow_ups_left(facts: ClosingFacts) -> str:
    if _closed(facts, ClosingStep.FOLLOW_UPS):
        return ""
    return (
        f"{_people(facts.suggestions)} to think of." if facts.suggestions else "Think whether somebody needs a word."
    )


def _next_left(facts: ClosingFacts) -> str:
    if _closed(facts, ClosingStep.NEXT_SESSION) or not facts.meets_on:
        return ""
    return "Carry over what was promised." if facts.next_session else "No next session is planned."


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number} people"


# ------------------------------------------------------------------------------------------------- moving words about


def words_added(text: str, words: str) -> str:
    """Return a text with words on a line of their own at its end."""
    kept = text.rstrip()
    return f"{kept}\n{words}" if kept else words


def words_taken_out(text: str, words: str) -> str:
    """Return a text without words that stand on a line of their own, the last such line; unchanged when none does."""
    lines = text.split("\n")
    wanted = words.split("\n")
    for start in range(len(lines) - len(wanted), -1, -1):
        if lines[start : start + len(wanted)] == wanted:
            return "\n".join(lines[:start] + lines[start + len(wanted) :])
    return text


def promises(text: NoteText) -> tuple[str, ...]:
    """Return what was noted for next time, one promise a line, without the dots of a list."""
    lines = (line.strip().lstrip("-–•*·").strip() for line in text.next_time.splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))
