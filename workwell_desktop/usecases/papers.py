"""Filling papers: what each document says about a session or a group, ready to be drawn.

Reading the vault is quick and happens on the screen's thread; `draw` is a pure function of its values and may run
anywhere. Names appear only where the group's record profile allows them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from workwell_desktop.domain.attendance import MARKABLE, Code, GroupRegister, percent
from workwell_desktop.domain.dates import short_date_with_year
from workwell_desktop.domain.ids import GroupId, SessionId
from workwell_desktop.domain.membership import MembershipStatus
from workwell_desktop.domain.papers import (
    AgendaRow,
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
from workwell_desktop.domain.session import Session
from workwell_desktop.domain.text import plain_letters
from workwell_desktop.storage.work import UnitOfWork
from workwell_desktop.usecases.registers import names_in_register, read_register
from workwell_desktop.usecases.work import Means


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
            session = work.sessions.get(session_id)
            return max(1, len(_expected(work, session)))


def draw(paper: Paper, style: PaperStyle) -> bytes:
    """Return a paper as PDF bytes; the same values give the same bytes. May run on any thread."""
    from workwell_desktop.documents.render import render

    return render(paper, style)


def _expected(work: UnitOfWork, session: Session) -> list[str]:
    memberships = work.memberships.of_group(session.group_id)
    names = names_in_register(work, memberships, work.marks.of_group(session.group_id))
    active = (m.person_id for m in memberships if m.status_on(session.day) is MembershipStatus.ACTIVE)
    return sorted((names[person_id] for person_id in active), key=plain_letters)


def _sign_in_sheet(work: UnitOfWork, session: Session) -> SignInSheet:
    group = work.groups.get(session.group_id)
    names = tuple(_expected(work, session)) if group.profile.names_on_paper else ()
    return SignInSheet(
        group_name=group.name_on_paper,
        starts_at=session.starts_at,
        length_minutes=session.minutes,
        place=session.place,
        names=names,
        blank_lines=max(7, 18 - len(names)),
    )


def _participant_agenda(work: UnitOfWork, session: Session) -> ParticipantAgenda:
    group = work.groups.get(session.group_id)
    later = [s for s in work.sessions.of_group(group.id) if s.starts_at > session.starts_at and s.state.upcoming]
    starts = session.agenda.starts(session.starts_at)
    return ParticipantAgenda(
        group_name=group.name_on_paper,
        starts_at=session.starts_at,
        length_minutes=session.minutes,
        theme=session.theme,
        session_number=session.number,
        place=session.place,
        rows=tuple(
            AgendaRow(starts_at=start, minutes=block.minutes, title=block.title, text=block.participant_text)
            for start, block in zip(starts, session.agenda, strict=True)
        ),
        next_at=later[0].starts_at if later else None,
        next_theme=later[0].theme if later else "",
    )


def _run_sheet(work: UnitOfWork, session: Session) -> RunSheet:
    group = work.groups.get(session.group_id)
    earlier = [s for s in work.sessions.of_group(group.id) if s.starts_at < session.starts_at and s.state.held]
    note = work.notes.of_session(earlier[-1].id) if earlier else None
    starts = session.agenda.starts(session.starts_at)
    return RunSheet(
        group_name=group.name_on_paper,
        starts_at=session.starts_at,
        length_minutes=session.minutes,
        theme=session.theme,
        session_number=session.number,
        sessions_planned=group.planned_sessions or 0,
        place=session.place,
        facilitators=session.facilitators,
        bring=session.agenda.materials,
        from_last_time=tuple(line for line in note.text.next_time.splitlines() if line.strip()) if note else (),
        rows=tuple(
            RunRow(
                starts_at=start,
                minutes=block.minutes,
                title=block.title,
                category=block.category.label,
                say=block.say,
                do=block.steps,
                prompts=block.prompts,
            )
            for start, block in zip(starts, session.agenda, strict=True)
        ),
    )


def _register(work: UnitOfWork, group_id: GroupId) -> RegisterSheet:
    group, register = read_register(work, group_id)
    named = group.profile.names_on_paper
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


def _period(days: Sequence[date]) -> str:
    if not days:
        return "No sessions held yet"
    return f"{short_date_with_year(days[0])} – {short_date_with_year(days[-1])}"


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
