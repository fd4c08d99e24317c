"""Cards for the pocket: this plan's parts one by one, and what to do when something happens."""

from functools import lru_cache

from workwell_desktop.domain.agenda import Timed
from workwell_desktop.domain.catalogue import Needs, PaperEntry, Variant
from workwell_desktop.domain.guide_library import Card
from workwell_desktop.domain.handout_text import Audience
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.papers import Paper
from workwell_desktop.domain.sheet import CardSheet, Lines, Paragraph, Piece, Run, SheetCard
from workwell_desktop.usecases.filling.order import ALL_LANGUAGES, Filler, Order, Texts, Voice, bullets
from workwell_desktop.usecases.guide_library import Library

_FOUR, _EIGHT = Variant("4", "Four a page"), Variant("8", "Eight a page")
MOST_STEPS = {4: 6, 8: 3}
"""Steps on a card by how many stand on a page: more would be too small to read in ten seconds."""

_TEXTS: Texts = {
    "cue": ("Cue cards", "Tarjetas del plan", "Cartes du plan"),
    "moments": ("When this happens", "Cuando pasa esto", "Quand cela arrive"),
    "say": ("Say", "Di", "Dire"),
    "ask": ("Ask", "Pregunta", "Demander"),
    "short": ("If short", "Si falta tiempo", "Si le temps manque"),
    "avoid": ("Better not", "Mejor no", "À éviter"),
    "no_plan": ("No plan yet", "Aún sin plan", "Pas encore de plan"),
    "plan_first": (
        "Make a plan first. Then each part has a card here.",
        "Haz primero un plan. Después, cada parte tiene aquí su tarjeta.",
        "Faites d’abord un plan. Chaque étape aura alors sa carte ici.",
    ),
}


@lru_cache
def _library() -> Library:
    return Library()


def _per_page(order: Order) -> int:
    return 8 if order.ask.variant == _EIGHT.key else 4


def _plan(order: Order) -> Paper:
    """Return a card for each part of the plan: when, what to say and do, what to ask."""
    timed = order.session.agenda.timed(order.session.starts_at)
    per_page = _per_page(order)
    voice = order.voice(_TEXTS)
    cards = tuple(_part_card(order, each, MOST_STEPS[per_page]) for each in timed)
    empty = SheetCard(voice("no_plan"), (voice.paragraph("plan_first"),))
    return CardSheet(title=voice("cue"), cards=cards or (empty,), per_page=per_page, language=order.language)


def _part_card(order: Order, timed: Timed, most: int) -> SheetCard:
    voice, block = order.voice(_TEXTS), timed.block
    steps = tuple(line.strip() for line in block.steps.splitlines() if line.strip())[:most]
    pieces: list[Piece] = []
    if block.say and most > MOST_STEPS[8]:
        pieces.append(_said(voice.label("say"), " ".join(block.say.split())))
    pieces += [bullets(steps)] if steps else []
    pieces += [_said(voice.label("ask"), block.prompts[0])] if block.prompts else []
    pieces += [_said(voice.label("short"), block.if_short)] if block.if_short else []
    title = f"{order.clock(timed.start)} · {block.title} · {block.minutes} min"
    return SheetCard(title, tuple(pieces) or (Lines(2),))


def _moments(order: Order) -> Paper:
    voice, per_page = order.voice(_TEXTS), _per_page(order)
    cards = tuple(_moment_card(voice, card, MOST_STEPS[per_page]) for card in _library().cards(order.language))
    return CardSheet(title=voice("moments"), cards=cards, per_page=per_page, language=order.language)


def _moment_card(voice: Voice, card: Card, most: int) -> SheetCard:
    pieces: list[Piece] = [bullets(card.do[:most]), _said(voice.label("say"), card.say)]
    if card.avoid and most > MOST_STEPS[8]:
        pieces.append(_said(voice.label("avoid"), card.avoid))
    return SheetCard(card.title, tuple(pieces))


def _said(name: str, text: str) -> Paragraph:
    return Paragraph((Run(name, strong=True), Run(text)))


FILLERS = (
    Filler(
        entry=PaperEntry(
            key="cue_cards",
            title="Cue cards of the plan",
            about="A card for each part, for your pocket",
            audience=Audience.FACILITATOR,
            needs=Needs.SESSION,
            languages=ALL_LANGUAGES,
            variants=(_FOUR, _EIGHT),
        ),
        fill=_plan,
    ),
    Filler(
        entry=PaperEntry(
            key="moment_cards",
            title="When this happens",
            about="Cards for hard moments, for your pocket",
            audience=Audience.FACILITATOR,
            languages=(Language.ENGLISH, Language.SPANISH),
            variants=(_FOUR, _EIGHT),
        ),
        fill=_moments,
    ),
)
