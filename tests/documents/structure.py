"""Reads a PDF back without the program's help: faults in its tags, and what it says in reading order.

This is a checker of structure, not a judge of PDF/UA.
"""

from __future__ import annotations

from ctypes import c_uint16, c_ulong
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.sax.saxutils import escape

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
from pikepdf import Name

if TYPE_CHECKING:
    from collections.abc import Iterator

PAINTING = frozenset(["Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "EI"])
HEADINGS = {"/H1": 1, "/H2": 2, "/H3": 3, "/H4": 4}
BLACK = (0.0, 0.0, 0.0)
TEAL = (0.0902, 0.3294, 0.3098)
PRINTABLE_MARGIN = 10 / 25.4 * 72
"""Points that every office printer can reach: nothing may be painted nearer to the edge."""


class Node(NamedTuple):
    """One element of the structure tree with the text that belongs to it, and its kids in order."""

    role: str
    text: str
    kids: tuple[Node, ...]
    alt: str
    scope: str
    language: str

    def walk(self) -> Iterator[Node]:
        """Go through the tree in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()


def faults(data: bytes) -> list[str]:
    """List everything wrong with the tags, fonts and metadata of a file; empty when all is well."""
    with pikepdf.open(BytesIO(data)) as pdf:
        found = [*_faults_of_catalogue(pdf), *_faults_of_tree(data)]
        for number, page in enumerate(pdf.pages, start=1):
            found += [f"page {number}: {fault}" for fault in _faults_of_page(page, number)]
        found += _faults_of_parent_tree(pdf)
    found += _faults_of_margins(data)
    return found


def _faults_of_catalogue(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    if not _entry(root, "/MarkInfo", "/Marked"):
        yield "not marked as tagged"
    if str(root.get("/Lang", "")) not in {"en-GB", "es", "fr"}:
        yield "no language"
    if not _entry(root, "/ViewerPreferences", "/DisplayDocTitle"):
        yield "the title is not shown in the window"
    if set(pdf.docinfo.keys()) != {"/Title", "/Producer"}:
        yield f"the information dictionary holds {sorted(pdf.docinfo.keys())}"
    xmp = bytes(root.Metadata.read_bytes()).decode("utf-8") if "/Metadata" in root else ""
    if f">{escape(str(pdf.docinfo.get('/Title')))}<" not in xmp:
        yield "the metadata stream has another title"
    if "pdfuaid" in xmp:
        yield "the file claims a conformance nobody has judged"
    if "/Names" in root or "/OpenAction" in root:
        yield "the file carries scripts or attachments"


def _entry(thing: pikepdf.Object, *keys: str) -> Any:  # noqa: ANN401 - pikepdf's own types cannot say it
    """Follow keys through dictionaries; None when one is missing."""
    found: Any = thing
    for key in keys:
        found = found.get(key) if found is not None else None
    return found


def _kids(element: pikepdf.Object) -> list[Any]:
    """Give the kids of an element: numbers of marks, references to marks, or further elements."""
    return list(_entry(element, "/K") or [])


def _faults_of_tree(data: bytes) -> Iterator[str]:
    for node in tree(data).walk():
        if node.role == "/Figure" and not node.alt:
            yield "a figure without a description"
        if node.role == "/TH" and not node.scope:
            yield "a table head without scope"
        allowed = {"/L": {"/LI"}, "/LI": {"/Lbl", "/LBody"}, "/Table": {"/TR"}, "/TR": {"/TH", "/TD"}}
        strangers = {kid.role for kid in node.kids} - allowed.get(node.role, {kid.role for kid in node.kids})
        if strangers:
            yield f"{node.role} holds {strangers}"
        if node.role == "/Table" and len({len(row.kids) for row in node.kids}) > 1:
            yield "a table with rows of different length"
    for levels in _levels(tree(data)):
        yield from _faults_of_headings(levels)


def _levels(document: Node) -> Iterator[list[int]]:
    """List the levels of headings of each paper, and of each of its languages."""
    papers = [kid for kid in document.kids if kid.role == "/Part"] or [document]
    for paper in papers:
        sides = [kid for kid in paper.kids if kid.role == "/Sect" and kid.language] or [paper]
        for side in sides:
            yield [HEADINGS[node.role] for node in side.walk() if node.role in HEADINGS]


def _faults_of_headings(levels: list[int]) -> Iterator[str]:
    if levels.count(1) != 1 or levels[0] != 1:
        yield f"headings {levels[:5]} do not begin with one H1"
    if any(after > before + 1 for before, after in pairwise(levels)):
        yield "a level of headings is skipped"


def _faults_of_page(page: pikepdf.Page, number: int) -> Iterator[str]:
    if page.get("/Tabs") != Name("/S"):
        yield "tab order is not that of the structure"
    if page.get("/StructParents") != number - 1:
        yield "no link to the structure tree"
    depth = unmarked = 0
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if operator in ("BDC", "BMC"):
            depth += 1
            if depth > 1:
                yield "marked content inside marked content"
        elif operator == "EMC":
            depth -= 1
        elif operator in PAINTING and depth == 0:
            unmarked += 1
        elif operator in ("g", "G", "k", "K", "sc", "SC", "scn", "SCN") and any(instruction.operands):
            yield "something is grey"
    if unmarked:
        yield f"{unmarked} things painted outside marked content"
    if depth:
        yield "marked content left open"
    for font in page.resources.get("/Font", {}).values():
        yield from _faults_of_font(font)


def _colour(instruction: Any) -> tuple[float, ...]:  # noqa: ANN401 - pikepdf's own types cannot say it
    return tuple(round(float(part), 4) for part in instruction.operands)


def _faults_of_font(font: pikepdf.Object) -> Iterator[str]:
    name = str(font.BaseFont)
    if "/FontFile2" not in font.get("/FontDescriptor", {}):
        yield f"{name} is not embedded"
    if len(name.split("+")[0]) != len("/ABCDEF"):
        yield f"{name} is not a subset"
    if "/ToUnicode" not in font:
        yield f"{name} cannot be read back"


def _faults_of_parent_tree(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Compare the two directions: from marks to elements, and from elements to marks."""
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    down = {(page, mark): element for element, page, mark in _marks(pdf)}
    for number, page in enumerate(pdf.pages):
        elements = numbers[2 * number + 1]
        for mark, element in enumerate(elements):
            if down.pop((page.obj.objgen, mark), None) != element.objgen:
                yield f"page {number + 1}: mark {mark} belongs to two elements or to none"
    if down:
        yield f"{len(down)} marks lead nowhere"


def _marks(pdf: pikepdf.Pdf) -> Iterator[tuple[tuple[int, int], tuple[int, int], int]]:
    waiting = [pdf.Root.StructTreeRoot.K[0]]
    while waiting:
        element = waiting.pop()
        for kid in _kids(element):
            if isinstance(kid, int):
                yield element.objgen, element.Pg.objgen, kid
            elif kid.get("/Type") == Name.MCR:
                yield element.objgen, kid.Pg.objgen, int(kid.MCID)
            elif kid.get("/Type") == Name.OBJR:
                continue
            else:
                waiting.append(kid)


def _faults_of_margins(data: bytes) -> Iterator[str]:
    document = pypdfium2.PdfDocument(data)
    for number, page in enumerate(document, start=1):
        width, height = page.get_size()
        for thing in page.get_objects(max_depth=1):
            left, bottom, right, top = thing.get_bounds()
            if thing.type == pdfium.FPDF_PAGEOBJ_FORM or left >= right:
                continue
            if min(left, bottom, width - right, height - top) < PRINTABLE_MARGIN - 1:
                place = " ".join(f"{edge:.0f}" for edge in (left, bottom, right, top))
                yield f"page {number}: painted at {place}, too near the edge of {width:.0f} by {height:.0f}"
                break
    document.close()


def tree(data: bytes) -> Node:
    """Read the structure tree, with the text of each element as a screen reader would be given it."""
    texts = _texts_of_marks(data)

    def read(element: pikepdf.Object) -> Node:
        own, kids = [], []
        for kid in _kids(element):
            if isinstance(kid, int):
                own.append(texts.get((pages[element.Pg.objgen], kid), ""))
            elif kid.get("/Type") == Name.OBJR:
                continue
            elif kid.get("/Type") == Name.MCR:
                own.append(texts.get((pages[kid.Pg.objgen], int(kid.MCID)), ""))
            else:
                kids.append(read(kid))
        alt, scope = str(_entry(element, "/Alt") or ""), str(_entry(element, "/A", "/Scope") or "")
        language = str(_entry(element, "/Lang") or "")
        return Node(str(element.S), " ".join("".join(own).split()), tuple(kids), alt, scope, language)

    with pikepdf.open(BytesIO(data)) as pdf:
        pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        return read(pdf.Root.StructTreeRoot.K[0])


def _texts_of_marks(data: bytes) -> dict[tuple[int, int], str]:
    found: dict[tuple[int, int], str] = {}
    document = pypdfium2.PdfDocument(data)
    for number, page in enumerate(document):
        reader = page.get_textpage()
        for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=1):
            key = (number, pdfium.FPDFPageObj_GetMarkedContentID(thing.raw))
            length = pdfium.FPDFTextObj_GetText(thing.raw, reader.raw, None, 0)
            buffer = (c_uint16 * length)()
            pdfium.FPDFTextObj_GetText(thing.raw, reader.raw, buffer, c_ulong(length))
            found[key] = found.get(key, "") + bytes(buffer).decode("utf-16-le").rstrip("\0")
    document.close()
    return found


def read_aloud(data: bytes) -> str:
    """Write the tree as lines of role and text, in reading order: what the reference files hold."""
    lines = []
    for node in tree(data).walk():
        words = node.alt or node.text
        if words or node.role == "/TD":
            lines.append(f"{node.role[1:]:5} {words}".rstrip())
    return "\n".join(lines) + "\n"


def visible_text(data: bytes) -> str:
    """Give all text on all pages, heads and page numbers included, with single spaces."""
    document = pypdfium2.PdfDocument(data)
    words = " ".join(page.get_textpage().get_text_range() for page in document).replace("\ufffe", "")
    document.close()
    return " ".join(words.split())


def inks(data: bytes) -> set[tuple[float, ...]]:
    """Give every colour that text and lines are drawn in, as shares of red, green and blue."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return {
            _colour(instruction) for page in pdf.pages for instruction in pikepdf.parse_content_stream(page, "rg RG")
        }


class Entry(NamedTuple):
    """One line of the outline of a file, or one link: what it is called and the page it leads to, from 1."""

    level: int
    title: str
    page: int


def outline(data: bytes) -> list[Entry]:
    """List the outline of a file from top to bottom."""
    with pikepdf.open(BytesIO(data)) as pdf:
        pages = _numbers_of_pages(pdf)
        found: list[Entry] = []

        def follow(entry: Any, level: int) -> None:  # noqa: ANN401 - pikepdf's own types cannot say it
            while entry is not None:
                found.append(Entry(level, str(entry.Title), pages[_destination(pdf, entry).objgen]))
                follow(entry.get("/First"), level + 1)
                entry = entry.get("/Next")

        follow(_entry(pdf.Root, "/Outlines", "/First"), 0)
        return found


def links(data: bytes) -> list[Entry]:
    """List the links of a file in order; each is checked to be owned by a Link of the structure tree."""
    with pikepdf.open(BytesIO(data)) as pdf:
        pages = _numbers_of_pages(pdf)
        numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
        owners = {int(numbers[at]): numbers[at + 1] for at in range(0, len(numbers), 2)}
        found = []
        for page in pdf.pages:
            for link in page.get("/Annots", []):
                owner = owners[int(link.StructParent)]
                owned = [kid.Obj.objgen for kid in _kids(owner) if not isinstance(kid, int) and "/Obj" in kid]
                assert str(owner.S) == "/Link"
                assert link.objgen in owned
                found.append(Entry(0, str(link.Contents), pages[_destination(pdf, link).objgen]))
        return found


def _numbers_of_pages(pdf: pikepdf.Pdf) -> dict[tuple[int, int], int]:
    return {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}


def _destination(pdf: pikepdf.Pdf, thing: pikepdf.Object) -> Any:  # noqa: ANN401 - pikepdf's own types cannot say it
    """Find the page that a link or an entry of the outline leads to."""
    target: Any = thing.Dest
    if isinstance(target, (Name, pikepdf.String)):
        target = pdf.Root.Dests[str(target)]
    return (target.D if isinstance(target, pikepdf.Dictionary) else target)[0]


def page_count(data: bytes) -> int:
    """Count the pages."""
    document = pypdfium2.PdfDocument(data)
    count = len(document)
    document.close()
    return count
