"""A person's story as it is shown: groups with rates, what happened, how to reach them, what makes it easier."""

from datetime import date

from workwell_desktop.domain.attendance import Code, Mark
from workwell_desktop.domain.follow_up import Contact, FollowUp
from workwell_desktop.domain.membership import LeavingReason, Membership, MembershipStatus, Step
from workwell_desktop.domain.person import ContactConsent, ContactWay, Person
from workwell_desktop.domain.reaching import approach_to
from workwell_desktop.domain.story import Event, MembershipStory, PersonStory
from workwell_desktop.ui.kit import dates
from workwell_desktop.ui.kit.controls import Tone
from workwell_desktop.ui.kit.follow_up_words import WAY_ICONS, contact_icon, contact_words, due_words
from workwell_desktop.ui.people.model import initials
from workwell_desktop.ui.people.shown import (
    GroupRow,
    Happening,
    LogEntry,
    PersonHead,
    PersonShown,
    Reach,
    Waiting,
    Way,
)

ASK_AGAIN_MONTHS = 6
"""How long what somebody agreed to is taken as their word."""

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


def person_shown(story: PersonStory, today: date) -> PersonShown:
    """Return everything a person's overview shows."""
    return PersonShown(
        head=_head(story),
        groups=tuple(_group(each) for each in story.memberships),
        happenings=tuple(_happening(event, story, today) for event in story.events),
        earlier=story.earlier,
        reach=reach_of(story.person.contact),
        easier=easier_for(story.person),
        waiting=tuple(_waiting(each, story, today) for each in story.follow_ups),
        log=tuple(_entry(contact) for contact in story.contacts),
        approach=approach_to(story.person),
        them=called(story.person.pronouns),
        today=today,
    )


def called(pronouns: str) -> str:
    """Return her, him or them, by the first of the pronouns somebody gave."""
    first = pronouns.strip().lower().replace(",", "/").split("/")[0].strip()
    return {"she": "her", "he": "him"}.get(first, "them")


def _waiting(follow_up: FollowUp, story: PersonStory, today: date) -> Waiting:
    number = story.numbers.get(follow_up.session_id) if follow_up.session_id else None
    came_from = f"from session {number}" if number else ""
    who = f"{follow_up.who} does it" if follow_up.who else ""
    return Waiting(
        id=follow_up.id,
        title=" ".join(follow_up.why.split()),
        line=_joined(due_words(follow_up, today), came_from, who),
        late=follow_up.is_due(today),
    )


def _entry(contact: Contact) -> LogEntry:
    at = contact.at.astimezone()
    return LogEntry(
        contact=contact,
        icon=contact_icon(contact),
        title=contact_words(contact),
        text=contact.text,
        next_step=contact.next_step,
        when=f"{dates.day_with_year(at.date())}, {dates.clock(at)}",
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
        tone=Tone.OK if tally.counted and membership.status.in_group else Tone.NEUTRAL,
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
    if event.contact is not None:
        said = event.contact.text.splitlines()[0] if event.contact.text else ""
        title = f"{contact_words(event.contact)}. {said}" if said else contact_words(event.contact)
        return Happening(icon=contact_icon(event.contact), token="primary", title=title, line="Contact log", day=day)
    if event.group is None:
        raise ValueError("only a contact stands apart from every group")
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
        if event.group is not None and each.group.id == event.group.id and event.step in each.membership.steps:
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
    asked = _asked(contact.asked_on) if contact.asked_on else ""
    if not contact.allowed:
        return Reach(forbidden=contact.do_not_contact, ways=(), asked=asked)
    agreed = [way for way in ContactWay if way in contact.ways]
    refused = [way.label.lower() for way in ContactWay if way not in contact.ways]
    lines = [Way(WAY_ICONS[way], way.label) for way in agreed]
    first, line = agreed[0], contact.details
    lines[0] = Way(WAY_ICONS[first], _comma(first.label, _lower(contact.safe_times)), line)
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


def _asked(on: date) -> str:
    """Say when someone was asked, and when it is time to ask again: consent fades."""
    month = on.month - 1 + ASK_AGAIN_MONTHS
    again = date(on.year + month // 12, month % 12 + 1, min(on.day, 28))
    return f"Asked on {dates.day_with_year(on)}. Ask again by {dates.day_with_year(again)}."


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _comma(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
