"""The group's own checklist with what this session needs, and a sign-in sheet for when the computer is not there."""

from workwell_desktop.domain.catalogue import Needs, PaperEntry
from workwell_desktop.domain.handout_text import Audience
from workwell_desktop.domain.papers import Paper
from workwell_desktop.domain.preparing import things_of, usual_things
from workwell_desktop.domain.sheet import Fields, Heading, Lines, Piece, Sheet, Table, Ticks, rich
from workwell_desktop.usecases.filling.order import ALL_LANGUAGES, Filler, Order, Texts, coming
from workwell_desktop.usecases.filling.session_papers import handout_words

EMPTY_ROWS = 16

_TEXTS: Texts = {
    "title": ("Sign-in sheet", "Hoja de registro", "Feuille de présence"),
    "lead": (
        "Please write the name you like to be called. This sheet is only used to note who came.",
        "Escribe el nombre que prefieres. Esta hoja solo sirve para saber quién vino.",
        "Écrivez le nom que vous préférez. Cette feuille sert seulement à savoir qui est venu.",
    ),
    "day": ("Day", "Día", "Jour"),
    "time": ("Time", "Hora", "Heure"),
    "place": ("Place", "Lugar", "Lieu"),
    "name": ("First name and initial", "Nombre e inicial", "Prénom et initiale"),
    "first": ("First time?", "¿Primera vez?", "Première fois ?"),
    "signature": ("Signature or tick", "Firma o marca", "Signature ou coche"),
}


def _checklist(order: Order) -> Paper:
    """Return what to get ready: the group's own list, else the usual one; for a session also what to bring."""
    group, session = order.group, order.maybe_session
    lists = {"Room": things_of(group) or usual_things(group.mode)}
    lead = ""
    if session is not None:
        people = coming(order.work, session)
        words = (handout_words(each, people) for block in session.agenda for each in block.handouts)
        lists |= {"Handouts": tuple(dict.fromkeys(words)), "Bring": session.agenda.materials}
        lead = f"{order.day(session.day)}, {order.span(session)}"
    pieces: list[Piece] = []
    for heading, things in lists.items():
        pieces += [Heading(heading), Ticks(tuple(rich(thing) for thing in things))] if things else []
    pieces += [Heading("Also"), Lines(3)]
    return Sheet(title="Checklist of the group", pieces=tuple(pieces), small=order.name_on_paper, lead=lead)


def _blank_sign_in(order: Order) -> Paper:
    """Return a sign-in sheet for any day, all empty."""
    voice = order.voice(_TEXTS)
    head = (voice("name"), voice("first"), voice("signature"))
    return Sheet(
        title=voice("title"),
        pieces=(
            Fields(((voice("day"), voice("time"), voice("place")),)),
            Table(head, (("", "", ""),) * EMPTY_ROWS),
        ),
        language=order.language,
        small=order.name_on_paper,
        lead=voice("lead"),
    )


FILLERS = (
    Filler(
        entry=PaperEntry(
            key="checklist",
            title="Checklist of the group",
            about="The room, handouts and what to bring",
            audience=Audience.FACILITATOR,
            needs=Needs.GROUP,
            themes=("preparation",),
        ),
        fill=_checklist,
    ),
    Filler(
        entry=PaperEntry(
            key="blank_sign_in",
            title="Sign-in sheet for any day",
            about="All empty, for when the computer is not there",
            audience=Audience.ROOM,
            languages=ALL_LANGUAGES,
            themes=("attendance",),
        ),
        fill=_blank_sign_in,
    ),
)
