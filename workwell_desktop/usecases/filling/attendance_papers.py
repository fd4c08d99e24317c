"""Who came, on paper: the register, one person's card to have signed, and the report that only counts."""

from datetime import timedelta

from workwell_desktop.domain.attendance import MARKABLE, Code, GroupRegister, percent
from workwell_desktop.domain.catalogue import Needs, PaperEntry
from workwell_desktop.domain.dates import short_date_with_year
from workwell_desktop.domain.handout_text import Audience
from workwell_desktop.domain.ids import PersonId
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.papers import LegendEntry, Paper, PaperKind, RegisterColumn, RegisterRow, RegisterSheet
from workwell_desktop.domain.session import Session
from workwell_desktop.domain.sheet import Box, Fields, Paragraph, Run, Sheet, Table
from workwell_desktop.usecases.filling.label_words import label_in
from workwell_desktop.usecases.filling.letter_papers import gives_certificates
from workwell_desktop.usecases.filling.order import ALL_LANGUAGES, Filler, Order, Texts
from workwell_desktop.usecases.registers import names_of_group, read_register

ROWS_OF_A_CARD = 12
LEAST_EMPTY_ROWS = 4
_LEGEND = (*MARKABLE, Code.NOT_EXPECTED)

LOOKED_BACK = timedelta(days=92)
"""How far back an attendance card lists what somebody came to."""

_TEXTS: Texts = {
    "nothing": ("No sessions held yet", "Todavía sin sesiones", "Pas encore de séance"),
    "title": ("Attendance card", "Tarjeta de asistencia", "Carte de présence"),
    "lead": (
        "A facilitator signs for each day. The card stays with the person.",
        "Quien facilita el grupo firma cada día. La tarjeta se queda con la persona.",
        "Un animateur signe chaque jour. La carte reste avec la personne.",
    ),
    "name": ("Name", "Nombre", "Nom"),
    "day": ("Day", "Día", "Jour"),
    "time": ("Time", "Hora", "Heure"),
    "sign": ("Signature of a facilitator", "Firma de quien facilita", "Signature d’un animateur"),
    "meaning": (
        "What this does not prove. A signature says that the person was there on that day at some point. "
        "It says nothing about health or progress.",
        "Lo que esto no prueba. Una firma dice que la persona estuvo ese día en algún momento. "
        "No dice nada de su salud ni de su avance.",
        "Ce que cela ne prouve pas. Une signature dit que la personne était là ce jour-là, à un moment. "
        "Elle ne dit rien de sa santé ni de ses progrès.",
    ),
}


def _register(order: Order) -> Paper:
    language = order.language
    group, register = read_register(order.work, order.group.id)
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
        period=f"{short_date_with_year(days[0], language)} – {short_date_with_year(days[-1], language)}"
        if days
        else order.voice(_TEXTS)("nothing"),
        columns=tuple(_column(register, i, language) for i in shown),
        rows=rows if named else (),
        overall_rate=percent(register.overall.attendance),
        legend=tuple(LegendEntry(code=code.letters, meaning=label_in(code, language)) for code in _LEGEND),
        language=language,
    )


def _letters(code: Code) -> str:
    return "" if code is Code.NOT_MARKED else code.letters


def _column(register: GroupRegister, index: int, language: Language) -> RegisterColumn:
    session = register.sessions[index]
    tally = register.column(index)
    visitors = tally.counts.get(Code.VISITOR, 0) + session.visitors
    return RegisterColumn(
        number=session.number,
        on=session.day,
        remark=label_in(session.state, language).lower() if session.state.off else "",
        total=str(came_to(session, tally.attended)) if session.state.held else "",
        visitors=visitors,
    )


def came_to(session: Session, marked: int) -> int:
    """Return how many came by their marks, or by heads where nobody was marked, without the visitors among them."""
    return marked or max(0, (session.headcount or 0) - session.visitors)


def _card(order: Order) -> Paper:
    """Return a card with the days somebody came to and those to come; all of it empty without a person."""
    voice, group = order.voice(_TEXTS), order.group
    person_id = order.ask.person_id if group.profile.rules.names_on_paper else None
    sessions = order.work.sessions.of_group(group.id, plans=False)
    came = _came(order, person_id, sessions) if person_id else []
    ahead = [session for session in sessions if session.state.upcoming and session.day >= order.today]
    listed = [*came[-ROWS_OF_A_CARD:], *ahead][:ROWS_OF_A_CARD]
    empty = max(LEAST_EMPTY_ROWS, ROWS_OF_A_CARD - len(listed))
    rows = [(order.day_and_year(session.day), order.clock(session.starts_at), "") for session in listed]
    name = _called(order, person_id) if person_id else ""
    head = Paragraph((Run(voice.label("name"), strong=True), Run(name))) if name else Fields(((voice("name"),),))
    return Sheet(
        title=voice("title"),
        pieces=(
            head,
            Table((voice("day"), voice("time"), voice("sign")), (*rows, *(("", "", ""),) * empty)),
            Box((voice.paragraph("meaning"),)),
        ),
        language=order.language,
        small=group.name_on_paper,
        lead=voice("lead"),
    )


def _came(order: Order, person_id: PersonId, sessions: tuple[Session, ...]) -> list[Session]:
    since = order.today - LOOKED_BACK
    attended = {mark.session_id for mark in order.work.marks.of_person(person_id) if mark.code.attended}
    return [s for s in sessions if s.state.held and s.id in attended and s.day >= since]


def _called(order: Order, person_id: PersonId) -> str:
    """Return what the register calls somebody who is in it; nothing for anybody else."""
    memberships = order.work.memberships.of_group(order.group.id)
    return names_of_group(order.work, order.group, memberships).get(person_id, "")


FILLERS = (
    Filler(
        entry=PaperEntry(
            key=PaperKind.REGISTER,
            title="Attendance register",
            about="Everyone by every session",
            audience=Audience.FACILITATOR,
            needs=Needs.GROUP,
            languages=ALL_LANGUAGES,
            themes=("attendance",),
        ),
        fill=_register,
    ),
    Filler(
        entry=PaperEntry(
            key="attendance_card",
            title="Attendance card",
            about="One person, many days, to be signed",
            audience=Audience.PARTICIPANTS,
            needs=Needs.GROUP,
            languages=ALL_LANGUAGES,
            themes=("attendance",),
        ),
        fill=_card,
        offered=gives_certificates,
    ),
)
