"""Markdown to pieces: the few things that guides and handouts are made of. Everything else is refused.

HTML, pictures, pieces of program and texts brought in from elsewhere have no place here. A link becomes its words and
its address in plain letters; nobody follows it.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from workwell_desktop.domain.sheet import Box, Bullets, Heading, Paragraph, Piece, Rich, Run, Table, Ticks, plain
from workwell_desktop.guides.errors import NotAGuide
from workwell_desktop.guides.fences import fence_piece
from workwell_desktop.guides.front_matter import unshowable

LONGEST_PARAGRAPH = 10_000
"""Characters without an empty line between: more than anybody reads in one breath."""
MOST_BRACKETS = 300
MOST_PIECES = 3_000
DEEPEST = 10
"""Strong within slanting within a link is three deep."""

_INCLUDES = re.compile(r"\{\{|\}\}|\{%|%\}|^\s*!include\b|^\s*@include\b|^\s*#include\b", re.IGNORECASE)
_ADDRESS = re.compile(r"(https?|mailto|tel):[^\s]+", re.IGNORECASE)
_TICK = re.compile(r"\[[ xX]\](\s+|$)")
_BAR = re.compile(r"(?<!\\)\|")

_REFUSED = {
    "html_block": "HTML is not shown here. Write plain text, or put a backslash before the <.",
    "html_inline": "HTML is not shown here. Write plain text, or put a backslash before the <.",
    "image": "pictures cannot be part of a text here. Describe in words what matters about it.",
    "hr": "a line across the page has no meaning here. Use a heading.",
}


@dataclass(frozen=True)
class Placed:
    """A piece and the line of the file on which it begins."""

    piece: Piece
    line: int


def read_pieces(body: str, where: str, first_line: int) -> tuple[Placed, ...]:
    """Return what a body is made of, in order. `first_line` is the line of the file on which it begins.

    Raises `NotAGuide` for whatever is not one of the pieces.
    """
    _refuse_endless(body, where, first_line)
    tokens = _parser().parse(body)
    _refuse_endless_tokens(tokens, where, first_line)
    return _Reader(body, where, first_line, tokens).pieces()


def _refuse_endless(body: str, where: str, first_line: int) -> None:
    """Refuse what takes long to read: the time grows with the square of a paragraph and of its open brackets."""
    together, brackets = 0, 0
    for number, line in enumerate(body.split("\n"), first_line):
        if _INCLUDES.search(line):
            raise NotAGuide(where, number, "a text cannot bring in another one. Copy the words here.")
        if not line.strip():
            together, brackets = 0, 0
            continue
        together, brackets = together + len(line), brackets + line.count("[")
        if together > LONGEST_PARAGRAPH:
            raise NotAGuide(where, number, f"{LONGEST_PARAGRAPH:,} characters without an empty line are too many.")
        if brackets > MOST_BRACKETS:
            raise NotAGuide(where, number, f"{MOST_BRACKETS} brackets without an empty line are too many.")


def _refuse_endless_tokens(tokens: Sequence[Token], where: str, first_line: int) -> None:
    """Refuse what would take a tree too large to walk: the reader goes down into it word by word."""
    pieces = sum(token.level == 0 and token.nesting >= 0 for token in tokens)
    if pieces > MOST_PIECES:
        raise NotAGuide(where, 0, f"it has {pieces:,} paragraphs and lists; {MOST_PIECES:,} is the most.")
    for token in tokens:
        if any(child.level > DEEPEST for child in token.children or ()):
            line = first_line + (token.map[0] if token.map else 0)
            raise NotAGuide(where, line, "too many stars or underscores, one within the other. Write plain words.")


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": 40})
    parser.enable("table").disable(["code", "lheading", "reference", "backticks"])
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # judged here, to be refused by line
    return parser


class _Reader:
    """One body on its way to pieces."""

    def __init__(self, body: str, where: str, first_line: int, tokens: Sequence[Token]) -> None:
        self._lines = body.split("\n")
        self._where = where
        self._first_line = first_line
        self._root = SyntaxTreeNode(tokens)

    def pieces(self) -> tuple[Placed, ...]:
        return tuple(Placed(self._piece(node), self._line(node)) for node in self._root.children)

    def _line(self, node: SyntaxTreeNode) -> int:
        at: SyntaxTreeNode | None = node
        while at is not None and (at.is_root or at.map is None):
            at = at.parent
        return self._first_line + (at.map[0] if at is not None and at.map is not None else 0)

    def _wrong(self, node: SyntaxTreeNode, what: str) -> NotAGuide:
        return NotAGuide(self._where, self._line(node), what)

    def _piece(self, node: SyntaxTreeNode) -> Piece:
        match node.type:
            case "heading":
                return Heading(self._plain(node), int(node.tag[1:]))
            case "paragraph":
                return Paragraph(self._rich(node))
            case "bullet_list" | "ordered_list":
                return self._list(node)
            case "fence":
                return fence_piece(node.info, node.content, self._where, self._line(node))
            case "table":
                return self._table(node)
            case "blockquote":
                if any(child.type == "blockquote" for child in node.children):
                    raise self._wrong(node, "a box inside a box cannot be printed.")
                return Box(tuple(self._piece(child) for child in node.children))
        raise self._wrong(node, _REFUSED.get(node.type, "this cannot be part of a text here."))

    def _list(self, node: SyntaxTreeNode) -> Piece:
        ordered = node.type == "ordered_list"
        if ordered and int(node.attrGet("start") or 1) != 1:
            raise self._wrong(node, "a numbered list begins with 1. To keep a number, write 5\\.")
        items = tuple(self._item(item) for item in node.children)
        ticks = [_TICK.match(plain(item)) is not None for item in items]
        if ordered or not any(ticks):
            return Bullets(items, ordered)
        if not all(ticks):
            raise self._wrong(
                node.children[ticks.index(False)], "all lines of a list have a box to tick, or none has."
            )
        for item, point in zip(items, node.children, strict=True):
            if not _without_box(item):
                raise self._wrong(point, "a point of the list is still empty.")
        return Ticks(tuple(_without_box(item) for item in items))

    def _item(self, item: SyntaxTreeNode) -> Rich:
        if len(item.children) == 1 and item.children[0].type == "paragraph":
            return self._rich(item.children[0])
        for child in item.children:
            if child.type in _REFUSED:
                raise self._wrong(child, _REFUSED[child.type])
        what = "a point of a list is one paragraph, without lists or boxes of its own."
        raise self._wrong(item, what if item.children else "a point of the list is still empty.")

    def _table(self, node: SyntaxTreeNode) -> Table:
        rows = [row for part in node.children for row in part.children]
        for row in rows:
            line = self._lines[self._line(row) - self._first_line].strip().lstrip(">").strip()
            cells = len(_BAR.split(line.removeprefix("|").removesuffix("|")))
            if cells != len(rows[0].children):
                raise self._wrong(row, f"the head has {len(rows[0].children)} cells, and this row {cells}.")
        head, *others = (tuple(self._plain(cell) for cell in row.children) for row in rows)
        return Table(head, tuple(others))

    def _plain(self, node: SyntaxTreeNode) -> str:
        return plain(self._rich(node)).strip()

    def _rich(self, node: SyntaxTreeNode) -> Rich:
        runs: list[Run] = []
        for inline in node.children:
            for text, strong in self._words(node, inline.children, False):
                if runs and runs[-1].strong == strong:
                    runs[-1] = Run(runs[-1].text + text, strong)
                elif text:
                    runs.append(Run(text, strong))
        if unshowable("".join(run.text for run in runs)):
            raise self._wrong(node, "there is a character that cannot be shown. Type the line again.")
        return tuple(runs)

    def _words(self, block: SyntaxTreeNode, nodes: list[SyntaxTreeNode], strong: bool) -> Iterator[tuple[str, bool]]:
        for node in nodes:
            match node.type:
                case "text":
                    yield unicodedata.normalize("NFC", node.content), strong
                case "softbreak" | "hardbreak":
                    yield " ", strong
                case "strong" | "em":
                    yield from self._words(block, node.children, strong or node.type == "strong")
                case "link":
                    yield from self._words(block, node.children, strong)
                    yield self._address(block, node), strong
                case other:
                    raise self._wrong(block, _REFUSED.get(other, "this cannot be part of a text here."))

    def _address(self, block: SyntaxTreeNode, link: SyntaxTreeNode) -> str:
        """Return the address of a link as words to follow its own; none where its words are the address."""
        address = str(link.attrGet("href") or "")
        if not _ADDRESS.fullmatch(address):
            raise self._wrong(block, "a link leads to a web page, an e-mail address or a telephone number only.")
        shown = "".join(child.content for child in link.children)
        return "" if shown in (address, address.removeprefix("mailto:")) else f" ({address})"


def _without_box(item: Rich) -> Rich:
    first, *others = item
    text = first.text[_end_of_box(first.text) :]
    return (*((Run(text, first.strong),) if text else ()), *others)


def _end_of_box(text: str) -> int:
    found = _TICK.match(text)
    return found.end() if found else 0
