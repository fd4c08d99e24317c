"""Booklets: a whole guide, or a session's own plan. What is read before, the parts, and the end each begin a page."""

from collections.abc import Iterable, Sequence

from workwell_desktop.domain.agenda import Block, Handout
from workwell_desktop.domain.catalogue import Needs, PaperEntry
from workwell_desktop.domain.guide import Guide
from workwell_desktop.domain.handout_text import Audience
from workwell_desktop.domain.papers import Paper
from workwell_desktop.domain.sheet import Box, Heading, Manner, Paragraph, Piece, Run, Sheet, rich
from workwell_desktop.usecases.filling.order import ALL_LANGUAGES, Filler, Order, Texts, Voice, bullets

_TEXTS: Texts = {
    "booklet": ("Facilitator guide", "Guía para facilitar", "Guide d’animation"),
    "plan": ("Plan of the session", "Plan de la sesión", "Plan de la séance"),
    "no_plan": (
        "This session has no plan yet.",
        "Esta sesión todavía no tiene plan.",
        "Cette séance n’a pas encore de plan.",
    ),
    "glance": ("At a glance", "De un vistazo", "En bref"),
    "minutes": ("{count} minutes", "{count} minutos", "{count} minutes"),
    "people": ("{least} to {most} people", "de {least} a {most} personas", "{least} à {most} personnes"),
    "whom": ("For whom", "Para quién", "Pour qui"),
    "takes": ("Time and group", "Tiempo y grupo", "Durée et groupe"),
    "care": ("Please take care", "Ten cuidado", "Prudence"),
    "materials": ("What you need", "Qué se necesita", "Ce qu’il faut"),
    "purpose": ("Purpose", "Propósito", "But"),
    "preparation": ("Preparation", "Preparación", "Préparation"),
    "parts": ("Parts", "Partes", "Étapes"),
    "say": ("Say", "Di", "Dire"),
    "ask": ("Ask", "Pregunta", "Demander"),
    "group": ("For the group", "Para el grupo", "Pour le groupe"),
    "bring": ("Bring", "Trae", "Apporter"),
    "hand_out": ("Hand out", "Reparte", "Distribuer"),
    "short": ("If short", "Si falta tiempo", "Si le temps manque"),
    "long": ("If long", "Si sobra tiempo", "S’il reste du temps"),
    "watch": ("Watch for", "Fíjate en", "Attention à"),
    "leads": ("Leads", "Dirige", "Anime"),
    "closing": ("Closing", "Cierre", "Clôture"),
    "debrief": ("Debrief", "Repaso", "Bilan"),
    "sources": ("Sources", "Fuentes", "Sources"),
}


def guide_booklet(guide: Guide) -> Sheet:
    """Return a guide as a booklet in its own language."""
    voice, head = Voice(_TEXTS, guide.head.language), guide.head
    pieces: list[Piece] = [*_at_a_glance(voice, guide), voice.heading("purpose"), *guide.purpose]
    if guide.preparation:
        pieces += [voice.heading("preparation"), *guide.preparation]
    if guide.blocks:
        pieces += [voice.heading("parts", 1), *_parts(voice, guide.blocks)]
    for section in guide.sections:
        pieces += [Heading(section.title), *section.pieces]
    if guide.closing:
        pieces += [voice.heading("closing", 1), *guide.closing]
    if guide.debrief:
        pieces += [voice.heading("debrief"), bullets(guide.debrief)]
    if head.sources:
        pieces += [voice.heading("sources"), bullets(head.sources)]
    return Sheet(
        title=head.title,
        pieces=tuple(pieces),
        language=head.language,
        manner=Manner.BOOKLET,
        small=voice("booklet"),
        lead=head.summary,
        foot=head.title,
    )


def _at_a_glance(voice: Voice, guide: Guide) -> Iterable[Piece]:
    head = guide.head
    takes = voice("minutes", count=head.minutes)
    if guide.blocks:
        takes += " · " + voice("people", least=head.smallest, most=head.largest)
    yield voice.heading("glance", 1)
    yield _said(voice.label("whom"), head.for_whom)
    yield _said(voice.label("takes"), takes)
    if head.materials:
        yield voice.heading("materials", 3)
        yield bullets(head.materials)
    if head.safety:
        care = tuple(Paragraph(rich(line)) for line in head.safety)
        yield Box((voice.heading("care", 3), *care))


def _parts(voice: Voice, blocks: Sequence[Block]) -> Iterable[Piece]:
    for block in blocks:
        yield Heading(f"{block.title} · {block.minutes} min")
        yield from _part(voice, block)


def _part(voice: Voice, block: Block) -> Iterable[Piece]:
    """Give what a part says, in the order in which it is needed."""
    if block.owner:
        yield _said(voice.label("leads"), block.owner)
    if block.say:
        yield Box(tuple(Paragraph((Run(voice.label("say"), strong=True), Run(line))) for line in _lines(block.say)))
    if block.steps:
        yield bullets(_lines(block.steps))
    if block.prompts:
        yield Heading(voice("ask"), 3)
        yield bullets(block.prompts)
    rest = {
        "group": block.participant_text,
        "bring": ", ".join(block.materials),
        "hand_out": ", ".join(map(_title, block.handouts)),
        "short": block.if_short,
        "long": block.if_long,
        "watch": block.watch_for,
    }
    for key, text in rest.items():
        if text:
            yield _said(voice.label(key), " ".join(_lines(text)))


def _title(handout: Handout) -> str:
    return handout.title


def _said(name: str, text: str) -> Paragraph:
    return Paragraph((Run(name, strong=True), Run(text)))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _plan(order: Order) -> Paper:
    """Return the session's own plan as a booklet; one without parts says so."""
    voice, session = order.voice(_TEXTS), order.session
    timed = session.agenda.timed(session.starts_at)
    glance = tuple(f"{order.clock(each.start)} {each.block.title}" for each in timed)
    parts: tuple[Piece, ...] = (voice.heading("parts", 1), *_parts(voice, session.agenda.blocks))
    empty = (voice.paragraph("no_plan"),)
    return Sheet(
        title=session.theme or voice("plan"),
        pieces=(voice.heading("glance", 1), bullets(glance), *parts) if timed else empty,
        language=order.language,
        manner=Manner.BOOKLET,
        small=order.name_on_paper,
        lead=f"{order.day(session.day)}, {order.span(session)}",
        foot=voice("plan"),
    )


FILLERS = (
    Filler(
        entry=PaperEntry(
            key="plan_booklet",
            title="Plan as a booklet",
            about="Everything in this plan, to read before",
            audience=Audience.FACILITATOR,
            needs=Needs.SESSION,
            languages=ALL_LANGUAGES,
        ),
        fill=_plan,
    ),
)
