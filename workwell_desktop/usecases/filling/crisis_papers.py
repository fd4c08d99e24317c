"""Papers for a crisis: whom to call on a card and on the wall, what to do step by step, and the report afterwards."""

from functools import lru_cache

from workwell_desktop.domain.catalogue import Needs, PaperEntry, Variant
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.handout_text import Audience, Copies
from workwell_desktop.domain.incident import CrisisContact, CrisisSheet, who_goes
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.papers import Paper
from workwell_desktop.domain.sheet import (
    Bullets,
    CardSheet,
    Fields,
    Heading,
    Manner,
    Paragraph,
    Piece,
    Run,
    Sheet,
    SheetCard,
    Table,
    rich,
)
from workwell_desktop.storage.work import UnitOfWork
from workwell_desktop.usecases.crisis import ANYWHERE, built_in, countries
from workwell_desktop.usecases.filling.crisis_words import told_in
from workwell_desktop.usecases.filling.order import ALL_LANGUAGES, Filler, Order, Texts, bullets
from workwell_desktop.usecases.guide_library import Library

OWN = "own"
"""The variant with the numbers that the facilitator keeps; every other one is a country's."""

CARDS_PER_PAGE = 8
MOST_ON_A_CARD = 4

_TEXTS: Texts = {
    "card": ("If you need someone now", "Si necesitas a alguien ahora", "Si vous avez besoin de quelqu’un"),
    "sheet": ("In a crisis", "En una crisis", "En cas de crise"),
    "steps": ("When somebody may be at risk", "Cuando alguien puede estar en riesgo", "Si quelqu’un est en danger"),
    "danger": (
        "If somebody is in danger, call the emergency number. Do not leave the person alone.",
        "Si alguien está en peligro, llama al número de emergencias. No dejes sola a la persona.",
        "Si quelqu’un est en danger, appelez le numéro d’urgence. Ne laissez pas la personne seule.",
    ),
    "who": ("Who", "Quién", "Qui"),
    "number": ("Number", "Número", "Numéro"),
    "hours": ("When", "Cuándo", "Quand"),
    "numbers": ("Call", "Llama", "Appelez"),
    "here": ("We are at", "Estamos en", "Nous sommes à"),
    "department": ("Nearest emergency department", "Urgencias más cercanas", "Urgences les plus proches"),
    "quiet": ("Quiet place", "Lugar tranquilo", "Endroit calme"),
    "goes": ("Goes with the person", "Acompaña a la persona", "Accompagne la personne"),
    "stays": ("Stays with the group", "Se queda con el grupo", "Reste avec le groupe"),
    "unchecked": (
        "Nobody has checked these numbers here yet. Look each one up at its own service before you rely on it.",
        "Nadie ha comprobado aquí estos números. Búscalos en la página de cada servicio antes de fiarte.",
        "Personne n’a encore vérifié ces numéros ici. Cherchez chacun sur le site du service avant de vous y fier.",
    ),
    "checked": ("Checked on {day}.", "Comprobados el {day}.", "Vérifiés le {day}."),
    "old": (
        "Last checked on {day}, more than 90 days ago. Please check the numbers, then print this again.",
        "Comprobados por última vez el {day}, hace más de 90 días. Compruébalos e imprime otra vez.",
        "Vérifiés la dernière fois le {day}, il y a plus de 90 jours. Vérifiez-les et réimprimez.",
    ),
}


@lru_cache
def _library() -> Library:
    return Library()


def _own_or_country(work: UnitOfWork, _: Group | None) -> tuple[Variant, ...]:
    """Return whose numbers may stand on a crisis paper: one's own first, else those of the facilitator's country."""
    sheet = work.crisis.get()
    first = sheet.country or ANYWHERE
    known = sorted(countries(), key=lambda pair: pair[0] != first)
    built = tuple(Variant(code, name) for code, name in known)
    return (Variant(OWN, "Your own numbers"), *built) if sheet.contacts else built


def _numbers(order: Order) -> CrisisSheet:
    """Return the numbers meant. Those that come with the program were reviewed by nobody here."""
    kept = order.work.crisis.get()
    if kept.contacts and order.ask.variant in ("", OWN):
        return kept
    wanted = order.ask.variant if order.ask.variant not in ("", OWN) else kept.country
    return built_in(wanted or ANYWHERE).sheet


def _standing(order: Order, sheet: CrisisSheet) -> str:
    """Return whether somebody checked the numbers, and when; a warning when that is too long ago."""
    voice = order.voice(_TEXTS)
    if sheet.reviewed_on is None:
        return voice("unchecked")
    return voice("old" if sheet.stale(order.today) else "checked", day=order.day_and_year(sheet.reviewed_on))


def _contacts(order: Order, sheet: CrisisSheet) -> tuple[CrisisContact, ...]:
    """Return whom to call, in the language of the paper as far as the words came with the program."""

    def told(words: str) -> str:
        return told_in(words, order.language)

    return tuple(
        CrisisContact(name=told(each.name), number=told(each.number), hours=told(each.hours))
        for each in sheet.contacts
    )


def _card(order: Order) -> Paper:
    """Return cards for the wallet. They are for taking along, so they say nothing of the group or its room."""
    voice, sheet = order.voice(_TEXTS), _numbers(order)
    lines = [
        Paragraph((Run(contact.number, strong=True), Run(f"  {contact.name}")))
        for contact in _contacts(order, sheet)[:MOST_ON_A_CARD]
    ]
    department = order.maybe_group.emergency_department if order.maybe_group else ""
    if department:
        lines.append(Paragraph(rich(f"{voice.label('department')}{department}")))
    lines.append(Paragraph(rich(_standing(order, sheet))))
    card = SheetCard(voice("card"), tuple(lines))
    return CardSheet(title=voice("card"), cards=(card,), per_page=CARDS_PER_PAGE, fill=True, language=order.language)


def _wall(order: Order) -> Paper:
    voice, sheet = order.voice(_TEXTS), _numbers(order)
    rows = tuple((contact.name, contact.number, contact.hours) for contact in _contacts(order, sheet))
    return Sheet(
        title=voice("sheet"),
        pieces=(
            voice.paragraph("danger"),
            Table((voice("who"), voice("number"), voice("hours")), rows),
            *_room(order),
            Paragraph(rich(_standing(order, sheet))),
        ),
        language=order.language,
        manner=Manner.POSTER,
        small=order.name_on_paper,
    )


def _room(order: Order) -> tuple[Piece, ...]:
    """Return what to tell the operator and who does what; an empty line for whatever is not known."""
    voice, group, session = order.voice(_TEXTS), order.maybe_group, order.maybe_session
    own_name = order.work.facilitator.get().name
    goes = who_goes(session.facilitators if session else (), own_name)
    address = ", ".join(filter(None, (group.address, order.place))) if group else ""
    known = {
        "here": address,
        "department": group.emergency_department if group else "",
        "quiet": group.quiet_place if group else "",
        "goes": goes,
        "stays": own_name if goes else "",
    }
    said = tuple(Paragraph((Run(voice.label(key), strong=True), Run(value))) for key, value in known.items() if value)
    return (*said, *(Fields(((voice(key),),)) for key, value in known.items() if not value))


def _steps(order: Order) -> Paper:
    """Return what to do, step by step, with the numbers and the room: to be kept within reach."""
    voice, sheet = order.voice(_TEXTS), _numbers(order)
    steps = tuple(
        (Run(step.text, strong=True), Run(f" {step.quiet}")) for step in _library().crisis_steps(order.language)
    )
    numbers = tuple(
        (
            Run(f"{contact.number}  ", strong=True),
            Run(" · ".join(filter(None, (contact.name, contact.hours)))),
        )
        for contact in _contacts(order, sheet)
    )
    return Sheet(
        title=voice("steps"),
        pieces=(
            Bullets(steps, ordered=True),
            voice.heading("numbers"),
            Bullets(numbers),
            Paragraph(rich(_standing(order, sheet))),
            *_room(order),
        ),
        language=order.language,
        small=order.name_on_paper,
    )


def _incident(order: Order) -> Paper:
    """Return the report of an incident as it was written; what happened and what somebody thinks stay apart."""
    if order.ask.incident_id is None:
        raise Refusal("This paper is about one incident. Choose an incident first.", "incident")
    incident = order.work.incidents.get(order.ask.incident_id)
    group = order.work.groups.get(incident.group_id) if incident.group_id else None
    session = order.work.sessions.get(incident.session_id) if incident.session_id else None
    zone = session.starts_at.tzinfo if session else None  # moments come back in UTC; None is the computer's own zone
    opened = incident.opened_at.astimezone(zone)
    begun = f"{order.day(opened.date())}, {order.clock(opened)}"
    parts = (
        ("What happened", incident.facts),
        ("What was done", incident.actions),
        ("Who was told", incident.told),
        ("My own view, apart from the facts", incident.opinion),
    )
    pieces: list[Piece] = [Paragraph((Run("Began: ", strong=True), Run(begun)))]
    if incident.closed_at:
        over = order.clock(incident.closed_at.astimezone(zone))
        pieces.append(Paragraph((Run("Over for the moment: ", strong=True), Run(over))))
    if incident.steps:
        pieces += [Heading("Steps that were ticked"), bullets(incident.steps)]
    for heading, text in parts:
        lines = [line for line in text.splitlines() if line.strip()]
        pieces += [Heading(heading), *(Paragraph(rich(line)) for line in lines or ["Nothing written."])]
    pieces += [Heading("Signatures"), Fields((("Facilitator", "Date and time"), ("Received by", "Date and time")))]
    finished = incident.signed_at.astimezone(zone) if incident.signed_at else None
    return Sheet(
        title="Incident report",
        pieces=tuple(pieces),
        small=group.name_on_paper if group else "",
        corner="Confidential. Lock it away.",
        lead=f"Finished on {order.day_and_year(finished.date())}" if finished else "A draft, not finished yet",
    )


FILLERS = (
    Filler(
        entry=PaperEntry(
            key="crisis_card",
            title="Crisis card",
            about="Whom to call, for the wallet",
            audience=Audience.PARTICIPANTS,
            copies=Copies.EACH,
            languages=ALL_LANGUAGES,
            themes=("crisis",),
        ),
        fill=_card,
        variants=_own_or_country,
    ),
    Filler(
        entry=PaperEntry(
            key="crisis_sheet",
            title="Crisis sheet for the wall",
            about="Numbers, this room, who does what",
            audience=Audience.ROOM,
            languages=ALL_LANGUAGES,
            bilingual=True,
            themes=("crisis",),
        ),
        fill=_wall,
        variants=_own_or_country,
    ),
    Filler(
        entry=PaperEntry(
            key="crisis_steps",
            title="Crisis steps",
            about="What to do, step by step, and the numbers",
            audience=Audience.FACILITATOR,
            languages=(Language.ENGLISH, Language.SPANISH),
            themes=("crisis",),
        ),
        fill=_steps,
        variants=_own_or_country,
    ),
    Filler(
        entry=PaperEntry(
            key="incident_report",
            title="Incident report",
            about="One incident, as it was written down",
            audience=Audience.FACILITATOR,
            needs=Needs.INCIDENT,
            themes=("crisis",),
        ),
        fill=_incident,
    ),
)
