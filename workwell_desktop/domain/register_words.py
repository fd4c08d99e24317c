"""A cell of a register in letters and in words, the same wherever it is shown or read aloud."""

from workwell_desktop.domain.attendance import Code, Mark


def letters_of(code: Code, mark: Mark | None) -> str:
    """Return the letters of a cell: late and left early stand together when someone was both."""
    if mark is not None and mark.late_minutes and mark.early_minutes:
        return f"{Code.LATE.letters} {Code.LEFT_EARLY.letters}"
    return "" if code is Code.NOT_EXPECTED else code.letters


def in_words(code: Code, mark: Mark | None) -> str:
    """Return what a cell says in words, minutes and reason included."""
    words = code.label.lower()
    if mark is None:
        return words
    if mark.late_minutes:
        words = f"late by {_minutes(mark.late_minutes)}"
    if mark.early_minutes:
        before = f"{words}, " if mark.late_minutes or code is not Code.LEFT_EARLY else ""
        words = f"{before}left {_minutes(mark.early_minutes)} early"
    parts = [words, mark.reason, mark.comment]
    parts += ["first time"] if mark.first_time and code.attended else []
    parts += ["to follow up"] if mark.needs_follow_up else []
    return ", ".join(part for part in parts if part)


def _minutes(number: int) -> str:
    return "1 minute" if number == 1 else f"{number} minutes"
