"""The tour through closing out: every step of an evening that was just held."""

from dataclasses import replace
from typing import TYPE_CHECKING

from workwell_desktop.domain.group import RecordProfile
from workwell_desktop.domain.ids import GroupId
from workwell_desktop.domain.note import NoteText
from workwell_desktop.domain.session import ClosingStep
from workwell_desktop.ui.close_out.view import CloseOutView
from workwell_desktop.ui.kit.places_to_go import ToCloseOut, ToPerson
from workwell_desktop.ui.people.page_view import PersonView

if TYPE_CHECKING:
    from tests.tour.house import Tour


def closing(tour: "Tour", group_id: GroupId) -> None:
    """Go through the five steps of the last session that was held, in a group that keeps person notes."""
    desk, group = tour.desk, tour.desk.groups.get(group_id)
    session = next(each for each in desk.sessions.of_group(group_id) if each.state.value == "ended")
    before = desk.notes.of_session(session.id).note
    tour.go(ToCloseOut(session.id, "notes"))
    tour.shoot("Close out · notes, no person notes")
    desk.groups.save(replace(group, profile=RecordProfile.CLINICAL))
    for line in (
        "@Devon walked with a colleague twice. Goal reached.",
        "Quieter start than last week.",
        "! @Grace bus",
    ):
        desk.quick_notes.take(session.id, line)
    people = {entry.name: entry.person_id for entry in desk.attendance.of_session(session.id).entries}
    desk.person_notes.write(session.id, people["Amara Okafor"], "Offered to bring the tea next week.")
    happened = "Slow start, then a warm round about being interrupted at work.\n\nDevon"
    desk.notes.write(
        session.id, NoteText("Open dialogue", happened, "Give pairs 25 minutes.\nBring the boundary cards.")
    )
    desk.attendance.count(session.id, headcount=10, sheet_count=9)
    for step in ClosingStep:
        tour.visit(ToCloseOut(session.id, step.value), f"Close out · {step.label.lower()}")
    tour.go(ToCloseOut(session.id, "notes"))
    tour.part(CloseOutView).notes.people_tab.click()
    tour.stage.settle()
    tour.stage.shoot(tour.app, "Close out · person notes", every_look=True)
    tour.go(ToPerson(people["Amara Okafor"]))
    tour.part(PersonView).tab_picked.emit("notes")
    tour.stage.settle()
    tour.stage.shoot(tour.app, "Person · person notes", every_look=True)
    if before is not None:
        desk.notes.write(session.id, before.text)
    desk.groups.save(group)
