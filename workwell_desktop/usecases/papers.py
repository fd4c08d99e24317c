"""Filling papers: what each document says about a session or a group, ready to be drawn.

Reading the vault is quick and happens on the screen's thread; `draw` is a pure function of its values and may run
anywhere. Names appear only where the group's record profile allows them.
"""

from dataclasses import dataclass, replace
from datetime import timedelta

from workwell_desktop.domain.agenda import Block, Category, Handout, Timed, Visibility
from workwell_desktop.domain.attendance import MARKABLE, Code, GroupRegister, code_for, percent
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.dates import short_date_with_year
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import GroupId, SessionId
from workwell_desktop.domain.incident import who_goes
from workwell_desktop.domain.membership import MembershipStatus
from workwell_desktop.domain.papers import (
    AgendaRow,
    AtRisk,
    LegendEntry,
    Paper,
    PaperKind,
    PaperStyle,
    ParticipantAgenda,
    RegisterColumn,
    RegisterRow,
    RegisterSheet,
    RunRow,
    RunSheet,
    SignInSheet,
)
from workwell_desktop.domain.preparing import last_held
from workwell_desktop.domain.round import ROUNDS, seconds_each
from workwell_desktop.domain.session import Session
from workwell_desktop.domain.text import plain_letters
from workwell_desktop.storage.work import UnitOfWork
from workwell_desktop.usecases.registers import names_of_group, read_register
from workwell_desktop.usecases.work import Means

MOST_NUMBERS = 4
"""Numbers on a run sheet: in a crisis nobody reads more."""


@dataclass(frozen=True)
class Papers:
    """What a facilitator can print."""

    means: Means

    def fill(self, kind: PaperKind, session_id: SessionId) -> Paper:
        """Return what a paper says for a session; the register is that of the session's whole group.

        Raises `Refusal` when the session is gone.
        """
        with self.means.open_work("papers.read") as work:
            session = work.sessions.get(session_id)
            if kind is PaperKind.SIGN_IN_SHEET:
                return _sign_in_sheet(work, session)
            if kind is PaperKind.PARTICIPANT_AGENDA:
                return _participant_agenda(work, session)
            if kind is PaperKind.RUN_SHEET:
                return _run_sheet(work, session)
            return _register(work, session.group_id)

    def copies(self, kind: PaperKind, session_id: SessionId) -> int:
        """Return how many copies make sense: one, or for the agenda one for everyone expected."""
        if kind is not PaperKind.PARTICIPANT_AGENDA:
            return 1
        with self.means.open_work("papers.read") as work:
            return max(1, _coming(work, work.sessions.get(session_id)))

    def mark_printed(self, session_id: SessionId) -> None:
        """Keep that papers of a session were printed or saved just now. Raises `Refusal` when it is gone."""
        with self.means.open_work("papers.printed") as work:
            session = work.sessions.get(session_id)
            work.sessions.save(replace(session, printed_at=self.means.now()))
            work.commit()
        self.means.announce(Changes.SESSIONS)


def draw(paper: Paper, style: PaperStyle) -> bytes:
    """Return a paper as PDF bytes; the same values give the same bytes. May run on any thread."""
    from workwell_desktop.documents.render import render

    return render(paper, style)


def _expected(work: UnitOfWork, session: Session) -> list[str]:
    memberships = work.memberships.of_group(session.group_id)
    names = names_of_group(work, work.groups.get(session.group_id), memberships, short=True)
    active = (m.person_id for m in memberships if m.status_on(session.day) is MembershipStatus.ACTIVE)
    return sorted((names[person_id] for person_id in active), key=plain_letters)


def _coming(work: UnitOfWork, session: Session) -> int:
    """Return how many are thought to come: members on the day, without those who sent word."""
    marks = {mark.person_id: mark for mark in work.marks.of_session(session.id)}
    codes = (code_for(session, m, marks.get(m.person_id)) for m in work.memberships.of_group(session.group_id))
    return sum(1 for code in codes if code.expected and code is not Code.APOLOGIES)


def _sign_in_sheet(work: UnitOfWork, session: Session) -> SignInSheet:
    group = work.groups.get(session.group_id)
    names = tuple(_expected(work, session)) if group.profile.rules.names_on_paper else ()
    return SignInSheet(
        group_name=group.name_on_paper,
        starts_at=session.starts_at,
        length_minutes=session.minutes,
        place=session.place,
        names=names,
        blank_lines=max(7, 18 - len(names)),
    )


def _participant_agenda(work: UnitOfWork, session: Session) -> ParticipantAgenda:
    """Return the agenda for everybody: of each part nothing, its title, or its text too."""
    group = work.groups.get(session.group_id)
    known = work.sessions.of_group(group.id, plans=False)
    later = [s for s in known if s.starts_at > session.starts_at and s.state.upcoming]
    return ParticipantAgenda(
        group_name=group.name_on_paper,
        starts_at=session.starts_at,
        length_minutes=session.minutes,
        theme=session.theme,
        session_number=session.number,
        place=session.place,
        rows=tuple(
            AgendaRow(
                starts_at=timed.start,
                minutes=timed.block.minutes,
                title=timed.block.title,
                text=timed.block.participant_text if timed.block.visibility is Visibility.FULL else "",
            )
            for timed in session.agenda.timed(session.starts_at)
            if timed.block.visibility is not Visibility.NOTHING
        ),
        next_at=later[0].starts_at if later else None,
        next_theme=later[0].theme if later else "",
    )


def _run_sheet(work: UnitOfWork, session: Session) -> RunSheet:
    group = work.groups.get(session.group_id)
    before = last_held(work.sessions.of_group(group.id, plans=False), session)
    note = work.notes.of_session(before.id) if before else None
    coming = _coming(work, session)
    handouts = [handout_words(each, coming) for block in session.agenda for each in block.handouts]
    return RunSheet(
        group_name=group.name_on_paper,
        starts_at=session.starts_at,
        length_minutes=session.minutes,
        theme=session.theme,
        session_number=session.number,
        sessions_planned=group.planned_sessions or 0,
        place=session.place,
        facilitators=session.facilitators,
        bring=tuple(dict.fromkeys((*handouts, *session.agenda.materials))),
        from_last_time=tuple(line for line in note.text.next_time.splitlines() if line.strip()) if note else (),
        rows=tuple(_run_row(timed, coming) for timed in session.agenda.timed(session.starts_at)),
        at_risk=_at_risk(work, session, group),
    )


def _run_row(timed: Timed, coming: int) -> RunRow:
    block = timed.block
    return RunRow(
        starts_at=timed.start,
        minutes=block.minutes,
        title=block.title,
        category=block.category.label,
        owner=block.owner,
        say=block.say,
        do=block.steps,
        prompts=block.prompts,
        turn=_turn(block, coming),
        handouts=tuple(handout_words(each, coming) for each in block.handouts),
        if_short=block.if_short,
        if_long=block.if_long,
        fixed=block.locked_at is not None,
        free_minutes=timed.free_minutes,
        overlap_minutes=timed.overlap_minutes,
        agreement=block.category is Category.AGREEMENT,
    )


def _turn(block: Block, coming: int) -> str:
    """Return how long one person has in a round, and for how many that is reckoned; nothing outside of rounds."""
    if block.seconds_each is None and (block.category not in ROUNDS or not coming):
        return ""
    seconds = seconds_each(block, timedelta(minutes=block.minutes), coming)
    people = f" for {coming} people" if block.seconds_each is None and coming > 1 else ""
    return f"{seconds} seconds{people}"


def handout_words(handout: Handout, coming: int) -> str:
    """Return a handout with its copies: as many as were set, else one for each who is thought to come and a spare."""
    copies = handout.copies if handout.copies is not None else coming + 1 if coming else 0
    return f"{handout.title} × {copies}" if copies else handout.title


def _at_risk(work: UnitOfWork, session: Session, group: Group) -> AtRisk:
    own_name = work.facilitator.get().name
    goes = who_goes(session.facilitators, own_name)
    sheet = work.crisis.get()
    contacts = [f"{contact.name} {contact.number}" for contact in sheet.contacts[:MOST_NUMBERS]]
    return AtRisk(
        goes=goes,
        stays=own_name if goes else "",
        numbers=tuple(contacts),
        address=", ".join(filter(None, (group.address, session.place or group.place))) if group.address else "",
        emergency_department=group.emergency_department,
        quiet_place=group.quiet_place,
    )


def _register(work: UnitOfWork, group_id: GroupId) -> RegisterSheet:
    group, register = read_register(work, group_id)
    named = group.profile.rules.names_on_paper
    shown = [i for i, s in enumerate(register.sessions) if not s.state.upcoming or register.column(i).attended]
    days = [register.sessions[i].day for i in shown]
    rows = tuple(
        RegisterRow(
            name=row.name,
            codes=tuple(_letters(row.codes[i]) for i in shown),
            rate=percent(register.row(index).attendance),
        )
        for index, row in enumerate(register.rows)
    )
    return RegisterSheet(
        group_name=group.name_on_paper,
        period=f"{short_date_with_year(days[0])} – {short_date_with_year(days[-1])}"
        if days
        else "No sessions held yet",
        columns=tuple(_column(register, i) for i in shown),
        rows=rows if named else (),
        overall_rate=percent(register.overall.attendance),
        legend=tuple(LegendEntry(code=code.letters, meaning=code.label) for code in (*MARKABLE, Code.NOT_EXPECTED)),
    )


def _letters(code: Code) -> str:
    return "" if code is Code.NOT_MARKED else code.letters


def _column(register: GroupRegister, index: int) -> RegisterColumn:
    session = register.sessions[index]
    tally = register.column(index)
    visitors = tally.counts.get(Code.VISITOR, 0) + session.visitors
    return RegisterColumn(
        number=session.number,
        on=session.day,
        remark=session.state.label.lower() if session.state.off else "",
        total=str(tally.attended or session.headcount or 0) if session.state.held else "",
        visitors=visitors,
    )
