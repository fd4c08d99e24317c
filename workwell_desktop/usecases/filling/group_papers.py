"""Papers of one group: what it agreed on, what it records, where else to turn, and the way to its room."""

from itertools import groupby

from workwell_desktop.domain.agreement import Agreement
from workwell_desktop.domain.catalogue import Needs, PaperEntry, Variant
from workwell_desktop.domain.handout_text import Audience, Copies
from workwell_desktop.domain.papers import Paper
from workwell_desktop.domain.record_notice import record_notice
from workwell_desktop.domain.resource_list import Resource
from workwell_desktop.domain.sheet import (
    Box,
    Bullets,
    Fields,
    Heading,
    Lines,
    Manner,
    Paragraph,
    Piece,
    Run,
    Sheet,
    rich,
)
from workwell_desktop.usecases.filling.order import ALL_LANGUAGES, Filler, Order, Texts, bullets
from workwell_desktop.usecases.filling.places import values_of

LINES_OF_A_POSTER = 8
"""Empty lines on the poster of a group that has written nothing down yet."""

_AGREEMENT: Texts = {
    "title": ("Our agreement", "Nuestro acuerdo", "Notre accord"),
    "adopted": (
        "Version {version}, agreed on {day}",
        "Versión {version}, acordada el {day}",
        "Version {version}, convenue le {day}",
    ),
    "by": (" by {who}", " por {who}", " par {who}"),
    "draft": ("Draft of version {version}", "Borrador de la versión {version}", "Projet de la version {version}"),
    "limits": (
        "The limits of what stays here",
        "Los límites de lo que se queda aquí",
        "Les limites de ce qui reste ici",
    ),
    "again": ("We look at it again on", "Lo revisamos el", "Nous le relisons le"),
    "nothing": (
        "Write here what you agree on.",
        "Escribe aquí lo que acuerda el grupo.",
        "Écrivez ici ce dont vous convenez.",
    ),
}

_NOTICE: Texts = {
    "title": ("What we record about you", "Qué anotamos sobre ti", "Ce que nous notons sur vous"),
    "lead": (
        "As little as we can. This page says what, why, and who may read it.",
        "Lo menos posible. Esta hoja dice qué, por qué y quién puede leerlo.",
        "Le moins possible. Cette page dit quoi, pourquoi, et qui peut le lire.",
    ),
    "kept": ("What we keep", "Qué guardamos", "Ce que nous gardons"),
    "not_kept": ("What we do not keep", "Qué no guardamos", "Ce que nous ne gardons pas"),
    "why": ("Why, and for how long", "Para qué y cuánto tiempo", "Pourquoi, et combien de temps"),
    "who_sees": ("Who can read it", "Quién puede leerlo", "Qui peut le lire"),
    "ask": ("How to ask", "Cómo preguntar", "Comment demander"),
    "contact": ("Questions: {contact}.", "Preguntas: {contact}.", "Questions : {contact}."),
    "with": ("Your facilitators: {names}.", "Facilitan el grupo: {names}.", "Vos animateurs : {names}."),
}

_RESOURCES: Texts = {
    "title": ("Where else to turn", "Dónde más encontrar apoyo", "Où trouver encore de l’aide"),
    "lead": (
        "In danger, call the emergency number first.",
        "En caso de peligro, llama primero al número de emergencias.",
        "En cas de danger, appelez d’abord le numéro d’urgence.",
    ),
    "nothing": (
        "Nothing is on this list yet. There is room to write.",
        "Todavía no hay nada en esta lista. Hay sitio para escribir.",
        "Cette liste est encore vide. Il y a de la place pour écrire.",
    ),
    "checked": ("Checked on {day}", "Comprobado el {day}", "Vérifié le {day}"),
    "stale": (
        "Not checked lately. Please ring before you go.",
        "Sin comprobar últimamente. Llama antes de ir.",
        "Pas vérifié récemment. Appelez avant d’y aller.",
    ),
    "name": ("Name", "Nombre", "Nom"),
    "reach": ("Phone or address", "Teléfono o dirección", "Téléphone ou adresse"),
}

_SIGNS: Texts = {
    "here": ("Welcome. Please come in.", "Te damos la bienvenida. Entra.", "Bienvenue. Entrez."),
    "left": ("This way, to the left", "Por aquí, a la izquierda", "Par ici, à gauche"),
    "right": ("This way, to the right", "Por aquí, a la derecha", "Par ici, à droite"),
    "ahead": ("This way, straight on", "Por aquí, todo recto", "Par ici, tout droit"),
}
_POINTERS = {"left": "« « «", "right": "» » »"}
_WAYS = (
    Variant("here", "On the door"),
    Variant("left", "To the left"),
    Variant("right", "To the right"),
    Variant("ahead", "Straight on"),
)


def present_agreement(order: Order) -> Agreement | None:
    """Return the version that holds: the last one adopted, else the draft; None when nothing is written yet."""
    versions = [each for each in order.work.agreements.of_group(order.group.id) if each.clauses]
    adopted = next((each for each in versions if each.adopted_on), None)
    return adopted or next(iter(versions), None)


def _standing(order: Order, agreement: Agreement) -> str:
    voice = order.voice(_AGREEMENT)
    if agreement.adopted_on is None:
        return voice("draft", version=agreement.version)
    line = voice("adopted", version=agreement.version, day=order.day_and_year(agreement.adopted_on))
    return line + (voice("by", who=agreement.adopted_by) if agreement.adopted_by else "")


def _agreement(order: Order) -> Paper:
    """Return what the group agreed on; lines to choose from while nothing is written."""
    voice, agreement = order.voice(_AGREEMENT), present_agreement(order)
    if agreement is None:
        return order.handout.paper(values_of(order))
    pieces: list[Piece] = [Bullets(tuple(rich(each) for each in agreement.clauses), ordered=True)]
    if agreement.limits.strip():
        paragraphs = (Paragraph(rich(line)) for line in agreement.limits.splitlines() if line.strip())
        pieces += [voice.heading("limits"), *paragraphs]
    review = order.group.agreement_review_on
    pieces.append(
        Paragraph(rich(f"{voice('again')} {order.day_and_year(review)}.")) if review else Fields(((voice("again"),),))
    )
    return Sheet(
        title=voice("title"),
        pieces=tuple(pieces),
        language=order.language,
        small=order.name_on_paper,
        lead=_standing(order, agreement),
    )


def _agreement_poster(order: Order) -> Paper:
    voice, agreement = order.voice(_AGREEMENT), present_agreement(order)
    lines: tuple[Piece, ...] = (voice.paragraph("nothing"), Lines(LINES_OF_A_POSTER))
    if agreement is not None:
        lines = (Bullets(tuple(rich(each) for each in agreement.clauses)),)
    return Sheet(
        title=voice("title"),
        pieces=lines,
        language=order.language,
        manner=Manner.POSTER,
        small=order.name_on_paper,
        foot=_standing(order, agreement) if agreement else "",
    )


def _notice(order: Order) -> Paper:
    """Return what the group records, as its settings have it now."""
    voice, group = order.voice(_NOTICE), order.group
    rules = order.work.retention_rules.of_group(group.id)
    months = {rule.record_class: rule.months for rule in rules if rule.months is not None}
    told = record_notice(group.profile, group.letters, order.language, months)
    values = values_of(order)
    ask = [told.ask]
    ask += [voice("with", names=values["facilitators"])] if values["facilitators"] else []
    ask += [voice("contact", contact=values["contact"])] if values["contact"] else []
    return Sheet(
        title=voice("title"),
        pieces=(
            voice.heading("kept"),
            bullets(told.kept),
            voice.heading("not_kept"),
            bullets(told.not_kept),
            voice.heading("why"),
            Paragraph(rich(f"{told.why} {told.how_long}")),
            voice.heading("who_sees"),
            bullets((*told.who_sees, *told.leaves)),
            voice.heading("ask"),
            Paragraph(rich(" ".join(ask))),
        ),
        language=order.language,
        small=order.name_on_paper,
        lead=voice("lead"),
        corner=order.day_and_year(order.today),
    )


def _resources(order: Order) -> Paper:
    voice = order.voice(_RESOURCES)
    pieces: list[Piece] = []
    for need, found in groupby(order.work.resources.all(), key=lambda each: each.need):
        pieces.append(Heading(need))
        pieces += [_service(order, each) for each in found]
    if not pieces:
        pieces = [voice.paragraph("nothing"), Fields(((voice("name"), voice("reach")),) * 6)]
    return Sheet(
        title=voice("title"),
        pieces=tuple(pieces),
        language=order.language,
        small=order.name_on_paper,
        lead=voice("lead"),
        corner=order.day_and_year(order.today),
    )


def _service(order: Order, resource: Resource) -> Piece:
    """Return one service: how to reach it first, then the rest, and whether somebody looked lately."""
    voice = order.voice(_RESOURCES)
    facts = " · ".join(filter(None, (resource.hours, resource.cost, resource.language, resource.area)))
    lines = [Paragraph((Run(resource.name, strong=True), *rich(f"  {resource.reach}" if resource.reach else "")))]
    lines += [Paragraph(rich(facts))] if facts else []
    if resource.checked_on is None or resource.stale(order.today):
        lines.append(voice.paragraph("stale"))
    else:
        lines.append(voice.paragraph("checked", day=order.day_and_year(resource.checked_on)))
    return Box(tuple(lines))


def _sign(order: Order) -> Paper:
    """Return a sign with the neutral name and the way; nothing says what the group is about."""
    voice, way = order.voice(_SIGNS), order.ask.variant or "here"
    pieces: list[Piece] = [Heading(_POINTERS[way], 1)] if way in _POINTERS else []
    pieces.append(voice.paragraph(way))
    if way == "here" and order.place:
        pieces.append(Paragraph(rich(order.place)))
    return Sheet(title=order.group.name_on_paper, pieces=tuple(pieces), language=order.language, manner=Manner.POSTER)


FILLERS = (
    Filler(
        entry=PaperEntry(
            key="group_agreement",
            title="Group agreement",
            about="What you agreed on, and its limits",
            audience=Audience.PARTICIPANTS,
            languages=ALL_LANGUAGES,
            needs=Needs.GROUP,
            copies=Copies.EACH,
        ),
        fill=_agreement,
        handout="agreement-starter",
    ),
    Filler(
        entry=PaperEntry(
            key="group_agreement_poster",
            title="Agreement poster",
            about="For the wall, in large print",
            audience=Audience.ROOM,
            languages=ALL_LANGUAGES,
            needs=Needs.GROUP,
        ),
        fill=_agreement_poster,
    ),
    Filler(
        entry=PaperEntry(
            key="record_notice",
            title="What we record about you",
            about="From the settings of this group",
            audience=Audience.PARTICIPANTS,
            languages=ALL_LANGUAGES,
            needs=Needs.GROUP,
            copies=Copies.EACH,
            bilingual=True,
            themes=("privacy",),
        ),
        fill=_notice,
    ),
    Filler(
        entry=PaperEntry(
            key="resource_list",
            title="Where else to turn",
            about="Your list of services, by need",
            audience=Audience.PARTICIPANTS,
            languages=ALL_LANGUAGES,
            copies=Copies.EACH,
        ),
        fill=_resources,
    ),
    Filler(
        entry=PaperEntry(
            key="room_sign",
            title="Room signs",
            about="The neutral name and the way",
            audience=Audience.ROOM,
            languages=ALL_LANGUAGES,
            needs=Needs.GROUP,
            bilingual=True,
            variants=_WAYS,
        ),
        fill=_sign,
    ),
)
