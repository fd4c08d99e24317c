"""Handout files: what a handout is and for whom, then its text, or the cards to cut out."""

from workwell_desktop.domain.handout_text import PLACES, Audience, Copies, HandoutKind, HandoutText, places_of
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.sheet import PER_PAGE, SheetCard
from workwell_desktop.guides.errors import NotAGuide, meant
from workwell_desktop.guides.front_matter import parted
from workwell_desktop.guides.markdown import Node, Reader

_LONGEST_ABOUT = 50


def read_handout(source: str, where: str) -> HandoutText:
    """Return one handout; `where` names the file in errors. Raises `NotAGuide` naming the line."""
    file = parted(source, where)
    head, reader = file.head, Reader(where, file.lines_before)
    _check_places(source, where)
    per_page = head.whole("per_page", 0, most=max(PER_PAGE))
    if per_page and per_page not in PER_PAGE:
        raise head.wrong("per_page", f"“per_page” is one of {', '.join(map(str, PER_PAGE))}.")
    nodes = reader.nodes(file.body)
    if not nodes:
        raise NotAGuide(where, file.lines_before, "there is no text below the head yet.")
    made = HandoutText(
        key=head.text("key", needed=True),
        title=head.text("title", needed=True, longest=120),
        kind=head.one_of(HandoutKind, "kind", HandoutKind.HANDOUT),
        language=head.one_of(Language, "language", Language.ENGLISH),
        version=head.whole("version", 1, least=1),
        translates=head.whole_or_none("translates"),
        about=head.text("about", longest=_LONGEST_ABOUT),
        lead=head.text("lead"),
        corner=head.text("corner", longest=80),
        audience=head.one_of(Audience, "audience", Audience.PARTICIPANTS),
        copies=head.one_of(Copies, "copies", Copies.EACH),
        themes=head.texts("themes"),
        pieces=() if per_page else reader.pieces(nodes),
        per_page=per_page,
        cards=_cards(reader, nodes) if per_page else (),
    )
    head.done()
    return made


def _cards(reader: Reader, nodes: list[Node]) -> tuple[SheetCard, ...]:
    """Divide the text at its first-level headings; without one it is a single card."""
    parts: list[tuple[str, list[Node]]] = []
    for node in nodes:
        if node.type == "heading" and node.tag == "h1":
            parts.append((reader.words(node), []))
        elif parts:
            parts[-1][1].append(node)
        else:
            parts.append(("", [node]))
    return tuple(SheetCard(title, reader.pieces(below)) for title, below in parts)


def _check_places(source: str, where: str) -> None:
    """Refuse a place in braces that nothing fills: it would print as an empty line."""
    for number, line in enumerate(source.split("\n"), start=1):
        for name in sorted(places_of(line) - PLACES):
            raise NotAGuide(where, number, f"nothing is called “{{{name}}}”.{meant(name, PLACES)}")
