"""How the parts of an agenda stand in a table, for a session and for a template alike."""

from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import bindparam, select

from workwell_desktop.domain.agenda import Agenda, Block
from workwell_desktop.domain.ids import BlockId
from workwell_desktop.domain.template import Template
from workwell_desktop.storage.shelf import Shelf
from workwell_desktop.storage.tables import template_blocks, templates

if TYPE_CHECKING:
    from workwell_desktop.storage.transaction import AnyRow, RowValues, Transaction

_FIELDS = tuple(column.name for column in template_blocks.c if column.name not in ("template_id", "id", "position"))
_PARTS = (
    select(template_blocks)
    .where(template_blocks.c.template_id == bindparam("wanted"))
    .order_by(template_blocks.c.position)
)


def part_rows(agenda: Agenda, **owner: UUID) -> "list[RowValues]":
    """Return the rows of an agenda's parts under their owner, such as `session_id=…`."""
    return [
        {**owner, "id": block.id, "position": position} | {name: getattr(block, name) for name in _FIELDS}
        for position, block in enumerate(agenda)
    ]


def to_part(row: "AnyRow") -> Block:
    """Return the part of a row whose first columns are its owner, its id and its position."""
    _, block_id, _, *values = row
    return Block(id=BlockId(block_id), **dict(zip(_FIELDS, values, strict=True)))


class Templates(Shelf[Template]):
    """The facilitator's own agenda templates, by name."""

    def __init__(self, transaction: "Transaction") -> None:
        super().__init__(transaction, templates, Template, (templates.c.name, templates.c.id))

    def save(self, value: Template) -> None:
        """Write a new or changed template with its parts."""
        super().save(value)
        self._transaction.put_all(
            template_blocks, part_rows(value.agenda, template_id=value.id), template_id=value.id
        )

    def remove(self, record_id: UUID) -> None:
        """Take a template away with its parts."""
        self._transaction.remove(template_blocks, template_id=record_id)
        super().remove(record_id)

    def _to_domain(self, row: "AnyRow") -> Template:
        parts = self._transaction.rows(_PARTS, {"wanted": row.id})
        return Template(id=row.id, name=row.name, agenda=Agenda(tuple(map(to_part, parts))))
