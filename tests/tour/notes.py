"""The tour through the notes that are about oneself and for others: debrief, supervision log, hand-over note."""

from datetime import timedelta
from typing import TYPE_CHECKING

from tests.tour.stage import now
from workwell_desktop.ui.kit.places_to_go import ToDebrief, ToGroup, ToSupervision
from workwell_desktop.ui.reflection.debrief_view import DebriefView

if TYPE_CHECKING:
    from tests.tour.house import Tour
    from workwell_desktop.domain.ids import GroupId

_DEBRIEF = "How am I right now?\nTired, and glad we stayed with it.\n\nWhat was hard?\nAmara spoke over me twice.\n"
_BROUGHT = "What I brought:\nHow to stop someone kindly.\n\nWhat I will try:\nSay it before the round.\n"
_HAND_OVER = "Room and keys:\nThe key hangs at the reception until 18:00.\n\nWhat works well:\nA slow start. Tea.\n"


def reflection(tour: "Tour", group_id: "GroupId") -> None:
    """Write a debrief, two entries of the log and a hand-over note, and look at each before and after signing."""
    desk = tour.desk.reflections
    session = next(each for each in tour.desk.sessions.of_group(group_id) if each.state.value == "ended")
    tour.visit(ToDebrief(session.id), "Debrief · empty")
    view = tour.part(DebriefView)
    view.form.areas["text"].insertPlainText(_DEBRIEF)
    view.form.retry_requested.emit()
    tour.shoot("Debrief · draft with a name in it")
    desk.debriefs.sign(session.id)
    desk.debriefs.add(session.id, "Remembered later", "We forgot the break.")
    tour.visit(ToDebrief(session.id), "Debrief · signed")
    tour.visit(ToSupervision(), "Supervision log · empty")
    for days, text in ((28, "What I understood:\nSilence is work.\n"), (0, _BROUGHT)):
        entry = desk.supervision.begin()
        desk.supervision.write(entry.id, now().date() - timedelta(days=days), "Dr. Okafor", text)
    desk.supervision.signing.sign(desk.supervision.all()[-1].id)
    tour.visit(ToSupervision(), "Supervision log")
    tour.visit(ToGroup(group_id, "hand_over"), "Group · hand-over note, empty")
    desk.hand_over_notes.write(group_id, _HAND_OVER)
    desk.hand_over_notes.sign(group_id)
    tour.visit(ToGroup(group_id, "hand_over"), "Group · hand-over note, signed")
    desk.hand_over_notes.begin_anew(group_id)
    tour.go(ToGroup(group_id, "hand_over"))
    tour.shoot("Group · hand-over note, the next one")
