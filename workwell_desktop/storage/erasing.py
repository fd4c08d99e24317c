"""Taking words or whole marks out of a group's register for good, its history included, and putting them back.

Elsewhere nothing of a register is ever lost. Only a change to a less revealing record profile erases, and what went
is handed out so that it can be put back as long as somebody remembers it.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, Table, bindparam, func, select

from workwell_desktop.domain.ids import GroupId, PersonId
from workwell_desktop.storage.day_tables import mark_history
from workwell_desktop.storage.tables import marks, sessions

if TYPE_CHECKING:
    from workwell_desktop.storage.transaction import AnyQuery, Transaction

_Row = dict[str, Any]


def _of_group(table: Table) -> Select[*tuple[Any, ...]]:
    of_sessions = select(table).join(sessions, sessions.c.id == table.c.session_id)
    return of_sessions.where(sessions.c.group_id == bindparam("wanted"))


_MARKS, _PAST = _of_group(marks), _of_group(mark_history)
_LAST_PAST = select(func.max(mark_history.c.seq))


@dataclass(frozen=True)
class RegisterRows:
    """A group's register and its history as they lie in the vault. Only `Erasing` looks inside."""

    marks: tuple[_Row, ...]
    past: tuple[_Row, ...]

    @property
    def people(self) -> frozenset[PersonId]:
        """Everyone who stands in the register or its history."""
        return frozenset(PersonId(row["person_id"]) for row in (*self.marks, *self.past))

    def count(self, word: str) -> int:
        """Return how many marks have a `reason` or a `comment`."""
        return sum(1 for row in self.marks if row[word])

    def past_with(self, words: frozenset[str]) -> int:
        """Return how many earlier marks have one of these words."""
        return sum(1 for row in self.past if any(row[word] for word in words))


class Erasing:
    """What no other repository does: forget."""

    def __init__(self, transaction: "Transaction") -> None:
        self._transaction = transaction

    def register(self, group_id: GroupId) -> RegisterRows:
        """Return all there is of a group's register."""
        return RegisterRows(self._rows(_MARKS, group_id), self._rows(_PAST, group_id))

    def words(self, group_id: GroupId, words: frozenset[str]) -> None:
        """Empty `reason`, `comment` or both in every mark of a group, the earlier ones included."""
        known = {row["seq"] for row in self._rows(_PAST, group_id)}
        bare: _Row = dict.fromkeys(words, "")
        self._transaction.put(marks, *_changed(self._rows(_MARKS, group_id), bare))
        self._forget_since(group_id, known)
        self._transaction.put(mark_history, *_changed(self._rows(_PAST, group_id), bare))

    def marks(self, group_id: GroupId) -> None:
        """Take away every mark of a group and its history."""
        for session_id in {row["session_id"] for row in self._rows(_MARKS, group_id)}:
            self._transaction.remove(marks, session_id=session_id)
        for session_id in {row["session_id"] for row in self._rows(_PAST, group_id)}:
            self._transaction.remove(mark_history, session_id=session_id)

    def put_back(self, group_id: GroupId, rows: RegisterRows) -> None:
        """Put words and marks back. What was marked or written since stays as it is."""
        now = {(row["session_id"], row["person_id"]): row for row in self._rows(_MARKS, group_id)}
        known = {row["seq"] for row in self._rows(_PAST, group_id)}
        wanted = []
        for row in rows.marks:
            present = now.get((row["session_id"], row["person_id"]), row)
            wanted.append({**present, **{word: present[word] or row[word] for word in ("reason", "comment")}})
        self._transaction.put(marks, *wanted)
        self._forget_since(group_id, known)
        stored = self._transaction.first(_LAST_PAST)
        free = (stored[0] or 0) if stored else 0
        again = []
        for number, row in enumerate(rows.past, start=free + 1):
            again.append(row if row["seq"] in known else {**row, "seq": number})
        self._transaction.put(mark_history, *again)

    def _forget_since(self, group_id: GroupId, known: set[int]) -> None:
        """Take out of the history what the triggers wrote just now."""
        for row in self._rows(_PAST, group_id):
            if row["seq"] not in known:
                self._transaction.remove(mark_history, seq=row["seq"])

    def _rows(self, query: "AnyQuery", group_id: GroupId) -> tuple[_Row, ...]:
        return tuple(row._asdict() for row in self._transaction.rows(query, {"wanted": group_id}))


def _changed(rows: tuple[_Row, ...], bare: _Row) -> list[_Row]:
    return [{**row, **bare} for row in rows if any(row[word] for word in bare)]
