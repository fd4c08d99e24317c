"""The register of one session: who is expected, who came, what is still open, and whether the counts agree."""

from dataclasses import dataclass

from workwell_desktop.domain.attendance import Code, Mark, Tally
from workwell_desktop.domain.ids import PersonId
from workwell_desktop.domain.session import Session


@dataclass(frozen=True)
class Entry:
    """One person in the register of one session. `expected` says whether the roster of its day expects them."""

    person_id: PersonId
    name: str
    code: Code
    mark: Mark | None
    expected: bool


@dataclass(frozen=True)
class SessionRegister:
    """Everyone expected at a session, in the order of the printed sheet, then whoever else has a mark."""

    session: Session
    entries: tuple[Entry, ...]

    @property
    def tally(self) -> Tally:
        """Count the codes."""
        return Tally.of(entry.code for entry in self.entries)

    @property
    def on_sheet(self) -> tuple[Entry, ...]:
        """Those whose names stand on the printed sheet, in its order."""
        return tuple(entry for entry in self.entries if entry.expected)

    @property
    def unmarked(self) -> tuple[Entry, ...]:
        """Those expected who have no mark yet. They are not absent."""
        return tuple(entry for entry in self.entries if entry.code is Code.NOT_MARKED)

    @property
    def here(self) -> tuple[Entry, ...]:
        """Those who came, remote included."""
        return tuple(entry for entry in self.entries if entry.code.attended)

    @property
    def complete(self) -> bool:
        """Whether everyone expected has a mark."""
        return not self.unmarked

    @property
    def summary(self) -> str:
        """The totals in words, to stand at the top of a page."""
        return summed_up(self.tally, self.session.visitors)

    @property
    def left_open(self) -> str:
        """“3 people have no mark yet: Ben T., Cem U. and Devon.”; empty when the register is complete."""
        return no_mark_yet([entry.name for entry in self.unmarked])

    @property
    def reconciliation(self) -> "Reconciliation":
        """How headcount, sheet and register compare."""
        return Reconciliation.of(self.session, self.tally)


def no_mark_yet(names: list[str]) -> str:
    """Return who has no mark yet as a sentence, with at most four names; empty when there is nobody."""
    if not names:
        return ""
    shown = names if len(names) <= 4 else [*names[:3], f"{len(names) - 3} others"]
    listed = " and ".join(part for part in (", ".join(shown[:-1]), shown[-1]) if part)
    return f"{_people(len(names))} {'has' if len(names) == 1 else 'have'} no mark yet: {listed.rstrip('.')}."


_WORDS = (
    (Code.APOLOGIES, "sent apologies", "sent apologies"),
    (Code.ABSENT, "absent without a word", "absent without a word"),
    (Code.ON_LEAVE, "on leave", "on leave"),
    (Code.CANCELLED, "cancelled", "cancelled"),
)


def summed_up(tally: Tally, visitors: int = 0) -> str:
    """Return the totals of one session in words: "9 of 11 came · 1 sent apologies · 1 visitor · 2 not marked".

    `visitors` are those counted without a name.
    """
    parts = [f"{tally.attended} of {tally.expected} came"]
    for code, one, many in _WORDS:
        number = tally.counts.get(code, 0)
        if number:
            parts.append(f"{number} {one if number == 1 else many}")
    guests = tally.counts.get(Code.VISITOR, 0) + visitors
    if guests:
        parts.append(f"{guests} visitor{'' if guests == 1 else 's'}")
    if tally.not_marked:
        parts.append(f"{tally.not_marked} not marked")
    return " · ".join(parts)


@dataclass(frozen=True)
class Reconciliation:
    """Three counts of one evening. `register` is everyone in the room by the register: attended and visitors.

    Who joined remotely is in no room and on no sheet, so `remote` is left out of it. None means nobody counted.
    """

    headcount: int | None
    sheet: int | None
    register: int
    remote: int
    not_marked: int

    @classmethod
    def of(cls, session: Session, tally: Tally) -> "Reconciliation":
        """Compare what a session says with what its register says."""
        remote = tally.counts.get(Code.REMOTE, 0)
        visitors = tally.counts.get(Code.VISITOR, 0) + session.visitors
        return cls(
            session.headcount, session.sheet_count, tally.attended - remote + visitors, remote, tally.not_marked
        )

    @property
    def counted(self) -> bool:
        """Whether there is anything to compare the register with."""
        return self.headcount is not None or self.sheet is not None

    @property
    def agrees(self) -> bool:
        """Whether every count that was made says the same as the register."""
        return all(count in (None, self.register) for count in (self.headcount, self.sheet))

    @property
    def sentences(self) -> tuple[str, ...]:
        """A plain sentence for each difference; what agrees needs none."""
        found: list[str] = []
        if self.headcount is not None:
            found += _than_register(self.headcount - self.register, "was counted", "were counted")
        if self.sheet is not None:
            found += _than_register(self.sheet - self.register, "signed the sheet", "signed the sheet")
        if self.headcount is not None and self.sheet is not None and self.headcount > self.sheet:
            missing = self.headcount - self.sheet
            found.append(f"{_people(missing)} in the room did not sign the sheet.")
        return tuple(found)

    @property
    def hint(self) -> str:
        """What may explain a difference, or a word that all is well; empty before anybody counted."""
        if not self.counted:
            return ""
        if self.agrees:
            names = [name for name, n in (("headcount", self.headcount), ("sheet", self.sheet)) if n is not None]
            return f"{' and '.join(names).capitalize()} agree with the register."
        if self.not_marked:
            return f"{_people(self.not_marked)} {'has' if self.not_marked == 1 else 'have'} no mark yet."
        return f"{_people(self.remote)} joined remotely and stand apart." if self.remote else ""


def _than_register(difference: int, one: str, many: str) -> list[str]:
    if difference > 0:
        return [f"{_people(difference)} more {one if difference == 1 else many} than the register has."]
    if difference < 0:
        return [f"The register has {_people(-difference)} more than {many}."]
    return []


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number} people"
