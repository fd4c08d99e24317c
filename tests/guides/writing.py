"""Guides written back into files, for tests that read what they wrote and for shelves of any size."""

import re
from collections.abc import Iterable

from workwell_desktop.domain.agenda import Block
from workwell_desktop.domain.guide import Guide, GuideHead
from workwell_desktop.domain.sheet import Box, Bullets, Heading, Paragraph, Piece, Rich, Table, Ticks

_FIELDS = (
    ("Say", "say"),
    ("Do", "steps"),
    ("For the group", "participant_text"),
    ("If short", "if_short"),
    ("If long", "if_long"),
    ("Watch for", "watch_for"),
)
_SIGNS = re.compile(r"([\\*_\[\]<>&!`~#|])")
_AT_START = re.compile(r"^(\d+)([.)])|^([-+=])", re.MULTILINE)


def guide_source(guide: Guide) -> str:
    """Return a guide as a file that reads back as the same guide."""
    chapters = [("Purpose", _pieces(guide.purpose)), ("Preparation", _pieces(guide.preparation))]
    chapters.append(("Parts", "\n\n".join(map(_part, guide.blocks))))
    sections = (f"## {_safe(section.title)}\n\n{_pieces(section.pieces)}" for section in guide.sections)
    chapters.append(("Sections", "\n\n".join(sections)))
    chapters.append(("Closing", _pieces(guide.closing)))
    chapters.append(("Debrief", _list(map(_safe, guide.debrief))))
    body = "\n\n".join(f"# {name}\n\n{text}" for name, text in chapters if text)
    return f"+++\n{_head(guide.head)}\n+++\n\n{body}\n"


def _head(head: GuideHead) -> str:
    names = ["key", "title", "kind", "summary", "theme", "for_whom", "language", "experience"]
    lines = [f"{name} = {_quoted(getattr(head, name))}" for name in names]
    lines += [f"{name} = {getattr(head, name)}" for name in ("version", "minutes", "smallest", "largest")]
    lines += [f"translates = {head.translates}"] if head.translates else []
    for name in ("groups", "materials", "safety", "sources"):
        lines.append(f"{name} = [{', '.join(_quoted(text) for text in getattr(head, name))}]")
    return "\n".join(lines)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _part(block: Block) -> str:
    parts = [f"## {block.minutes} min, {block.category}: {_safe(block.title)}"]
    for name, field in _FIELDS:
        if text := getattr(block, field):
            parts.append(f"### {name}\n" + "\n\n".join(_safe(line) for line in text.split("\n")))
    for name, items in (("Ask", block.prompts), ("Bring", block.materials)):
        if items:
            parts.append(f"### {name}\n{_list(map(_safe, items))}")
    if block.handouts:
        parts.append("### Hand out\n" + _list(each.sheet or _safe(each.title) for each in block.handouts))
    return "\n\n".join(parts)


def _list(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _pieces(pieces: Iterable[Piece]) -> str:
    return "\n\n".join(map(_piece, pieces))


def _piece(piece: Piece) -> str:
    match piece:
        case Heading(text=text, level=level):
            return f"{'#' * level} {_safe(text)}"
        case Paragraph(words=words):
            return _rich(words)
        case Bullets(items=items, ordered=ordered):
            return "\n".join(f"{'1.' if ordered else '-'} {_rich(item)}" for item in items)
        case Ticks(items=items):
            return _list(f"[ ] {_rich(item)}" for item in items)
        case Table(head=head, rows=rows):
            lines = [" | ".join(map(_safe, row)) for row in (head, *rows)]
            return "\n".join(f"| {line} |" for line in (lines[0], " | ".join("---" for _ in head), *lines[1:]))
        case Box(pieces=inner):
            return "\n".join(f"> {line}".rstrip() for line in _pieces(inner).split("\n"))
    raise ValueError(piece)


def _rich(words: Rich) -> str:
    return _start("".join(f"**{_signs(run.text)}**" if run.strong else _signs(run.text) for run in words))


def _safe(text: str) -> str:
    return _start(_signs(text))


def _signs(text: str) -> str:
    return _SIGNS.sub(r"\\\1", text)


def _start(text: str) -> str:
    return _AT_START.sub(lambda found: f"{found[1] or ''}\\{found[2] or found[3]}", text)
