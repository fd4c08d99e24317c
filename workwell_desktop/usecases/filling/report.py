"""The report to the organisation: how many came and what it was about. It counts and names nobody."""

from collections import Counter
from collections.abc import Collection, Sequence
from datetime import timedelta

from workwell_desktop.domain.attendance import Code
from workwell_desktop.domain.catalogue import Needs, PaperEntry, Variant
from workwell_desktop.domain.handout_text import Audience
from workwell_desktop.domain.ids import SessionId
from workwell_desktop.domain.name_guard import NameGuard
from workwell_desktop.domain.papers import Paper
from workwell_desktop.domain.profile import RecordProfile
from workwell_desktop.domain.session import Session
from workwell_desktop.domain.sheet import Fields, Paragraph, Piece, Sheet, Table, rich
from workwell_desktop.usecases.filling.label_words import label_in
from workwell_desktop.usecases.filling.letter_papers import hours
from workwell_desktop.usecases.filling.order import ALL_LANGUAGES, Filler, Order, Texts

FEW = 5
"""In a workplace group, fewer people than this are not told as a number: somebody might work out who they are."""

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
    sessions = _meant(order)
    held = [session for session in sessions if session.state.held]
    pieces: list[Piece] = [_period(order, sessions)]
    if held:
        pieces += [_table(order, sessions, held), *_marks(order, held), *_topics(order, held)]
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


def _meant(order: Order) -> list[Session]:
    variant = order.ask.variant or (_SESSION.key if order.maybe_session else _QUARTER.key)
    if variant == _SESSION.key:
        return [order.session]
    first = order.today - timedelta(days=_DAYS[variant])
    known = order.work.sessions.of_group(order.group.id, plans=False)
    return [session for session in known if first <= session.day <= order.today]


def _period(order: Order, sessions: Sequence[Session]) -> Paragraph:
    days = [session.day for session in sessions] or [order.today]
    if days[0] == days[-1]:
        return Paragraph(rich(order.day(days[0])))
    first, last = order.day_and_year(days[0]), order.day_and_year(days[-1])
    return order.voice(_TEXTS).paragraph("from_to", first=first, last=last)


def _table(order: Order, sessions: Sequence[Session], held: Sequence[Session]) -> Table:
    voice, ids = order.voice(_TEXTS), [session.id for session in held]
    codes = order.work.glances.codes(ids)
    came = sum(_came(codes.get(s.id, {}).values(), s) for s in held)
    visitors = sum(s.visitors + sum(c is Code.VISITOR for c in codes.get(s.id, {}).values()) for s in held)
    first = sum(len(people) for people in order.work.glances.first_times(ids).values())
    rows = (
        ("held", str(len(held))),
        ("not_held", str(sum(1 for session in sessions if session.state.off))),
        ("hours", hours(sum(session.minutes for session in held), order.language)),
        ("came", _told(order, came)),
        ("average", _told(order, round(came / len(held)))),
        ("first", _told(order, first)),
        ("visitors", _told(order, visitors)),
        ("agreement", str(sum(session.agreement_read for session in held))),
        ("incidents", voice("yes" if _incidents(order, ids) else "no")),
    )
    return Table((voice("what"), voice("number")), tuple((voice(key), value) for key, value in rows))


def _came(codes: Collection[Code], session: Session) -> int:
    """Return how many came by their marks, or by heads where nobody was marked; visitors apart."""
    return sum(code.attended for code in codes) or session.headcount or 0


def _told(order: Order, number: int) -> str:
    few = order.group.profile is RecordProfile.WORKPLACE and 0 < number < FEW
    return order.voice(_TEXTS)("few") if few else str(number)


def _incidents(order: Order, session_ids: Sequence[SessionId]) -> bool:
    return any(order.work.incidents.of_session(session_id) for session_id in session_ids)


def _marks(order: Order, held: Sequence[Session]) -> tuple[Piece, ...]:
    """Return how often each mark was given; not for an employer, and not where nobody is marked."""
    voice = order.voice(_TEXTS)
    codes = order.work.glances.codes([session.id for session in held])
    counts = Counter(code for found in codes.values() for code in found.values())
    told = [f"{label_in(code, order.language)} {counts[code]}" for code in _CODES if counts[code]]
    if not told or order.group.profile is RecordProfile.WORKPLACE:
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
