"""What the record of changes shows of one line."""

from dataclasses import dataclass


@dataclass(frozen=True)
class TrailRow:
    """One change."""

    number: int
    when: str
    what: str
    records: str
