"""Records kept whole: one row each, whose columns are called as the fields of the value."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Table, select

from workwell_desktop.domain.errors import Refusal

if TYPE_CHECKING:
    from workwell_desktop.storage.transaction import AnyRow, RowValues, Transaction

T = TypeVar("T")
AnyOrder = tuple[ColumnElement[Any], ...]

_ONLY = 1


class Rows(Generic[T]):
    """A table of records. A repository adds the questions its own records are asked."""

    def __init__(self, transaction: "Transaction", table: Table, kind: Callable[..., T], order: AnyOrder) -> None:
        self._transaction = transaction
        self._table = table
        self._kind = kind
        self._order = order

    def all(self) -> tuple[T, ...]:
        """Return every record in its order."""
        return self._where()

    def save(self, value: T) -> None:
        """Write a new or changed record."""
        self._transaction.put(self._table, self._to_row(value))

    def _where(self, *conditions: ColumnElement[bool]) -> tuple[T, ...]:
        query = select(self._table).where(*conditions).order_by(*self._order)
        return tuple(map(self._to_domain, self._transaction.rows(query)))

    def _to_row(self, value: T) -> "RowValues":
        return {column.name: getattr(value, column.name) for column in self._table.c}

    def _to_domain(self, row: "AnyRow") -> T:
        return self._kind(**row._asdict())


class Shelf(Rows[T]):
    """A table of records with an id."""

    def get(self, record_id: UUID) -> T:
        """Return one record. Raises `Refusal` when it is gone."""
        found = self._where(self._table.c.id == record_id)
        if not found:
            raise Refusal("That record is no longer here.")
        return found[0]

    def remove(self, record_id: UUID) -> None:
        """Take a record away. Harmless when it is gone."""
        self._transaction.remove(self._table, id=record_id)


class OnlyRow(Generic[T]):
    """A table of at most one row."""

    def __init__(self, transaction: "Transaction", table: Table, kind: Callable[..., T]) -> None:
        self._transaction = transaction
        self._table = table
        self._kind = kind
        self._names = tuple(column.name for column in table.c if column.name != "row")

    def get(self) -> T | None:
        """Return what is kept, None when nothing was."""
        row = self._transaction.first(select(*(self._table.c[name] for name in self._names)))
        return self._kind(**row._asdict()) if row else None

    def save(self, value: T) -> None:
        """Write it in place of what was there."""
        values = {name: getattr(value, name) for name in self._names}
        self._transaction.put(self._table, {"row": _ONLY, **values})

    def clear(self) -> None:
        """Forget it."""
        self._transaction.remove(self._table, row=_ONLY)
