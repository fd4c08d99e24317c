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


class Shelf(Generic[T]):
    """A table of records with an id. A repository adds the questions its own records are asked."""

    def __init__(self, transaction: "Transaction", table: Table, kind: Callable[..., T], order: AnyOrder) -> None:
        self._transaction = transaction
        self._table = table
        self._kind = kind
        self._order = order

    def get(self, record_id: UUID) -> T:
        """Return one record. Raises `Refusal` when it is gone."""
        found = self._where(self._table.c.id == record_id)
        if not found:
            raise Refusal("That record is no longer here.")
        return found[0]

    def all(self) -> tuple[T, ...]:
        """Return every record in its order."""
        return self._where()

    def save(self, value: T) -> None:
        """Write a new or changed record."""
        self._transaction.put(self._table, self._to_row(value))

    def remove(self, record_id: UUID) -> None:
        """Take a record away. Harmless when it is gone."""
        self._transaction.remove(self._table, id=record_id)

    def _where(self, *conditions: ColumnElement[bool]) -> tuple[T, ...]:
        query = select(self._table).where(*conditions).order_by(*self._order)
        return tuple(map(self._to_domain, self._transaction.rows(query)))

    def _to_row(self, value: T) -> "RowValues":
        return {column.name: getattr(value, column.name) for column in self._table.c}

    def _to_domain(self, row: "AnyRow") -> T:
        return self._kind(**row._asdict())
