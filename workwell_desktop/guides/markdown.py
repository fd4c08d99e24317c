"""Markdown as guides and handouts use it, turned into pieces: text, lists, tables, and fences for places to write.

What a page of paper cannot carry, or what would have to be fetched, is refused with its line: HTML, pictures, code,
includes, lists within lists. The address of a link is printed beside its words; nothing is ever opened.
"""

import re
from collections.abc import Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from workwell_desktop.domain.sheet import (
    Box,
    Bullets,
    Choices,
    Fields,
    Heading,
    Lines,
    Paragraph,
    Piece,
    Rich,
    Ring,
    Rings,
    Run,
    Scale,
    Table,
    Ticks,
)
from workwell_desktop.guides.errors import NotAGuide, meant

MOST_LINES = 60
MOST_COLUMNS = 12
MOST_NESTED = 20
"""Quotes within quotes; more is no text."""

_INCLUDE = re.compile(r"\{\{|\{%|^\s*(!include|@import|:::|\.\. )", re.MULTILINE)
_SCALE = re.compile(r"(\d{1,3})\s*[–-]\s*(\d{1,3})\s*\|([^|]*)\|([^|]*)")
_TICK = re.compile(r"\[[ xX]?\]\s+")
_ADDRESS = re.compile(r"(https?://|mailto:)", re.IGNORECASE)
_FENCES = ("lines", "fields", "scale", "rings", "choices")

Node = SyntaxTreeNode


class Reader:
    """Turns the Markdown of one file into pieces. `before` is how many lines stand above it in the file."""

    def __init__(self, where: str, before: int) -> None:
        self.where, self._before = where, before

    def nodes(self, body: str) -> list[Node]:
        """Return the blocks of a text. Raises `NotAGuide` for what is refused anywhere in it."""
        included = _INCLUDE.search(body)
        if included:
            line = self._before + body.count("\n", 0, included.end()) + 1
            raise NotAGuide(self.where, line, "other files are not read from here. Put their text in its place.")
        return SyntaxTreeNode(_markdown().parse(body)).children

    def wrong(self, node: Node, what: str) -> NotAGuide:
        """Return the error that names the line of a block."""
        found: Node | None = node
        while found is not None and found.map is None:
            found = found.parent
        return NotAGuide(self.where, self._before + (found.map[0] if found and found.map else 0) + 1, what)

    def pieces(self, nodes: Sequence[Node], nested: int = 0) -> tuple[Piece, ...]:
        """Return the pieces of blocks."""
        return tuple(self._piece(node, nested) for node in nodes)

    def _piece(self, node: Node, nested: int) -> Piece:
        match node.type:
            case "heading":
                return self._heading(node)
            case "paragraph":
                return Paragraph(self.rich(node))
            case "bullet_list" | "ordered_list":
                return self._list(node)
            case "blockquote":
                if nested >= MOST_NESTED:
                    raise self.wrong(node, "these quotes stand too deep within each other.")
                return Box(self.pieces(node.children, nested + 1))
            case "table":
                return self._table(node)
            case "fence":
                return self._fence(node)
            case "html_block":
                raise self.wrong(node, "HTML is not used in guides. Write plain text instead.")
            case "hr":
                raise self.wrong(node, "a line across the page is not used here. Use a heading instead.")
        raise self.wrong(node, "program text is not used in guides. Take away the spaces before the line.")

    def _heading(self, node: Node) -> Heading:
        level = int(node.tag[1:])
        if level not in (2, 3):
            raise self.wrong(node, "only ## and ### begin a heading here.")
        return Heading(self.words(node), level)

    def rich(self, node: Node) -> Rich:
        """Return the words of a paragraph or a cell, strong where they are marked so."""
        runs: list[Run] = []
        for inline in node.children:
            self._runs(inline, False, runs)
        joined: list[Run] = []
        for run in runs:
            if joined and joined[-1].strong == run.strong:
                run = Run(joined.pop().text + run.text, run.strong)
            joined.append(run)
        return tuple(run for run in joined if run.text)

    def words(self, node: Node) -> str:
        """Return the words alone."""
        return "".join(run.text for run in self.rich(node)).strip()

    def _runs(self, node: Node, strong: bool, into: list[Run]) -> None:
        match node.type:
            case "text" | "code_inline":
                into.append(Run(node.content, strong))
            case "softbreak" | "hardbreak":
                into.append(Run(" ", strong))
            case "image":
                raise self.wrong(node, "pictures are not used in guides, and nothing is fetched from anywhere.")
            case "html_inline":
                raise self.wrong(node, "HTML is not used in guides. Write plain text instead.")
            case _:
                for child in node.children:
                    self._runs(child, strong or node.type == "strong", into)
                if node.type == "link":
                    self._address(node, strong, into)

    def _address(self, node: Node, strong: bool, into: list[Run]) -> None:
        href = str(node.attrs.get("href", ""))
        if not _ADDRESS.match(href):
            raise self.wrong(node, "a link can lead to a web page or a mail address only.")
        shown = href.removeprefix("mailto:")
        if not any(shown in run.text for run in into):
            into.append(Run(f" ({shown})", strong))

    def items(self, node: Node) -> tuple[Rich, ...]:
        """Return the items of a list. Raises `NotAGuide` for a list within it."""
        found = []
        for item in node.children:
            if any(child.type != "paragraph" for child in item.children):
                raise self.wrong(item, "only plain lines can stand in a list, no other list.")
            words: list[Run] = []
            for child in item.children:
                words += [*([Run(" ")] if words else []), *self.rich(child)]
            found.append(tuple(words))
        return tuple(found)

    def _list(self, node: Node) -> Bullets | Ticks:
        items = self.items(node)
        ticked = [bool(item and _TICK.match(item[0].text)) for item in items]
        if not any(ticked):
            return Bullets(items, ordered=node.type == "ordered_list")
        if not all(ticked):
            raise self.wrong(node, "either every line of a list has a box to tick, “[ ]”, or none.")
        return Ticks(tuple((Run(_TICK.sub("", item[0].text, count=1), item[0].strong), *item[1:]) for item in items))

    def _table(self, node: Node) -> Table:
        rows = [tuple(self.words(cell) for cell in row.children) for part in node.children for row in part.children]
        if len(rows[0]) > MOST_COLUMNS:
            raise self.wrong(node, f"a table has at most {MOST_COLUMNS} columns.")
        return Table(rows[0], tuple(rows[1:]))

    def _fence(self, node: Node) -> Piece:
        name, _, rest = node.info.strip().partition(" ")
        lines = [line.strip() for line in node.content.splitlines() if line.strip()]
        if name not in _FENCES:
            what = (
                f"there is nothing called “{name}” here; known are {', '.join(_FENCES)}."
                if name
                else "say what it is."
            )
            raise self.wrong(node, what + meant(name, _FENCES))
        if name == "lines":
            if not rest.strip().isdigit() or int(rest) > MOST_LINES or lines:
                raise self.wrong(node, f"write “lines 3”, with a number up to {MOST_LINES} and nothing below.")
            return Lines(int(rest))
        if not lines or rest:
            raise self.wrong(node, f"“{name}” stands alone on its line, and its words on the lines below.")
        return self._filled(node, name, lines)

    def _filled(self, node: Node, name: str, lines: list[str]) -> Piece:
        parts = [tuple(part.strip() for part in line.split("|")) for line in lines]
        if name == "fields":
            return Fields(tuple(parts))
        if name == "choices":
            return Choices(tuple(word.strip() for line in lines for word in line.split(",") if word.strip()))
        if name == "rings":
            if any(len(part) > 2 for part in parts):
                raise self.wrong(node, "a ring has a name and, after one “|”, a few quiet words.")
            return Rings(tuple(Ring(*part) for part in parts))
        found = _SCALE.fullmatch(lines[0])
        if found is None or len(lines) > 1 or not 0 < int(found[2]) - int(found[1]) <= 20:
            raise self.wrong(node, "write a scale as “0–10 | not at all | completely”.")
        return Scale(int(found[1]), int(found[2]), found[3].strip(), found[4].strip())


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"maxNesting": MOST_NESTED * 2}).enable("table")
