"""An agenda kept to start other plans from."""

from dataclasses import dataclass

from workwell_desktop.domain.agenda import Agenda
from workwell_desktop.domain.ids import TemplateId


@dataclass(frozen=True, kw_only=True)
class Template:
    """A plan of the facilitator's own, under a name."""

    id: TemplateId
    name: str
    agenda: Agenda
