"""The report to the organisation: how many came and what it was about. It counts and names nobody."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.catalogue import Needs, PaperEntry, Variant
from workwell_desktop.domain.handout_text import Audience
from workwell_desktop.domain.name_guard import NameGuard
from workwell_desktop.domain.papers import Paper
from workwell_desktop.domain.profile import RecordProfile
from workwell_desktop.domain.session import Session, SessionState
from workwell_desktop.domain.sheet import Fields, Paragraph, Piece, Sheet, Table, rich
from workwell_desktop.usecases.filling.attendance_papers import came_to
from workwell_desktop.usecases.filling.label_words import label_in
from workwell_desktop.usecases.filling.letter_papers import hours
from workwell_desktop.usecases.filling.order import ALL_LANGUAGES, Filler, Order, Texts

FEW = 5
"""In a workplace group, fewer people than this are not told as a number: somebody might work out who they are.

Nor is the sum over sessions that were as small as that on average: it would give the number away.
"""

_EMPLOYERS_ROWS = frozenset({"held", "not_held", "hours", "came", "average"})
"""What an employer is told of a workplace circle: how many and how long, as its guides promise, and no more."""

_SESSION, _MONTH, _QUARTER, _YEAR = (
    Variant("session", "This session"),
    Variant("month", "The last month"),
    Variant("quarter", "The last three months"),
    Variant("year", "The last year"),
)
_DAYS = {"month": 31, "quarter": 92, "year": 365}

_TEXTS: Texts = {
    "title": ("Session report", "Informe de sesiones", "Rapport de séances"),
    "lead": (
        "Numbers only. No names, no notes.",
        "Solo números. Sin nombres ni notas.",
        "Des chiffres seulement. Ni noms, ni notes.",
    ),
    "from_to": ("From {first} to {last}", "Del {first} al {last}", "Du {first} au {last}"),
    "what": ("What", "Qué", "Quoi"),
    "number": ("Number", "Número", "Nombre"),
    "held": ("Sessions held", "Sesiones celebradas", "Séances tenues"),
    "not_held": ("Sessions not held", "Sesiones no celebradas", "Séances annulées"),
    "hours": ("Hours", "Horas", "Heures"),
    "came": ("People who came, all sessions together", "Asistencias, en total", "Présences, au total"),
    "average": (
        "People per session, on average",
        "Personas por sesión, de media",
        "Présents par séance, en moyenne",
    ),
    "first": ("First-timers", "Primera vez", "Premières fois"),
    "visitors": ("Visitors", "Visitas", "Visiteurs"),
    "agreement": ("Agreement read out, sessions", "Acuerdo leído, sesiones", "Accord lu, séances"),
    "incidents": ("Incidents", "Incidentes", "Incidents"),
    "yes": ("yes", "sí", "oui"),
    "no": ("no", "no", "non"),
    "few": ("fewer than 5", "menos de 5", "moins de 5"),
    "untold": ("not told", "no se dice", "non indiqué"),
    "codes": ("Marks in the register", "Marcas en la lista", "Marques dans la liste"),
    "topics": ("What it was about", "De qué se trató", "Les thèmes"),
    "no_topics": ("No topics were written down.", "No se anotaron temas.", "Aucun thème noté."),
    "none": (
        "No session was held in this time.",
        "En este tiempo no hubo sesiones.",
        "Aucune séance pendant cette période.",
    ),
    "signature": ("Signature", "Firma", "Signature"),
    "date": ("Date", "Fecha", "Date"),
}
_CODES = (Code.PRESENT, Code.LATE, Code.LEFT_EARLY, Code.REMOTE, Code.APOLOGIES, Code.ABSENT, Code.ON_LEAVE)


def _report(order: Order) -> Paper:
    """Return the numbers of one session, or of a time that ends today."""
    voice = order.voice(_TEXTS)
    first, last = _days(order)
    sessions = _meant(order, first, last)
    held = [session for session in sessions if session.state.held]
    pieces: list[Piece] = [_period(order, sessions)]
    if held:
        incidents = _incidents(order, sessions, first, last)
        pieces.append(_table(order, sessions, held, incidents=incidents))
        if not _for_an_employer(order):
            pieces += [*_marks(order, held), *_topics(order, held)]
    else:
        pieces.append(voice.paragraph("none"))
    pieces.append(Fields(((voice("signature"), voice("date")),)))
    return Sheet(
        title=voice("title"),
        pieces=tuple(pieces),
        language=order.language,
        small=order.name_on_paper,
        lead=voice("lead"),
        corner=order.day_and_year(order.today),
    )


def _variant(order: Order) -> str:
    return order.ask.variant or (_SESSION.key if order.maybe_session else _QUARTER.key)


def _days(order: Order) -> tuple[date, date]:
    """Return the first and the last day that the report is about."""
    variant = _variant(order)
    if variant == _SESSION.key:
        return order.session.day, order.session.day
    return order.today - timedelta(days=_DAYS[variant]), order.today


def _meant(order: Order, first: date, last: date) -> list[Session]:
    if _variant(order) == _SESSION.key:
        return [order.session]
    known = order.work.sessions.of_group(order.group.id, plans=False)
    return [session for session in known if first <= session.day <= last]


def _period(order: Order, sessions: Sequence[Session]) -> Paragraph:
    days = [session.day for session in sessions] or [order.today]
    if days[0] == days[-1]:
        return Paragraph(rich(order.day(days[0])))
    first, last = order.day_and_year(days[0]), order.day_and_year(days[-1])
    return order.voice(_TEXTS).paragraph("from_to", first=first, last=last)


def _table(order: Order, sessions: Sequence[Session], held: Sequence[Session], *, incidents: bool) -> Table:
    voice, ids = order.voice(_TEXTS), [session.id for session in held]
    codes = order.work.glances.codes(ids)
    came = sum(came_to(s, sum(code.attended for code in codes.get(s.id, {}).values())) for s in held)
    visitors = sum(s.visitors + sum(c is Code.VISITOR for c in codes.get(s.id, {}).values()) for s in held)
    first = sum(len(people) for people in order.work.glances.first_times(ids).values())
    rows = (
        ("held", str(len(held))),
        ("not_held", str(sum(session.state.off and session.state is not SessionState.MOVED for session in sessions))),
        ("hours", hours(sum(session.minutes for session in held), order.language)),
        ("came", voice("untold") if came >= FEW and _few(order, came / len(held)) else _told(order, came)),
        ("average", _told(order, came / len(held))),
        ("first", _told(order, first)),
        ("visitors", _told(order, visitors)),
        ("agreement", str(sum(session.agreement_read for session in held))),
        ("incidents", voice("yes" if incidents else "no")),
    )
    told = [(key, value) for key, value in rows if key in _EMPLOYERS_ROWS or not _for_an_employer(order)]
    return Table((voice("what"), voice("number")), tuple((voice(key), value) for key, value in told))


def _for_an_employer(order: Order) -> bool:
    return order.group.profile is RecordProfile.WORKPLACE


def _few(order: Order, number: float) -> bool:
    return _for_an_employer(order) and 0 < number < FEW


def _told(order: Order, number: float) -> str:
    return order.voice(_TEXTS)("few") if _few(order, number) else str(round(number))


def _incidents(order: Order, sessions: Sequence[Session], first: date, last: date) -> bool:
    """Return whether there was an incident at one of the sessions, or in the group on these days apart from one."""
    ids = {session.id for session in sessions}
    return any(
        incident.session_id in ids
        if incident.session_id is not None
        else incident.group_id == order.group.id
        and first <= incident.opened_at.astimezone(order.now.tzinfo).date() <= last
        for incident in order.work.incidents.all()
    )


def _marks(order: Order, held: Sequence[Session]) -> tuple[Piece, ...]:
    """Return how often each mark was given; nothing where nobody is marked."""
    voice = order.voice(_TEXTS)
    codes = order.work.glances.codes([session.id for session in held])
    counts = Counter(code for found in codes.values() for code in found.values())
    told = [f"{label_in(code, order.language)} {counts[code]}" for code in _CODES if counts[code]]
    if not told:
        return ()
    return (voice.heading("codes"), Paragraph(rich(" · ".join(told))))


def _topics(order: Order, held: Sequence[Session]) -> tuple[Piece, ...]:
    """Return what the sessions were about; a topic in which somebody's name stands is left out."""
    voice = order.voice(_TEXTS)
    known = {m.person_id for m in order.work.memberships.of_group(order.group.id)}
    known |= order.work.marks.people_of_group(order.group.id)
    guard = NameGuard.over(person for person in order.work.people.all() if person.id in known)
    themes = dict.fromkeys(s.theme for s in held if s.theme and not guard.find(s.theme))
    listed = Paragraph(rich(" · ".join(themes))) if themes else voice.paragraph("no_topics")
    return (voice.heading("topics"), listed)


FILLERS = (
    Filler(
        entry=PaperEntry(
            key="session_report",
            title="Report to the organisation",
            about="Counts only, for one session or a time",
            audience=Audience.ORGANISATION,
            needs=Needs.GROUP,
            languages=ALL_LANGUAGES,
            variants=(_QUARTER, _SESSION, _MONTH, _YEAR),
            themes=("attendance",),
        ),
        fill=_report,
    ),
)
