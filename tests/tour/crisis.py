"""Names hidden, the crisis panel with and without numbers of one's own, and an incident being written."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from tests.tour.stage import Trouble, now
from workwell_desktop.domain.incident import CrisisContact, CrisisSheet
from workwell_desktop.ui.crisis.incident_view import IncidentView
from workwell_desktop.ui.crisis.view import CrisisView, StepLine
from workwell_desktop.ui.kit.places_to_go import ToCrisis, ToIncident, ToToday
from workwell_desktop.ui.shell.crisis_door import CrisisSheet as ClosedSheet

if TYPE_CHECKING:
    from tests.tour.house import Tour
    from workwell_desktop.domain.ids import GroupId

_NUMBERS = (("Emergency", "999", "day and night"), ("Samaritans", "116 123", "free, day and night"))


def crisis(tour: "Tour", group: "GroupId") -> None:
    """Look at the panel, at an incident, and at the privacy screen."""
    tour.visit(ToIncident(), "Incidents · none")
    session = next(each for each in tour.desk.sessions.of_group(group) if each.state.upcoming)
    tour.visit(ToCrisis(session.id), "Crisis panel · nobody has checked the numbers")
    contacts = tuple(CrisisContact(name=name, number=number, hours=hours) for name, number, hours in _NUMBERS)
    tour.desk.crisis.keep_sheet(CrisisSheet(country="GB", contacts=contacts, reviewed_on=now().date()))
    tour.stage.settle()
    tour.stage.shoot(tour.app, "Crisis panel", every_look=True)
    panel = tour.part(CrisisView)
    panel.findChildren(StepLine)[0].box.click()
    panel.band.note.click()
    tour.stage.settle()
    tour.part(IncidentView).areas["facts"].insertPlainText("19:07 A person began to shake and asked to go outside.")
    tour.stage.settle()
    tour.stage.shoot(tour.app, "Incident · draft", every_look=True)
    tour.go(ToToday())
    hide = tour.app.window.actions_known["view.hide_names"]
    hide.trigger()
    tour.stage.settle()
    tour.stage.shoot(tour.app, "Names hidden", every_look=True)
    hide.trigger()


def crisis_behind_the_curtain(tour: "Tour") -> None:
    """Look at the panel while the vault is closed."""
    tour.app.window.actions_known["crisis"].trigger()
    tour.stage.settle()
    sheet = next((each for each in tour.app.window.findChildren(QDialog) if isinstance(each, ClosedSheet)), None)
    if sheet is None or not sheet.isVisible():
        raise Trouble("the crisis panel did not open over the curtain")
    sheet.close()
