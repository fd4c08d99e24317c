"""Turns a crisis and its incidents into what the panel and the page show. Words only; nothing is decided here."""

from collections.abc import Iterable
from datetime import datetime

from workwell_desktop.domain.crisis import CrisisDesk
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.incident import CrisisSheet, Incident
from workwell_desktop.domain.session import Session
from workwell_desktop.ui.crisis.shown import CrisisShown, IncidentRow, IncidentShown, PlaceState, StepShown
from workwell_desktop.ui.kit import dates

NOT_CHECKED = "Nobody has checked these numbers here yet"


def steps_shown(desk: CrisisDesk, done: Iterable[str] = ()) -> tuple[StepShown, ...]:
    """Return the steps with what is known of tonight: who goes with the person, where to sit, what to dial."""
    ticked = set(done)
    quiet_place = desk.group.quiet_place if desk.group else ""
    first = desk.sheet.contacts[0] if desk.sheet.contacts else None
    known = {
        0: f"Now: {desk.goes} goes, you stay with the group." if desk.goes else "",
        1: f"{quiet_place}." if quiet_place else "",
        3: f"{first.name}: {first.number}." if first else "",
    }
    shown = []
    for number, step in enumerate(desk.steps):
        quiet = known[0] or step.quiet if number == 0 else " ".join(filter(None, (known.get(number), step.quiet)))
        shown.append(StepShown(step.text, quiet, step.text in ticked))
    return tuple(shown)


def opened_words(opened_at: datetime, *, paused: bool) -> str:
    """Return the line beneath the title."""
    words = [f"Opened {dates.clock(opened_at)}"]
    if paused:
        words.append("the session clock is paused")
    words.append("nothing here needs the internet")
    return " · ".join(words)


def checked_words(sheet: CrisisSheet, country_name: str, now: datetime) -> tuple[str, bool]:
    """Return when the numbers were last looked at, and whether they want a look."""
    day = sheet.reviewed_on
    words = NOT_CHECKED if day is None else f"Checked on {dates.day_with_year(day)}"
    return " · ".join(filter(None, (words, country_name))), sheet.stale(now.date())


def place_shown(desk: CrisisDesk) -> tuple[PlaceState, tuple[str, ...], tuple[str, ...]]:
    """Return what is known of the room: its lines, and what is near."""
    group = desk.group
    if group is None:
        return PlaceState.NO_GROUP, (), ()
    room = (desk.session.place if desk.session else "") or group.place
    lines = tuple(filter(None, (room, group.address)))
    near = (f"Nearest emergency department: {group.emergency_department}",) if group.emergency_department else ()
    return (PlaceState.KNOWN if group.address else PlaceState.NO_ADDRESS), lines, near


def incident_row(incident: Incident, group: Group | None) -> IncidentRow:
    """Return an incident as a line of the list."""
    opened = incident.opened_at.astimezone()
    when = f"{dates.weekday_day(opened.date())}, {dates.clock(opened)}"
    return IncidentRow(incident.id, when, group.name if group else "No group", incident.state)


def incident_shown(incident: Incident, session: Session | None, group: Group | None) -> IncidentShown:
    """Return an incident as the form shows it."""
    opened = incident.opened_at.astimezone()
    times = [f"began {dates.clock(opened)}"]
    if incident.closed_at:
        times.append(f"panel closed {dates.clock(incident.closed_at.astimezone())}")
    where = [group.name] if group else []
    if session is not None:
        where.append(f"session {session.number}")
    return IncidentShown(
        title=f"Incident on {dates.long_day(opened.date())}",
        subtitle=" · ".join((*where, *times)),
        steps=incident.steps,
        draft=incident.signed_at is None,
    )


def panel_shown(desk: CrisisDesk, opened_at: datetime, now: datetime, incident: Incident | None) -> CrisisShown:
    """Return the whole panel. `incident` is None while the vault is closed: then nothing can be ticked."""
    words, stale = checked_words(desk.sheet, "" if desk.own_numbers else desk.country_name, now)
    state, place, near = place_shown(desk)
    return CrisisShown(
        opened=opened_words(opened_at, paused=False),
        back="Back",
        steps=steps_shown(desk, incident.steps if incident else ()),
        contacts=desk.sheet.contacts,
        checked=words,
        stale=stale,
        place_state=state,
        place=place,
        near=near,
    )
