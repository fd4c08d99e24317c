"""One part of a guide: its heading with minutes and kind, and what to say, do and ask."""

import re
from collections.abc import Sequence

from workwell_desktop.domain.agenda import Block, Category, Handout
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import BlockId, new_id
from workwell_desktop.domain.sheet import Bullets, Heading, Paragraph, plain
from workwell_desktop.guides.errors import NotAGuide, meant, shortened
from workwell_desktop.guides.front_matter import is_key
from workwell_desktop.guides.markdown import Placed

TEXTS = {
    "Say": "say",
    "Do": "steps",
    "For the group": "participant_text",
    "If short": "if_short",
    "If long": "if_long",
    "Watch for": "watch_for",
}
"""Headings below which stands text, and the field of a part it is kept in."""
LISTS = {"Ask": "prompts", "Bring": "materials", "Hand out": "handouts"}
"""Headings below which stands a list."""
NAMES = ("Say", "Do", "Ask", "For the group", "Bring", "Hand out", "If short", "If long", "Watch for")

_HEADING = re.compile(r"(\d{1,4}) min, ([A-Za-z_-]+): (.+)")


def read_part(heading: Placed, inner: Sequence[Placed], where: str) -> Block:
    """Return the part that a `##` heading begins. Raises `NotAGuide` naming the line that cannot be read."""
    minutes, category, title = _read_heading(heading, where)
    fields: dict[str, object] = {}
    lines: dict[str, int] = {}
    for name, line, below in _named(inner, where):
        known = {**TEXTS, **LISTS}[name]
        lines[known] = line
        if name in TEXTS:
            fields[known] = "\n".join(_text_lines(below, name, where))
        elif name == "Hand out":
            fields[known] = tuple(_handout(item) for item in items_of(below, name, where))
        else:
            fields[known] = items_of(below, name, where)
    block = Block(id=BlockId(new_id()), title=title, category=category, minutes=minutes, **fields)  # type: ignore[arg-type]
    try:
        return block.checked()
    except Refusal as refusal:
        raise NotAGuide(where, lines.get(refusal.field, heading.line), refusal.sentence) from refusal


def _read_heading(heading: Placed, where: str) -> tuple[int, Category, str]:
    text = heading.piece.text if isinstance(heading.piece, Heading) else ""
    found = _HEADING.fullmatch(text)
    if not found:
        raise NotAGuide(
            where, heading.line, f"“{shortened(text)}” is not how a part begins. Write “## 5 min, opening: Arrive”."
        )
    try:
        return int(found[1]), Category(found[2]), found[3].strip()
    except ValueError:
        what = f"“{found[2]}” is not a kind of part. The kinds are {', '.join(Category)}.{meant(found[2], Category)}"
        raise NotAGuide(where, heading.line, what) from None


def _named(inner: Sequence[Placed], where: str) -> list[tuple[str, int, list[Placed]]]:
    """Return what stands below each `###` heading, with the heading's line."""
    found: list[tuple[str, int, list[Placed]]] = []
    for each in inner:
        if not isinstance(each.piece, Heading):
            if not found:
                raise NotAGuide(where, each.line, "this stands before the first heading, such as “### Say”.")
            found[-1][2].append(each)
            continue
        name = each.piece.text
        if each.piece.level != 3 or name not in NAMES:
            guess = meant(name, NAMES) or f" The parts are {', '.join(NAMES)}."
            raise NotAGuide(where, each.line, f"there is no part called “{shortened(name)}”.{guess}")
        if any(name == other for other, _, _ in found):
            raise NotAGuide(where, each.line, f"“{name}” stands twice in this part.")
        found.append((name, each.line, []))
    for name, line, below in found:
        if not below:
            raise NotAGuide(where, line, f"there is nothing below “### {name}” yet.")
    return found


def _text_lines(below: Sequence[Placed], name: str, where: str) -> list[str]:
    """Return one line for each paragraph and each point of a list."""
    lines: list[str] = []
    for each in below:
        match each.piece:
            case Paragraph(words=words):
                lines.append(plain(words))
            case Bullets(items=items):
                lines.extend(plain(item) for item in items)
            case _:
                raise NotAGuide(where, each.line, f"below “{name}” there are only sentences and lists.")
    return lines


def items_of(below: Sequence[Placed], name: str, where: str) -> tuple[str, ...]:
    """Return the points of a list below a heading. Raises `NotAGuide` when there is anything else."""
    items: list[str] = []
    for each in below:
        if not isinstance(each.piece, Bullets):
            raise NotAGuide(where, each.line, f"below “{name}” each line begins with a hyphen.")
        items.extend(plain(item).strip() for item in each.piece.items)
    return tuple(items)


def _handout(item: str) -> Handout:
    """Return a page to hand out: a key names one that WorkWell prints, anything else is a page from elsewhere."""
    return Handout(item, sheet=item) if is_key(item) else Handout(item)
