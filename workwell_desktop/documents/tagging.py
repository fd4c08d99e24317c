"""Tagged PDF: a canvas that records what each stretch of a page *is*, for screen readers and reflow.

A flowable owns an `Element` (its role and facts about it) and draws inside it:

    with canvas.inside(self.element), canvas.marked():
        ...

Pieces of a flowable that was split over pages share one element, and so stay one paragraph or table. What is
only decoration (rules, boxes, running heads) is drawn inside `canvas.artifact()`. When the file is saved, the
elements become the structure tree. All state belongs to one canvas, which makes one file.

The result is a tagged PDF. It does not claim conformance with PDF/UA: no validator has judged it.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFInfo,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFStream,
    PDFString,
)
from reportlab.pdfgen.canvas import Canvas

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PRODUCER = "WorkWell Desktop"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


class Element(PDFObject):  # type: ignore[misc]  # reportlab carries no types
    """One node of the structure tree: a role such as "P" or "TH" and what a reader must know about it."""

    def __init__(self, role: str, *, alt: str = "", scope: str = "", numbering: str = "", language: str = "") -> None:
        """`alt` describes a Figure; `scope` of a TH is "Column" or "Row"; `numbering` belongs to a list (L).

        `language` is a tag such as "es", where it is not that of the whole file.
        """
        self.role = role
        self.language = language
        self.alt = alt
        self.scope = scope
        self.numbering = numbering
        self.parent: Element | None = None
        self.kids: list[Element | _Mark | _Link] = []
        self.reference = PDFObjectReference("")

    def format(self, document: PDFDocument) -> bytes:
        """Write the node as reportlab asks for it, by hand: a register has thousands."""
        parent = b"" if self.parent is None else self.parent.reference.format(document)
        pages = {kid.page.name: kid.page for kid in self.kids if isinstance(kid, _Mark)}
        parts = [b"<</Type /StructElem /S /%b /P %b" % (self.role.encode("ascii"), parent)]
        if len(pages) == 1:
            (page,) = pages.values()
            parts.append(b"/Pg %b" % page.format(document))
        if self.language:
            parts.append(b"/Lang %b" % PDFString(self.language).format(document))
        if self.alt:
            parts.append(b"/Alt %b" % PDFString(self.alt).format(document))
        if self.scope:
            parts.append(b"/A <</O /Table /Scope /%b>>" % self.scope.encode("ascii"))
        if self.numbering:
            parts.append(b"/A <</O /List /ListNumbering /%b>>" % self.numbering.encode("ascii"))
        kids = b" ".join(kid.named(document, alone=len(pages) == 1) for kid in self.kids)
        return b"%b /K [%b]>>" % (b" ".join(parts), kids)

    def named(self, document: PDFDocument, *, alone: bool) -> bytes:
        """Name the node among its parent's kids."""
        reference: bytes = self.reference.format(document)
        return reference


class _Mark:
    """A numbered stretch of one page that belongs to an element."""

    def __init__(self, page: PDFObjectReference, number: int) -> None:
        self.page = page
        self.number = number

    def named(self, document: PDFDocument, *, alone: bool) -> bytes:
        """Name the mark among its element's kids; on the only page of the element its number says enough."""
        if alone:
            return b"%d" % self.number
        return b"<</Type /MCR /Pg %b /MCID %d>>" % (self.page.format(document), self.number)


class _Link:
    """A link of one page that belongs to an element."""

    def __init__(self, page: PDFObjectReference, annotation: PDFDictionary, reference: PDFObjectReference) -> None:
        self.page = page
        self.annotation = annotation
        self.reference = reference

    def named(self, document: PDFDocument, *, alone: bool) -> bytes:
        """Name the link among its element's kids."""
        return b"<</Type /OBJR /Pg %b /Obj %b>>" % (self.page.format(document), self.reference.format(document))


class TaggedCanvas(Canvas):  # type: ignore[misc]  # reportlab carries no types
    """A canvas whose file has a structure tree, a language, a title to show, and no author.

    While it is only `counting` pages, nobody will look at them and text need not be drawn.
    """

    counting = False

    def __init__(self, *arguments: object, title: str, language: str, **options: object) -> None:
        """Pass reportlab's own arguments through; the title must name the kind of paper, never a person."""
        super().__init__(*arguments, **{**options, "lang": language, "pdfVersion": (1, 7), "pageCompression": 1})
        self._language = language
        self._root = Element("StructTreeRoot")
        self._document = Element("Document")
        self._document.parent = self._root
        self._stack = [self._document]
        self._marks_of_page: list[Element] = []
        self._marks_of_pages: list[list[Element]] = []
        self._marking = False
        self._links: list[tuple[Element, _Link]] = []
        self._doc.info = _NeutralInfo()
        self.setTitle(title)
        self.setViewerPreference("DisplayDocTitle", "true")

    # reading order -------------------------------------------------------------------------------------------

    @contextmanager
    def inside(self, element: Element) -> Iterator[None]:
        """Let what follows belong to this element, which takes its place in the tree the first time."""
        if element.parent is None:
            element.parent = self._stack[-1]
            element.parent.kids.append(element)
        self._stack.append(element)
        try:
            yield
        finally:
            self._stack.pop()

    @contextmanager
    def marked(self) -> Iterator[None]:
        """Mark what is painted as content of the innermost element. Marks do not nest."""
        element = self._stack[-1]
        number = len(self._marks_of_page)
        self._marks_of_page.append(element)
        element.kids.append(_Mark(self._doc.thisPageRef(), number))
        with self._between(f"/{element.role} <</MCID {number}>> BDC"):
            yield

    @contextmanager
    def artifact(self, kind: str = "Layout") -> Iterator[None]:
        """Mark what is painted as decoration: "Layout", or "Pagination" for running heads and page numbers."""
        with self._between(f"/Artifact <</Type /{kind}>> BDC"):
            yield

    @contextmanager
    def _between(self, opening: str) -> Iterator[None]:
        if self._marking:
            message = "marked content must not nest"
            raise RuntimeError(message)
        self._code.append(opening)
        self._marking = True
        try:
            yield
        finally:
            self._code.append("EMC")
            self._marking = False

    def link(self, target: str, box: tuple[float, float, float, float], words: str) -> None:
        """Let a box (left, bottom, right, top) lead to a bookmark; the link belongs to the innermost element."""
        corners = (*self.absolutePosition(*box[:2]), *self.absolutePosition(*box[2:]))
        annotation = PDFDictionary(
            {
                "Type": PDFName("Annot"),
                "Subtype": PDFName("Link"),
                "Rect": PDFArray([round(corner, 2) for corner in corners]),
                "Border": PDFArray([0, 0, 0]),
                "F": 4,
                "Contents": PDFString(words),
                "Dest": self._bookmarkReference(target),
            }
        )
        name = f"link-{len(self._links)}"
        self._addAnnotation(annotation, name)
        made = _Link(self._doc.thisPageRef(), annotation, self._doc.refAnnotation(name))
        element = self._stack[-1]
        element.kids.append(made)
        self._links.append((element, made))

    def begin_group(self, element: Element) -> None:
        """Let what follows, until the next group, belong to this element just below the whole document."""
        element.parent = self._document
        self._document.kids.append(element)
        self._stack = [self._document, element]

    def strokes(self, weight: float, lines: Iterable[tuple[float, float, float, float]]) -> None:
        """Draw many straight lines at once, each from its first point to its second: half the work of one by one."""
        path = " ".join(f"{x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l" for x1, y1, x2, y2 in lines)
        if path:
            self._code.append(f"{weight:.2f} w {path} S")

    # the file ------------------------------------------------------------------------------------------------

    def showPage(self) -> None:  # noqa: N802 - reportlab's name
        """Finish the page and give it the two keys that tie it to the structure tree."""
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents = len(self._marks_of_pages)
        page.Tabs = PDFName("S")
        self._marks_of_pages.append(self._marks_of_page)
        self._marks_of_page = []

    def save(self) -> None:
        """Write the structure tree and the metadata, then the file."""
        if self._code:
            self.showPage()
        self._write_structure()
        self._write_metadata()
        super().save()

    def _write_structure(self) -> None:
        catalog, reference = self._doc.Catalog, self._doc.Reference
        root = PDFDictionary({"Type": PDFName("StructTreeRoot")})
        self._root.reference = reference(root)
        self._register(self._document)
        root["K"] = PDFArray([self._document.reference])
        numbers: list[object] = []
        for index, marks in enumerate(self._marks_of_pages):
            numbers += [index, reference(PDFArray([element.reference for element in marks]))]
        for index, (element, link) in enumerate(self._links, start=len(self._marks_of_pages)):
            link.annotation["StructParent"] = index
            numbers += [index, element.reference]
        root["ParentTree"] = reference(PDFDictionary({"Nums": PDFArray(numbers)}))
        root["ParentTreeNextKey"] = len(self._marks_of_pages) + len(self._links)
        catalog.StructTreeRoot = self._root.reference
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})

    def _register(self, element: Element) -> None:
        """Give the element and all below it a number in the file."""
        element.reference = self._doc.Reference(element)
        for kid in element.kids:
            if isinstance(kid, Element):
                self._register(kid)

    def _write_metadata(self) -> None:
        xmp = _XMP.format(title=escape(self._doc.info.title), language=self._language, producer=PRODUCER)
        kind = PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")})
        stream = PDFStream(dictionary=kind, content=xmp.encode("utf-8"))
        stream.filters = []  # search tools read this without unpacking it
        self._doc.Catalog.Metadata = stream


class _NeutralInfo(PDFInfo):  # type: ignore[misc]  # reportlab carries no types
    """The information dictionary with a title and a producer, and nothing about who or when."""

    def format(self, document: PDFDocument) -> bytes:
        entries = {"Title": PDFString(self.title), "Producer": PDFString(PRODUCER)}
        formatted: bytes = PDFDictionary(entries).format(document)
        return formatted
