"""Papers of one session: the agenda on a sheet or on the wall, and the facilitator's run sheet."""

from datetime import timedelta

from workwell_desktop.domain.agenda import Block, Category, Handout, Timed, Visibility
from workwell_desktop.domain.catalogue import Needs, PaperEntry
from workwell_desktop.domain.handout_text import Audience, Copies
from workwell_desktop.domain.incident import who_goes
from workwell_desktop.domain.papers import AgendaRow, AtRisk, Paper, PaperKind, ParticipantAgenda, RunRow, RunSheet
from workwell_desktop.domain.preparing import last_held
from workwell_desktop.domain.round import ROUNDS, seconds_each
from workwell_desktop.domain.sheet import Bullets, Manner, Piece, Sheet, rich
from workwell_desktop.usecases.filling.crisis_words import told_in
from workwell_desktop.usecases.filling.label_words import label_in
from workwell_desktop.usecases.filling.order import ALL_LANGUAGES, Filler, Order, Texts, coming, next_session

MOST_NUMBERS = 4
"""Numbers on a run sheet: in a crisis nobody reads more."""

_TEXTS: Texts = {
    "today": ("Today", "Hoy", "Aujourd’hui"),
    "next": ("Next time: {when}", "La próxima vez: {when}", "La prochaine fois : {when}"),
    "turn": ("{seconds} seconds", "{seconds} segundos", "{seconds} secondes"),
    "turns": (
        "{seconds} seconds for {people} people",
        "{seconds} segundos para {people} personas",
        "{seconds} secondes pour {people} personnes",
    ),
    "pass": (
        "You can pass on anything.",
        "Puedes pasar en todo momento.",
        "Vous pouvez passer votre tour à tout moment.",
    ),
}


def _agenda(order: Order) -> Paper:
    """Return the agenda for everybody: of each part nothing, its title, or its text too."""
    session, after = order.session, next_session(order.work, order.session)
    return ParticipantAgenda(
        group_name=order.group.name_on_paper,
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
        next_at=after.starts_at if after else None,
        next_theme=after.theme if after else "",
        language=order.language,
    )


def _poster(order: Order) -> Paper:
    """Return the agenda for the wall: the parts in their order, large and without times."""
    voice, session = order.voice(_TEXTS), order.session
    shown = tuple(rich(block.title) for block in session.agenda if block.visibility is not Visibility.NOTHING)
    pieces: list[Piece] = [Bullets(shown, ordered=True)] if shown else []
    pieces.append(voice.paragraph("pass"))
    after = next_session(order.work, session)
    if after is not None:
        when = f"{order.near_day(after.day)}, {order.clock(after.starts_at)}"
        pieces.append(voice.paragraph("next", when=when))
    return Sheet(
        title=session.theme or voice("today"),
        pieces=tuple(pieces),
        language=order.language,
        manner=Manner.POSTER,
        small=order.name_on_paper,
        corner=order.near_day(session.day),
    )


def _run_sheet(order: Order) -> Paper:
    work, session, group = order.work, order.session, order.group
    before = last_held(work.sessions.of_group(group.id, plans=False), session)
    note = work.notes.of_session(before.id) if before else None
    people = coming(work, session)
    handouts = [handout_words(each, people) for block in session.agenda for each in block.handouts]
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
        rows=tuple(_run_row(order, timed, people) for timed in session.agenda.timed(session.starts_at)),
        at_risk=_at_risk(order),
        language=order.language,
    )


def _run_row(order: Order, timed: Timed, people: int) -> RunRow:
    block = timed.block
    return RunRow(
        starts_at=timed.start,
        minutes=block.minutes,
        title=block.title,
        category=label_in(block.category, order.language),
        owner=block.owner,
        say=block.say,
        do=block.steps,
        prompts=block.prompts,
        turn=_turn(order, block, people),
        handouts=tuple(handout_words(each, people) for each in block.handouts),
        if_short=block.if_short,
        if_long=block.if_long,
        watch_for=block.watch_for,
        fixed=block.locked_at is not None,
        free_minutes=timed.free_minutes,
        overlap_minutes=timed.overlap_minutes,
        agreement=block.category is Category.AGREEMENT,
    )


def _turn(order: Order, block: Block, people: int) -> str:
    """Return how long one person has in a round, and for how many that is reckoned; nothing outside of rounds."""
    if block.seconds_each is None and (block.category not in ROUNDS or not people):
        return ""
    seconds = seconds_each(block, timedelta(minutes=block.minutes), people)
    several = block.seconds_each is None and people > 1
    return order.voice(_TEXTS)("turns" if several else "turn", seconds=seconds, people=people)


def copies_of(handout: Handout, people: int) -> int:
    """Return the copies of a handout: as many as were set, else one for each who is thought to come and a spare."""
    if handout.copies is not None:
        return handout.copies
    return people + 1 if people else 0


def handout_words(handout: Handout, people: int) -> str:
    """Return a handout with its copies, in words."""
    copies = copies_of(handout, people)
    return f"{handout.title} × {copies}" if copies else handout.title


def _at_risk(order: Order) -> AtRisk:
    own_name = order.work.facilitator.get().name
    goes = who_goes(order.session.facilitators, own_name)
    sheet = order.work.crisis.get()
    return AtRisk(
        goes=goes,
        stays=own_name if goes else "",
        numbers=tuple(
            f"{told_in(contact.name, order.language)} {told_in(contact.number, order.language)}"
            for contact in sheet.contacts[:MOST_NUMBERS]
        ),
        address=", ".join(filter(None, (order.group.address, order.place))) if order.group.address else "",
        emergency_department=order.group.emergency_department,
        quiet_place=order.group.quiet_place,
    )


FILLERS = (
    Filler(
        entry=PaperEntry(
            key=PaperKind.PARTICIPANT_AGENDA,
            title="Session agenda",
            about="The evening on one page, for everybody",
            audience=Audience.PARTICIPANTS,
            needs=Needs.SESSION,
            copies=Copies.EACH,
            languages=ALL_LANGUAGES,
        ),
        fill=_agenda,
    ),
    Filler(
        entry=PaperEntry(
            key="agenda_poster",
            title="Agenda poster",
            about="The parts in large print, without times",
            audience=Audience.ROOM,
            needs=Needs.SESSION,
            languages=ALL_LANGUAGES,
            bilingual=True,
        ),
        fill=_poster,
    ),
    Filler(
        entry=PaperEntry(
            key=PaperKind.RUN_SHEET,
            title="Facilitator run sheet",
            about="Your copy: what to say and do, and when",
            audience=Audience.FACILITATOR,
            needs=Needs.SESSION,
            languages=ALL_LANGUAGES,
        ),
        fill=_run_sheet,
    ),
)
