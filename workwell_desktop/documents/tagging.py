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
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFInfo,
    PDFName,
    PDFStream,
    PDFString,
)
from reportlab.pdfgen.canvas import Canvas

if TYPE_CHECKING:
    from collections.abc import Iterator

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


class Element:
    """One node of the structure tree: a role such as "P" or "TH" and what a reader must know about it."""

    def __init__(self, role: str, *, alt: str = "", scope: str = "", numbering: str = "") -> None:
        """`alt` describes a Figure; `scope` of a TH is "Column" or "Row"; `numbering` belongs to a list (L)."""
        self.role = role
        self.alt = alt
        self.scope = scope
        self.numbering = numbering
        self.parent: Element | None = None
        self.kids: list[Element | _Mark] = []
        self.reference: Any = None


class _Mark:
    """A numbered stretch of one page that belongs to an element."""

    def __init__(self, page: Any, number: int) -> None:
        self.page = page
        self.number = number


class TaggedCanvas(Canvas):  # type: ignore[misc]  # reportlab carries no types
    """A canvas whose file has a structure tree, a language, a title to show, and no author."""

    def __init__(self, *arguments: Any, title: str, language: str, **options: Any) -> None:
        """Pass reportlab's own arguments through; the title must name the kind of paper, never a person."""
        super().__init__(*arguments, **{**options, "lang": language, "pdfVersion": (1, 7), "pageCompression": 1})
        self._language = language
        self._document = Element("Document")
        self._stack = [self._document]
        self._marks_of_page: list[Element] = []
        self._marks_of_pages: list[list[Element]] = []
        self._marking = False
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
        root_reference = reference(root)
        root["K"] = PDFArray([self._write_element(self._document, root_reference)])
        numbers: list[Any] = []
        for index, marks in enumerate(self._marks_of_pages):
            numbers += [index, reference(PDFArray([element.reference for element in marks]))]
        root["ParentTree"] = reference(PDFDictionary({"Nums": PDFArray(numbers)}))
        root["ParentTreeNextKey"] = len(self._marks_of_pages)
        catalog.StructTreeRoot = root_reference
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})

    def _write_element(self, element: Element, parent: Any) -> Any:
        node = PDFDictionary({"Type": PDFName("StructElem"), "S": PDFName(element.role), "P": parent})
        element.reference = self._doc.Reference(node)
        if element.alt:
            node["Alt"] = PDFString(element.alt)
        if element.scope:
            node["A"] = PDFDictionary({"O": PDFName("Table"), "Scope": PDFName(element.scope)})
        if element.numbering:
            node["A"] = PDFDictionary({"O": PDFName("List"), "ListNumbering": PDFName(element.numbering)})
        node["K"] = PDFArray(
            [
                self._write_element(kid, element.reference)
                if isinstance(kid, Element)
                else PDFDictionary({"Type": PDFName("MCR"), "Pg": kid.page, "MCID": kid.number})
                for kid in element.kids
            ]
        )
        return element.reference

    def _write_metadata(self) -> None:
        xmp = _XMP.format(title=escape(self._doc.info.title), language=self._language, producer=PRODUCER)
        kind = PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")})
        stream = PDFStream(dictionary=kind, content=xmp.encode("utf-8").decode("latin-1"))
        stream.filters = []  # search tools read this without unpacking it
        self._doc.Catalog.Metadata = stream


class _NeutralInfo(PDFInfo):  # type: ignore[misc]  # reportlab carries no types
    """The information dictionary with a title and a producer, and nothing about who or when."""

    def format(self, document: Any) -> bytes:
        entries = {"Title": PDFString(self.title), "Producer": PDFString(PRODUCER)}
        formatted: bytes = PDFDictionary(entries).format(document)
        return formatted
