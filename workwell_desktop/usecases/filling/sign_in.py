"""The sign-in sheet in its three ways, and name badges: names only where the record profile has them on paper."""

from workwell_desktop.domain.catalogue import Needs, PaperEntry, Variant
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.handout_text import Audience
from workwell_desktop.domain.ids import PersonId
from workwell_desktop.domain.membership import MembershipStatus
from workwell_desktop.domain.papers import Paper, PaperKind, SignInSheet
from workwell_desktop.domain.sheet import CardSheet, SheetCard
from workwell_desktop.domain.text import plain_letters
from workwell_desktop.storage.work import UnitOfWork
from workwell_desktop.usecases.filling.order import ALL_LANGUAGES, Filler, Order, Texts
from workwell_desktop.usecases.registers import names_of_group

SPARE_CARDS = 4
"""Cards without a name for people who walk in."""

BADGES_PER_PAGE = 10
LINES_IN_ALL = 18
LEAST_LINES = 7

_NAMES, _BLANK, _CARDS = (
    Variant("names", "Names printed"),
    Variant("blank", "Empty lines"),
    Variant("cards", "One card each"),
)
_BADGES, _TENTS = Variant("badges", "Badges, ten a page"), Variant("tents", "Table cards, two a page")

_TEXTS: Texts = {
    "badges": ("Name badges", "Etiquetas con el nombre", "Badges"),
    "badge": ("I am", "Soy", "Je suis"),
}


def names_expected(order: Order) -> tuple[str, ...]:
    """Return those expected at the session as the register shortens them; nobody where names stay off paper."""
    group = order.group
    if not group.profile.rules.names_on_paper:
        return ()
    memberships = order.work.memberships.of_group(group.id)
    names = names_of_group(order.work, group, memberships, short=True)
    day = order.maybe_session.day if order.maybe_session else order.today
    active = (m.person_id for m in memberships if m.status_on(day) is MembershipStatus.ACTIVE)
    return tuple(sorted((names[person_id] for person_id in active), key=plain_letters))


def _sign_in(order: Order) -> Paper:
    names = () if order.ask.variant == _BLANK.key else names_expected(order)
    cards = order.ask.variant == _CARDS.key
    return SignInSheet(
        group_name=order.group.name_on_paper,
        starts_at=order.session.starts_at,
        length_minutes=order.session.minutes,
        place=order.session.place,
        names=names,
        blank_lines=SPARE_CARDS if cards and names else max(LEAST_LINES, LINES_IN_ALL - len(names)),
        cards=cards,
        language=order.language,
    )


def _variants(_: UnitOfWork, group: Group | None) -> tuple[Variant, ...]:
    if group is not None and not group.profile.rules.names_on_paper:
        return (_BLANK, _CARDS)
    return (_NAMES, _BLANK, _CARDS)


def _badges(order: Order) -> Paper:
    """Return badges or table cards with first names; empty ones where names stay off paper, and some to spare."""
    voice = order.voice(_TEXTS)
    per_page = 2 if order.ask.variant == _TENTS.key else BADGES_PER_PAGE
    blank = SheetCard("", (voice.paragraph("badge"),))
    named = tuple(SheetCard(name, ()) for name in _first_names(order))
    spare = -len(named) % per_page or (0 if named and per_page == 2 else per_page)
    return CardSheet(
        title=voice("badges"), cards=(*named, *(blank,) * spare), per_page=per_page, language=order.language
    )


def _first_names(order: Order) -> tuple[str, ...]:
    """Return what people are called to their face: first or preferred name or alias, apart where two share it."""
    group = order.group
    if not group.profile.rules.names_on_paper:
        return ()
    people = {person.id: person for person in order.work.people.all()}
    memberships = [m for m in order.work.memberships.of_group(group.id) if m.status is MembershipStatus.ACTIVE]
    short = names_of_group(order.work, group, memberships, short=True)
    first: dict[PersonId, str] = {}
    for membership in memberships:
        person = people[membership.person_id]
        first[person.id] = person.alias or person.preferred_name or (person.display_name.split() or [""])[0]
    called = [first[each] if _alone(first, each) else short[each] for each in first]
    return tuple(sorted(called, key=plain_letters))


def _alone(names: dict[PersonId, str], wanted: PersonId) -> bool:
    return sum(1 for name in names.values() if plain_letters(name) == plain_letters(names[wanted])) == 1


FILLERS = (
    Filler(
        entry=PaperEntry(
            key=PaperKind.SIGN_IN_SHEET,
            title="Sign-in sheet",
            about="One line each, first name and initial",
            audience=Audience.ROOM,
            needs=Needs.SESSION,
            languages=ALL_LANGUAGES,
            variants=(_NAMES, _BLANK, _CARDS),
        ),
        fill=_sign_in,
        variants=_variants,
    ),
    Filler(
        entry=PaperEntry(
            key="name_badges",
            title="Name badges and table cards",
            about="First names, or empty to write on",
            audience=Audience.ROOM,
            needs=Needs.GROUP,
            languages=ALL_LANGUAGES,
            variants=(_BADGES, _TENTS),
        ),
        fill=_badges,
    ),
)
