"""What stands on the crisis panel, and an incident with what it belongs to."""

from dataclasses import dataclass

from workwell_desktop.domain.group import Group
from workwell_desktop.domain.guide_library import CrisisStep
from workwell_desktop.domain.incident import CrisisSheet, Incident
from workwell_desktop.domain.session import Session


@dataclass(frozen=True)
class CrisisDesk:
    """Everything the crisis panel shows. `own_numbers` is False while the built-in ones of a country stand in.

    `goes` is the co-facilitator who goes with the person, empty when the facilitator is alone.
    """

    steps: tuple[CrisisStep, ...]
    sheet: CrisisSheet
    country_name: str
    own_numbers: bool
    session: Session | None = None
    group: Group | None = None
    goes: str = ""


@dataclass(frozen=True)
class IncidentLine:
    """An incident with the session and group it belongs to, as far as there are any."""

    incident: Incident
    session: Session | None
    group: Group | None
