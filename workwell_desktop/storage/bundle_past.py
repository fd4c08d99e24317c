"""What this vault remembers of bundles: which it gave and took over, and how records last went between vaults."""

from collections.abc import Iterable
from uuid import UUID

from workwell_desktop.domain.bundle import Known, Lineage
from workwell_desktop.domain.hand_over import Direction
from workwell_desktop.domain.ids import HandOverId
from workwell_desktop.storage.bundle_records import Reader, Record


def lineage_of(reader: Reader) -> Lineage:
    """Return which bundles this vault gave and took over."""
    ways: dict[str, set[HandOverId]] = {way.value: set() for way in Direction}
    for row in reader.rows("SELECT id, direction FROM hand_overs", ("id", "direction")):
        ways[str(row["direction"])].add(HandOverId(UUID(str(row["id"]))))
    return Lineage(frozenset(ways[Direction.GIVEN]), frozenset(ways[Direction.TAKEN]))


def known_of(reader: Reader, records: Iterable[Record]) -> dict[tuple[str, str], Known]:
    """Return how these records last went between vaults, as far as this one knows."""
    names = ("name", "record", "hand_over_id", "digest")
    wanted = {record.place for record in records}
    rows = reader.rows("SELECT name, record, hand_over_id, digest FROM taken_over", names)
    found = (((str(row["name"]), str(row["record"])), row) for row in rows)
    return {
        place: Known(str(row["digest"]), HandOverId(UUID(str(row["hand_over_id"]))))
        for place, row in found
        if place in wanted
    }
