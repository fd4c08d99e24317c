"""Guide files to guides: what a guide says about itself, its parts with minutes, and the text around them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from workwell_desktop.domain.agenda import LONGEST_BLOCK
from workwell_desktop.domain.group import LARGEST_GROUP, GroupKind
from workwell_desktop.domain.guide import Experience, Guide, GuideHead, GuideKind, Section
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.sheet import Heading, Piece
from workwell_desktop.guides.errors import NotAGuide, meant, shortened
from workwell_desktop.guides.front_matter import Head, Parts, parted
from workwell_desktop.guides.guide_parts import items_of, read_part
from workwell_desktop.guides.markdown import Placed, read_pieces

CHAPTERS = ("Purpose", "Preparation", "Parts", "Sections", "Closing", "Debrief")
"""The headings of a guide, the same in every language."""
LONGEST_SUMMARY = 90
LONGEST_TITLE = 100


def read_guide_head(source: str, where: str) -> GuideHead:
    """Return what a guide says about itself, quickly: its text is not read.

    Raises `NotAGuide` naming the line that cannot be read.
    """
    return _read_head(Head(parted(source, where).head, where))


def read_guide(source: str, where: str) -> Guide:
    """Return the guide that a text tells. `where` is how the file is called in a refusal.

    Its handouts have their keys for titles; whoever knows the handouts gives them their names. Raises `NotAGuide`
    naming the line that cannot be read.
    """
    parts = parted(source, where)
    table = Head(parts.head, where)
    head = _read_head(table)
    chapters = _chapters(parts, where)
    blocks = tuple(read_part(heading, inner, where) for heading, inner in _divided(chapters, "Parts", where))
    guide = Guide(
        head=head,
        purpose=_text(chapters, "Purpose", where),
        preparation=_text(chapters, "Preparation", where),
        blocks=blocks,
        sections=tuple(
            Section(_heading(heading), _checked(inner, where, (3,)))
            for heading, inner in _divided(chapters, "Sections", where)
        ),
        closing=_text(chapters, "Closing", where),
        debrief=items_of(chapters["Debrief"].inner, "Debrief", where) if "Debrief" in chapters else (),
    )
    needed = ("Purpose", "Parts") if head.kind is GuideKind.SESSION else ("Purpose",)
    for name in needed:
        if name not in chapters:
            raise NotAGuide(where, 0, f"the heading “# {name}” is missing.")
    if not guide.blocks and not guide.sections:
        raise NotAGuide(where, 0, "there is nothing to read yet. Add “# Sections” with a “## Title” below it.")
    together = sum(block.minutes for block in blocks)
    if head.kind is GuideKind.SESSION and together != head.minutes:
        table.wrong("minutes", f"says {head.minutes}, and the parts add up to {together}.")
    return guide


def _read_head(head: Head) -> GuideHead:
    found = GuideHead(
        key=head.key(),
        title=head.text("title", needed=True, longest=LONGEST_TITLE),
        kind=head.one_of(GuideKind, "kind"),
        summary=head.text("summary", longest=LONGEST_SUMMARY),
        theme=head.text("theme"),
        for_whom=head.text("for_whom", longest=200),
        minutes=head.whole("minutes", 1, LONGEST_BLOCK),
        language=head.one_of(Language, "language", Language.ENGLISH),
        version=head.version(),
        translates=head.version_translated(),
        groups=head.some_of(GroupKind, "groups"),
        smallest=head.whole("smallest", 1, LARGEST_GROUP, 3),
        largest=head.whole("largest", 1, LARGEST_GROUP, 12),
        materials=head.texts("materials"),
        experience=head.one_of(Experience, "experience", Experience.NEW),
        safety=head.texts("safety"),
        sources=head.texts("sources"),
    )
    if found.smallest > found.largest:
        head.wrong("smallest", f"is {found.smallest}, and largest is {found.largest}.")
    head.done()
    return found


@dataclass(frozen=True)
class _Chapter:
    """What stands below one of the fixed headings."""

    line: int
    inner: list[Placed] = field(default_factory=list)


def _chapters(parts: Parts, where: str) -> dict[str, _Chapter]:
    found: dict[str, _Chapter] = {}
    current: _Chapter | None = None
    for each in read_pieces(parts.body, where, parts.body_line):
        if isinstance(each.piece, Heading) and each.piece.level == 1:
            name = each.piece.text
            if name not in CHAPTERS:
                guess = meant(name, CHAPTERS) or f" The headings are {', '.join(CHAPTERS)}."
                raise NotAGuide(where, each.line, f"there is no heading called “{shortened(name)}”.{guess}")
            if name in found:
                raise NotAGuide(where, each.line, f"the heading “{name}” stands in line {found[name].line} already.")
            current = found[name] = _Chapter(each.line)
        elif current is None:
            raise NotAGuide(where, each.line, "this stands before the first heading. Begin with “# Purpose”.")
        else:
            current.inner.append(each)
    return found


def _divided(chapters: dict[str, _Chapter], name: str, where: str) -> Iterator[tuple[Placed, list[Placed]]]:
    """Yield the `##` headings of a chapter, each with what stands below it."""
    if name not in chapters:
        return
    begun: tuple[Placed, list[Placed]] | None = None
    for each in chapters[name].inner:
        if isinstance(each.piece, Heading) and each.piece.level == 2:
            if begun is not None:
                yield begun
            begun = (each, [])
        elif begun is None:
            example = "## 5 min, opening: Arrive" if name == "Parts" else "## Title"
            raise NotAGuide(where, each.line, f"“# {name}” goes on with a heading like “{example}”.")
        else:
            begun[1].append(each)
    if begun is None:
        raise NotAGuide(where, chapters[name].line, f"there is nothing below “# {name}” yet.")
    yield begun


def _text(chapters: dict[str, _Chapter], name: str, where: str) -> tuple[Piece, ...]:
    if name not in chapters:
        return ()
    chapter = chapters[name]
    if not chapter.inner:
        raise NotAGuide(where, chapter.line, f"there is nothing below “# {name}” yet.")
    return _checked(chapter.inner, where, (2, 3))


def _checked(inner: list[Placed], where: str, levels: tuple[int, ...]) -> tuple[Piece, ...]:
    for each in inner:
        if isinstance(each.piece, Heading) and (each.piece.level not in levels or not each.piece.text):
            signs = " or ".join("#" * level for level in levels)
            raise NotAGuide(where, each.line, f"a heading in a text begins with {signs}, and has words.")
    return tuple(each.piece for each in inner)


def _heading(placed: Placed) -> str:
    return placed.piece.text if isinstance(placed.piece, Heading) else ""
