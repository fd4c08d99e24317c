"""The tour through a person's record: the packet with its places, corrections, and an erasure from first to last."""

from dataclasses import replace
from datetime import timedelta

from PySide6.QtWidgets import QScrollArea

from tests.tour.house import Tour, entered
from tests.tour.stage import Stage, now
from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.follow_up import Outcome
from workwell_desktop.domain.group import Group, RecordProfile
from workwell_desktop.domain.ids import GroupId, PersonId, SessionId, new_id
from workwell_desktop.domain.note import NoteText
from workwell_desktop.domain.person import ContactWay, Person
from workwell_desktop.domain.session import Session
from workwell_desktop.ui.kit.places_to_go import ToPerson
from workwell_desktop.ui.people.page_view import PersonView


def a_record(stage: Stage) -> None:
    """Somebody's record, with others named in it, and what erasing them does."""
    with entered(stage) as tour:
        person = _kept(tour)
        tour.go(ToPerson(person.id))
        page = tour.part(PersonView)
        page.tab_picked.emit("record")
        tour.stage.settle()
        tour.stage.shoot(tour.app, "Person · their record", every_look=True)
        page.record.corrections.ask.click()
        for scroll in page.findChildren(QScrollArea):
            if scroll.isVisible() and scroll.isAncestorOf(page.record.corrections.ask):
                scroll.ensureWidgetVisible(page.record.corrections.ask)
        tour.shoot("Person · their record, nothing typed")
        page.record.erase_button.click()
        tour.stage.settle()
        tour.stage.shoot(tour.app, "Person · erasing, what goes", every_look=True)
        tour.bring_into_sight()
        page.record.erasing.erase.click()
        tour.shoot("Person · erasing, asked for the name")
        page.record.erasing.typed.setText(person.display_name)
        page.record.erasing.erase.click()
        tour.stage.settle()
        tour.stage.shoot(tour.app, "Person · erased, the report", every_look=True)


def _kept(tour: Tour) -> Person:
    desk = tour.desk
    group = desk.groups.save(Group(id=GroupId(new_id()), name="Lanterns", profile=RecordProfile.CLINICAL))
    amara, ben = (Person(id=PersonId(new_id()), display_name=name) for name in ("Amara Okafor", "Ben Turner"))
    for each in (amara, ben):
        desk.roster.add_new(group.id, each, (now() - timedelta(weeks=9)).date())
    for week in range(1, 5):
        planned = Session(
            id=SessionId(new_id()),
            group_id=group.id,
            number=5 - week,
            starts_at=now() - timedelta(weeks=week),
            length=timedelta(minutes=90),
        )
        session = desk.sessions.save(planned)
        desk.attendance.mark(session.id, amara.id, Code.PRESENT)
    desk.attendance.describe(session.id, amara.id, comment="Came with Ben.")
    desk.person_notes.write(
        session.id, amara.id, "Spoke about sleep. Ben Turner said he knows it. Wants to walk more."
    )
    desk.notes.write(session.id, NoteText(happened="Amara Okafor brought up sleep, and many joined in."))
    desk.notes.sign(session.id)
    entry = desk.contacts.start(amara.id, Outcome.REACHED, ContactWay.PHONE, now() - timedelta(days=2))
    desk.people.save(replace(amara, contact=replace(amara.contact, ways=frozenset({ContactWay.PHONE}))))
    desk.contacts.add(replace(entry, text="She is well. May comes along next week."))
    asked = desk.corrections.ask(amara.id, "I was there on the second evening.")
    desk.corrections.settle(asked, "The register says so now.")
    desk.corrections.ask(amara.id, "My name is spelt with an h.")
    return amara


SCENES = (a_record,)
