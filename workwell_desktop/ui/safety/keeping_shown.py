"""What the tab about keeping shows: records that are due, the rules of a group, and legal holds."""

from dataclasses import dataclass

from workwell_desktop.domain.retention import DueRecord, LegalHold, RecordClass


@dataclass(frozen=True, kw_only=True)
class DueRow:
    """One record whose day has come. Without `choosable` a sentence in `state` says why it stays."""

    record: DueRecord
    title: str
    since: str
    state: str = ""
    choosable: bool = True
    is_person: bool = False


@dataclass(frozen=True, kw_only=True)
class RuleRow:
    """How long one kind of record of the chosen group stays; `source` says where that comes from."""

    record_class: RecordClass
    label: str
    months: int | None
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class HoldRow:
    """One legal hold; a lifted one says when."""

    hold: LegalHold
    about: str
    words: str
    stands: bool
