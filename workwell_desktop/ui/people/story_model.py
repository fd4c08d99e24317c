"""A person's story as it is shown: groups with rates, what happened, how to reach them, what makes it easier."""

from datetime import date

from workwell_desktop.domain.attendance import Code, Mark
from workwell_desktop.domain.membership import LeavingReason, Membership, MembershipStatus, Step
from workwell_desktop.domain.person import ContactConsent, ContactWay, Person
from workwell_desktop.domain.story import Event, MembershipStory, PersonStory
from workwell_desktop.ui.kit import dates
from workwell_desktop.ui.kit.controls import Tone
from workwell_desktop.ui.people.model import initials
from workwell_desktop.ui.people.shown import GroupRow, Happening, PersonHead, PersonShown, Reach, Way

MARKS = {
    Code.PRESENT: ("calendar-check", "Present at session {}"),
    Code.LATE: ("clock", "Late at session {}"),
    Code.LEFT_EARLY: ("clock", "Left session {} early"),
    Code.REMOTE: ("monitor", "Joined session {} remotely"),
    Code.APOLOGIES: ("calendar-x", "Apologies for session {}"),
    Code.ABSENT: ("calendar-x", "Absent from session {}, no word"),
    Code.CANCELLED: ("calendar-x", "Session {} was cancelled for them"),
    Code.VISITOR: ("user", "Visitor at session {}"),
    Code.ON_LEAVE: ("calendar-x", "On leave at session {}"),
}

STEPS = {
    MembershipStatus.ENQUIRY: ("message-circle", "Asked about the group"),
    MembershipStatus.WAITING: ("clock", "Waiting for a place"),
    MembershipStatus.OFFERED: ("hand", "Was offered a place"),
    MembershipStatus.ORIENTATION: ("book-open", "Getting to know the group"),
    MembershipStatus.ACTIVE: ("user-plus", "Joined the group"),
    MembershipStatus.ON_LEAVE: ("coffee", "On leave"),
    MembershipStatus.COMPLETED: ("flag", "Completed the group"),
    MembershipStatus.LEFT: ("user-minus", "Left the group"),
    MembershipStatus.TRANSFERRED: ("user-minus", "Went to another group"),
    MembershipStatus.ASKED_TO_LEAVE: ("user-minus", "Was asked to leave"),
    MembershipStatus.LAPSED: ("user-minus", "Stopped coming"),
}

WAYS = {
    ContactWay.PHONE: "phone",
    ContactWay.TEXT: "message-circle",
    ContactWay.EMAIL: "mail",
    ContactWay.POST: "file-text",
}


def person_shown(story: PersonStory, today: date) -> PersonShown:
    """Return everything a person's overview shows."""
    return PersonShown(
        head=_head(story),
        groups=tuple(_group(each) for each in story.memberships),
        happenings=tuple(_happening(event, story, today) for event in story.events),
        reach=reach_of(story.person.contact),
        easier=easier_for(story.person),
    )


def _head(story: PersonStory) -> PersonHead:
    person = story.person
    since = min((each.membership.since for each in story.memberships), default=None)
    called = f"called {person.preferred_name}" if person.preferred_name else ""
    alias = f"on lists as {person.alias}" if person.alias else ""
    started = f"since {dates.day_with_year(since)}" if since else ""
    return PersonHead(
        name=person.display_name,
        initials=initials(person),
        subtitle=_joined(person.pronouns, called, alias, started),
    )


def _group(each: MembershipStory) -> GroupRow:
    membership, tally = each.membership, each.tally
    return GroupRow(
        id=each.group.id,
        name=each.group.name,
        line=_standing(membership),
        rate=f"Came to {tally.attended} of {tally.counted}" if tally.counted else "No session yet",
        tone=Tone.OK if tally.expected and membership.status.in_group else Tone.NEUTRAL,
    )


def _standing(membership: Membership) -> str:
    status, last = membership.status, membership.steps[-1]
    since = dates.day_with_year(membership.since)
    if status.over:
        return _joined(status.label, f"{since} – {dates.day_with_year(last.on)}", _reason(last))
    if status is MembershipStatus.ON_LEAVE:
        return f"On leave since {dates.day_with_year(last.on)}, active since {since}"
    return f"{status.label} since {since}"


def _happening(event: Event, story: PersonStory, today: date) -> Happening:
    day = dates.short_day(event.on) if event.on.year == today.year else dates.day_with_year(event.on)
    if event.mark is not None and event.session is not None:
        icon, words = MARKS[event.mark.code]
        title = words.format(event.session.number) + _minutes(event.mark)
        said = f"“{event.mark.reason}”" if event.mark.reason else ""
        token = "primary" if event.mark.code.attended else "muted"
        return Happening(icon=icon, token=token, title=title, line=_joined(event.group.name, said), day=day)
    if event.step is None:
        raise ValueError("an event has a mark or a step")
    icon, title = STEPS[event.step.status]
    if event.step.status is MembershipStatus.ACTIVE and _came_back(event, story):
        title = "Came back to the group"
    line = _joined(event.group.name, _reason(event.step))
    return Happening(icon=icon, token="primary", title=title, line=line, day=day)


def _came_back(event: Event, story: PersonStory) -> bool:
    for each in story.memberships:
        if each.group.id == event.group.id and event.step in each.membership.steps:
            earlier = each.membership.steps[: each.membership.steps.index(event.step)]
            return any(step.status is MembershipStatus.ACTIVE for step in earlier)
    return False


def _minutes(mark: Mark) -> str:
    parts = []
    if mark.late_minutes:
        parts.append(f"{mark.late_minutes} min late")
    if mark.early_minutes:
        parts.append(f"{mark.early_minutes} min early")
    return f" ({', '.join(parts)})" if parts else ""


def _reason(step: Step) -> str:
    told = step.reason not in (None, LeavingReason.NOT_STATED, LeavingReason.COMPLETED)
    return step.reason.label.lower() if told and step.reason else ""


def reach_of(contact: ContactConsent) -> Reach:
    """Return how someone agreed to be reached; the do-not-contact flag wins over every way."""
    asked = f"Asked on {dates.day_with_year(contact.asked_on)}." if contact.asked_on else ""
    if not contact.allowed:
        return Reach(forbidden=contact.do_not_contact, ways=(), asked=asked)
    agreed = [way for way in ContactWay if way in contact.ways]
    refused = [way.label.lower() for way in ContactWay if way not in contact.ways]
    lines = [Way(WAYS[way], way.label) for way in agreed]
    first, line = agreed[0], contact.details
    lines[0] = Way(WAYS[first], _comma(first.label, _lower(contact.safe_times)), line)
    message = "May leave a message" if contact.may_leave_message else "Do not leave a message"
    lines.append(Way("message-circle" if contact.may_leave_message else "eye-off", message, quiet=True))
    if refused:
        lines.append(Way("mail-x", f"No {', no '.join(refused)}", quiet=True))
    return Reach(forbidden=False, ways=tuple(lines), asked=asked)


def easier_for(person: Person) -> tuple[Way, ...]:
    """Return what makes it easier for someone: access needs and languages."""
    needs = [
        Way("file-text" if "print" in need.casefold() else "accessibility", need) for need in person.access_needs
    ]
    if person.languages:
        needs.append(Way("messages-square", f"Speaks {', '.join(person.languages)}"))
    return tuple(needs)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _comma(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
