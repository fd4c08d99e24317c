"""From records to what the screens of groups show. Pure functions; they read no vault and touch no widget."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from workwell_desktop.domain.attendance import GroupRegister, Tally, percent
from workwell_desktop.domain.group import Group, GroupStatus, RecordProfile
from workwell_desktop.domain.ids import PersonId
from workwell_desktop.domain.losses import Losses
from workwell_desktop.domain.membership import NEXT_STEPS, LeavingReason, Membership, MembershipStatus
from workwell_desktop.domain.person import distinct_names
from workwell_desktop.domain.roster import GroupLine, Member, Roster
from workwell_desktop.domain.session import Session, SessionState
from workwell_desktop.domain.story import PersonLine
from workwell_desktop.domain.text import plain_letters
from workwell_desktop.ui.groups.shown import (
    Fact,
    GroupCard,
    GroupHead,
    Known,
    Mark,
    MemberLine,
    Overview,
    ProfileAsked,
    RosterShown,
    SessionLine,
)
from workwell_desktop.ui.kit import dates
from workwell_desktop.ui.kit.controls import Tone
from workwell_desktop.ui.kit.matching import matches

STATUS_TONES = {
    GroupStatus.FORMING: Tone.PRIMARY,
    GroupStatus.ACTIVE: Tone.OK,
    GroupStatus.PAUSED: Tone.WARN,
    GroupStatus.FINISHED: Tone.NEUTRAL,
    GroupStatus.CANCELLED: Tone.NEUTRAL,
}

STATE_TONES = {
    SessionState.PLANNED: Tone.NEUTRAL,
    SessionState.READY: Tone.OK,
    SessionState.IN_PROGRESS: Tone.PRIMARY,
    SessionState.ENDED: Tone.WARN,
    SessionState.WRITTEN_UP: Tone.OK,
    SessionState.LOCKED: Tone.OK,
}

MEMBER_TONES = {
    MembershipStatus.ACTIVE: Tone.OK,
    MembershipStatus.ON_LEAVE: Tone.WARN,
    MembershipStatus.ENQUIRY: Tone.PRIMARY,
    MembershipStatus.WAITING: Tone.PRIMARY,
    MembershipStatus.OFFERED: Tone.PRIMARY,
    MembershipStatus.ORIENTATION: Tone.PRIMARY,
}

STEP_WORDS = {
    MembershipStatus.ENQUIRY: "has asked about the group",
    MembershipStatus.WAITING: "is waiting for a place",
    MembershipStatus.OFFERED: "has been offered a place",
    MembershipStatus.ORIENTATION: "is getting to know the group",
    MembershipStatus.ACTIVE: "is active",
    MembershipStatus.ON_LEAVE: "is on leave",
    MembershipStatus.COMPLETED: "has completed",
    MembershipStatus.LEFT: "has left",
    MembershipStatus.TRANSFERRED: "has moved to another group",
    MembershipStatus.ASKED_TO_LEAVE: "was asked to leave",
    MembershipStatus.LAPSED: "has stopped coming",
}
"""How each step is told: “Maya R. is on leave”."""


def card_of(line: GroupLine, now: datetime) -> GroupCard:
    """Return one group as a card of the list."""
    group, coming = line.group, line.next_session
    chips = [Mark(group.membership_type.label, Tone.PRIMARY)]
    if group.status is not GroupStatus.ACTIVE:
        chips.append(Mark(group.status.label, STATUS_TONES[group.status]))
    if coming is not None:
        label = "Now" if coming.state is SessionState.IN_PROGRESS else f"Next · session {coming.number}"
        time = f"{_day_near(coming.day, now.date())}, {dates.clock(coming.starts_at)}"
    else:
        label, time = "Next", "Nothing planned" if group.status.meets else "–"
    return GroupCard(
        id=group.id,
        name=group.name,
        chips=tuple(chips),
        line=_joined(group.schedule, group.place) or group.kind.label,
        next_label=label,
        next_time=time,
        members=_of(line.present_count, group.capacity),
        folded=plain_letters(
            " ".join((group.name, group.public_name, group.schedule, group.place, *group.facilitators))
        ),
        over=group.status in (GroupStatus.FINISHED, GroupStatus.CANCELLED),
    )


def head_of(group: Group, present: int, next_number: int) -> GroupHead:
    """Return the head of a group's page."""
    schedule = group.schedule[:1].lower() + group.schedule[1:]
    led = f"facilitated with {_listed(group.facilitators)}" if group.facilitators else ""
    status = group.status.label if group.status is not GroupStatus.ACTIVE else ""
    return GroupHead(
        name=group.name,
        subtitle=_joined(f"{group.membership_type.label} group", status, schedule, group.place, led),
        plan=f"Plan session {next_number}" if group.status.meets else "",
        members_tab=f"Members {present}" if present else "Members",
    )


def session_line(session: Session, tally: Tally | None, today: date) -> SessionLine:
    """Return one session as a line, with its register's sum when there is one."""
    came = ""
    if session.state.held and tally is not None:
        came = f"{tally.attended} of {tally.expected} came"
        if tally.not_marked:
            came += f", {tally.not_marked} not marked"
    elif session.state.off:
        came = session.reason or (session.not_held_reason.label if session.not_held_reason else "")
    overdue = session.state.upcoming and session.day < today
    chip = Mark("Not closed yet", Tone.WARN) if overdue else _state_chip(session.state)
    return SessionLine(
        id=session.id,
        day=dates.weekday_day(session.day) if session.day.year == today.year else dates.day_with_year(session.day),
        clock=dates.span(session.starts_at, session.ends_at),
        title=session.title,
        line=_joined(came, session.place),
        chip=chip,
        upcoming=session.state.upcoming and not overdue,
        noted=session.state.held,
    )


def session_lines(register: GroupRegister, today: date) -> tuple[tuple[SessionLine, ...], tuple[SessionLine, ...]]:
    """Return the sessions to come in their order, and the earlier ones, latest first."""
    lines = [session_line(session, register.column(i), today) for i, session in enumerate(register.sessions)]
    coming = [line for line in lines if line.upcoming]
    return tuple(coming), tuple(line for line in reversed(lines) if not line.upcoming)


def overview_of(group: Group, register: GroupRegister, roster: Roster, now: datetime) -> Overview:
    """Return the overview of a group."""
    sessions = list(enumerate(register.sessions))
    today = now.date()
    coming = next((s for _, s in sessions if _to_come(s, now)), None)
    last = next(((i, s) for i, s in reversed(sessions) if s.state.held and s is not coming), None)
    held = sum(session.state.held for _, session in sessions)
    typical = register.typical_attendance
    waiting = sum(not m.membership.status.in_group and not m.membership.status.over for m in roster.members)
    glance = [
        Fact("Members", _of(roster.present_count, group.capacity)),
        Fact("Typical attendance", "–" if typical is None else str(typical)),
        Fact("Attendance", percent(register.overall.attendance)),
        Fact("Sessions held", _of(held, group.planned_sessions)),
    ]
    if waiting:
        glance.insert(1, Fact("On the way in", str(waiting)))
    return Overview(
        purpose=group.purpose,
        next=session_line(coming, None, today) if coming else None,
        last=session_line(last[1], register.column(last[0]), today) if last else None,
        glance=tuple(glance),
        terms=(
            Fact("Kind", group.kind.label),
            Fact("Leadership", group.leadership.label),
            Fact("Meets", group.mode.label),
            Fact("On paper", group.name_on_paper),
            Fact("Records", group.profile.label),
        ),
    )


def roster_shown(roster: Roster, today: date) -> RosterShown:
    """Return a group's roster as lines, named as its record profile says."""
    group = roster.group
    if not group.profile.rules.names:
        return RosterShown(members=(), former=(), room="", warning="", today=today, named=False)
    names = distinct_names((m.person for m in roster.members), full=group.profile.rules.full_names)
    lines = [_member_line(member, names, today) for member in roster.members]
    count, room, over = roster.present_count, group.capacity, roster.over_capacity
    warning = ""
    if over:
        beyond = "one more" if over == 1 else f"{over} more"
        warning = f"That is {beyond} than the room of {room} you planned. It is up to you; nothing is blocked."
    return RosterShown(
        members=tuple(line for line in lines if not line.over),
        former=tuple(line for line in lines if line.over),
        room=f"{count} of {room} places taken" if room is not None else _counted(count, "member"),
        warning=warning,
        today=today,
        asks_access=group.profile.rules.access_needs,
    )


def known_people(lines: Iterable[PersonLine], roster: Roster, typed: str, most: int = 4) -> tuple[Known, ...]:
    """Return people already known whose name begins like what was typed and who are not in the group now."""
    if len(typed.strip()) < 2:
        return ()
    inside = {m.person.id for m in roster.members if not m.membership.status.over}
    found = []
    for line in lines:
        person = line.person
        names = plain_letters(f"{person.display_name} {person.preferred_name} {person.alias}")
        if person.id not in inside and matches(typed.replace(".", " "), names):
            about = f"In {_listed(line.groups)}" if line.groups else "In no group now"
            found.append(Known(person.id, person.display_name, _joined(person.alias, about)))
    return tuple(found[:most])


NOT_TOUCHED = "Group notes and incident reports stay as they are. Nothing else of the group changes."


def profile_asked(wanted: RecordProfile, losses: Losses) -> ProfileAsked:
    """Return the question before a group gets a profile that reveals less."""
    return ProfileAsked(
        title=f"Change to “{wanted.label}”?",
        sentence="This is kept now, and the new profile does not have it:",
        losses=losses.lines,
        hint=f"{NOT_TOUCHED} What you remove can be brought back with Undo until you lock WorkWell or close it. "
        "Kept for now means: it stays in the vault, and in registers and on papers it is not shown any more. Person "
        "notes, follow-ups and contacts stay where they are. Backups made before still hold all of it.",
        remove="Change and remove",
    )


def leftovers_asked(losses: Losses) -> ProfileAsked:
    """Return the question before what is left from an earlier profile is removed."""
    return ProfileAsked(
        title="Left from an earlier profile",
        sentence="This is still in the vault, though the profile does not have it:",
        losses=losses.lines,
        hint=f"{NOT_TOUCHED} You can bring it back with Undo until you lock WorkWell or close it. Backups made "
        "before still hold it.",
        remove="Remove it",
        may_keep=False,
    )


def _member_line(member: Member, names: Mapping[PersonId, str], today: date) -> MemberLine:
    membership, person = member.membership, member.person
    return MemberLine(
        membership_id=membership.id,
        person_id=person.id,
        name=names[person.id],
        initials=initials(names[person.id]),
        line=_joined(person.pronouns, _how_long(membership, today)),
        chip=Mark(membership.status.label, MEMBER_TONES.get(membership.status, Tone.NEUTRAL)),
        steps=_in_order(NEXT_STEPS[membership.status]),
        not_before=membership.steps[-1].on,
        over=membership.status.over,
    )


def _how_long(membership: Membership, today: date) -> str:
    last = membership.steps[-1]
    since = dates.day_with_year(membership.since)
    if membership.status.over:
        given = last.reason not in (None, LeavingReason.NOT_STATED, LeavingReason.COMPLETED)
        reason = last.reason.label.lower() if given and last.reason else ""
        return _joined(f"{since} – {dates.day_with_year(last.on)}", reason)
    if membership.status is MembershipStatus.ON_LEAVE:
        return f"since {since}, on leave from {dates.short_day(last.on)}"
    word = "from" if membership.since > today else "since"
    return f"{word} {since}"


def initials(name: str) -> str:
    """Return one or two letters for an avatar: first and last word's; a code keeps its first two signs."""
    words = [word for word in name.replace("(", " ").split() if word[:1].isalnum()]
    if not words:
        return name[:1]
    return words[0][:1].upper() + (words[-1][:1].upper() if len(words) > 1 else "")


def _in_order(steps: Iterable[MembershipStatus]) -> tuple[MembershipStatus, ...]:
    order = [MembershipStatus.ACTIVE, MembershipStatus.ON_LEAVE]
    order += [status for status in MembershipStatus if status not in order]
    return tuple(sorted(steps, key=order.index))


def _state_chip(state: SessionState) -> Mark:
    if state is SessionState.ENDED:
        return Mark("To write up", Tone.WARN)
    return Mark(state.label, STATE_TONES.get(state, Tone.NEUTRAL))


def _to_come(session: Session, now: datetime) -> bool:
    return session.state is SessionState.IN_PROGRESS or (session.state.upcoming and session.ends_at >= now)


def _day_near(day: date, today: date) -> str:
    away = (day - today).days
    if away in (0, 1):
        return ("Today", "Tomorrow")[away]
    return dates.weekday_day(day)


def _of(count: int, whole: int | None) -> str:
    return str(count) if whole is None else f"{count} of {whole}"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count or 'No'} {noun}s"


def _listed(names: Sequence[str]) -> str:
    return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
