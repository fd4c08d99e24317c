"""Own guides and handouts, agreements, the resource list, letters, the letterhead and print options in the vault.

None of them is in the search index: a letter is about one person, and the library has a search of its own.
"""

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, func, select

from workwell_desktop.domain.agreement import Agreement
from workwell_desktop.domain.ids import GroupId, PersonId
from workwell_desktop.domain.letter import Letter
from workwell_desktop.domain.letterhead import Letterhead
from workwell_desktop.domain.own_text import OwnKind, OwnText
from workwell_desktop.domain.print_options import PrintOptions
from workwell_desktop.domain.resource_list import Resource
from workwell_desktop.storage.paper_tables import (
    agreements,
    letterhead,
    letters,
    own_texts,
    print_options,
    resources,
)
from workwell_desktop.storage.shelf import Shelf
from workwell_desktop.storage.tables import audit

if TYPE_CHECKING:
    from workwell_desktop.storage.transaction import Transaction

_ONLY_ROW = 1
_LETTERHEAD = select(letterhead.c.name, letterhead.c.contact, letterhead.c.logo)
_OPTIONS = select(print_options).where(print_options.c.group_id == bindparam("wanted"))

ISSUING = "letters.issue"
"""The action under which letters are issued, each in a commit of its own."""
_LAST_SERIAL = select(func.max(letters.c.serial))
_EVER_ISSUED = select(func.count()).where(audit.c.action == ISSUING)


class OwnTexts(Shelf[OwnText]):
    """Guides and handouts of the facilitator's own, the newest first."""

    def __init__(self, transaction: "Transaction") -> None:
        super().__init__(transaction, own_texts, OwnText, (own_texts.c.edited_at.desc(), own_texts.c.id))

    def of_kind(self, kind: OwnKind) -> tuple[OwnText, ...]:
        """Return the guides, or the handouts."""
        return self._where(own_texts.c.kind == kind)


class Agreements(Shelf[Agreement]):
    """What groups agreed on, the newest version first."""

    def __init__(self, transaction: "Transaction") -> None:
        super().__init__(transaction, agreements, Agreement, (agreements.c.version.desc(),))

    def of_group(self, group_id: GroupId) -> tuple[Agreement, ...]:
        """Return every version of one group."""
        return self._where(agreements.c.group_id == group_id)


class Resources(Shelf[Resource]):
    """The resource list, by need and name."""

    def __init__(self, transaction: "Transaction") -> None:
        super().__init__(transaction, resources, Resource, (resources.c.need, resources.c.name, resources.c.id))


class Letters(Shelf[Letter]):
    """Certificates and letters that were issued, the newest first."""

    def __init__(self, transaction: "Transaction") -> None:
        super().__init__(transaction, letters, Letter, (letters.c.serial.desc(),))

    def of_person(self, person_id: PersonId) -> tuple[Letter, ...]:
        """Return those about one person."""
        return self._where(letters.c.person_id == person_id)

    def of_group(self, group_id: GroupId) -> tuple[Letter, ...]:
        """Return those that one group issued."""
        return self._where(letters.c.group_id == group_id)

    def next_serial(self) -> int:
        """Return a number that no letter ever had: not one that is kept, and not one that was taken back.

        A paper with its number may be in somebody's hands. What was taken back is gone from its table, but the audit
        trail counts what was issued.
        """
        found = (self._transaction.first(query) for query in (_LAST_SERIAL, _EVER_ISSUED))
        return 1 + max((row[0] or 0) if row else 0 for row in found)


class LetterheadRecord:
    """The head on papers that go out."""

    def __init__(self, transaction: "Transaction") -> None:
        self._transaction = transaction

    def get(self) -> Letterhead:
        """Return the head; an empty one when none was kept."""
        row = self._transaction.first(_LETTERHEAD)
        return Letterhead(**row._asdict()) if row else Letterhead()

    def save(self, value: Letterhead) -> None:
        """Write the head in place of the one before."""
        values = {"row": _ONLY_ROW, "name": value.name, "contact": value.contact, "logo": value.logo}
        self._transaction.put(letterhead, values)


class PrintChoices:
    """How each group's papers were last printed."""

    def __init__(self, transaction: "Transaction") -> None:
        self._transaction = transaction

    def get(self, group_id: GroupId) -> PrintOptions | None:
        """Return a group's choices, None when nothing was chosen yet."""
        row = self._transaction.first(_OPTIONS, {"wanted": group_id})
        return PrintOptions(**row._asdict()) if row else None

    def save(self, options: PrintOptions) -> None:
        """Write a group's choices in place of those before."""
        self._transaction.put(
            print_options, {column.name: getattr(options, column.name) for column in print_options.c}
        )
