"""Follow-ups in words, the same wherever they stand: on Today, in their own room, on a person's page.

Nothing here says why; a reminder outside WorkWell uses `domain.follow_up.reminder` and names nobody at all.
"""

from datetime import date

from workwell_desktop.domain.follow_up import Contact, FollowUp, Outcome, When
from workwell_desktop.domain.person import ContactWay
from workwell_desktop.domain.reaching import Approach
from workwell_desktop.ui.kit import dates

SOMEONE = "someone"
"""Stands for a name that is hidden or not kept."""

WAY_ICONS = {
    ContactWay.PHONE: "phone",
    ContactWay.TEXT: "message-circle",
    ContactWay.EMAIL: "mail",
    ContactWay.POST: "file-text",
}
_DEEDS = {
    ContactWay.PHONE: "Call {}",
    ContactWay.TEXT: "Text {}",
    ContactWay.EMAIL: "Write to {}",
    ContactWay.POST: "Write to {}",
}
_DONE = {
    ContactWay.PHONE: "Called",
    ContactWay.TEXT: "Sent a text message",
    ContactWay.EMAIL: "Wrote an e-mail",
    ContactWay.POST: "Wrote a letter",
}


def deed(approach: Approach | None, name: str) -> str:
    """Return what to do: "Call Maya R.", or to speak in the room where nobody may call or write."""
    if approach is None:
        return "See to it"
    called = name or SOMEONE
    return _DEEDS[approach.ways[0]].format(called) if approach.ways else f"Speak with {called} in the room"


def deed_icon(approach: Approach | None) -> str:
    """Return the icon of what to do."""
    if approach is None:
        return "list-checks"
    return WAY_ICONS[approach.ways[0]] if approach.ways else "messages-square"


def approach_words(approach: Approach) -> str:
    """Say how someone may be reached, in one line."""
    if approach.forbidden:
        return "They asked not to be contacted. Speak with them in the room only."
    if approach.in_room_only:
        return "They have not agreed to be contacted. Speak with them in the room only."
    ways = " or ".join(way.label.lower() for way in approach.ways)
    parts = [ways[:1].upper() + ways[1:], approach.safe_times[:1].lower() + approach.safe_times[1:]]
    message = "You may leave a message." if approach.may_leave_message else "Do not leave a message."
    return f"{', '.join(part for part in parts if part)}. {message}"


def due_words(follow_up: FollowUp, today: date) -> str:
    """Say when it is due: "Due today", "Was due Mon 16 Nov"; nothing without a day."""
    if follow_up.due is None:
        return ""
    when = follow_up.when(today)
    if when is When.TODAY:
        return "Due today"
    if (follow_up.due - today).days == 1:
        return "Due tomorrow"
    return f"{'Was due' if when is When.OVERDUE else 'Due'} {dates.weekday_day(follow_up.due)}"


def settled_words(outcome: Outcome, again: date | None) -> str:
    """Say what was just noted, for the status line: never about whom."""
    if again is None:
        return f"{outcome.label}, and closed"
    return f"{outcome.label}; due again {dates.weekday_day(again)}"


def contact_words(contact: Contact) -> str:
    """Say what an entry of the contact log tells: "Called, reached"; "In person, declined"."""
    way = _DONE[contact.way] if contact.way is not None else "In person"
    outcome = "" if contact.outcome is Outcome.DONE else contact.outcome.label.lower()
    return f"{way}, {outcome}" if outcome else way


def contact_icon(contact: Contact) -> str:
    """Return the icon of the way."""
    return WAY_ICONS[contact.way] if contact.way is not None else "messages-square"
