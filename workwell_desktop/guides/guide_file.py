"""Guide files: what a guide says about itself, then purpose, parts with what to say and do, and debrief."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from workwell_desktop.domain.agenda import Block, Category, Handout, Visibility
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.group import GroupKind
from workwell_desktop.domain.guide import Experience, Guide, GuideHead, GuideKind, Section
from workwell_desktop.domain.ids import BlockId, new_id
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.sheet import plain
from workwell_desktop.guides.errors import meant
from workwell_desktop.guides.front_matter import Head, Parted, parted
from workwell_desktop.guides.markdown import Node, Reader

CHAPTERS = ("Purpose", "Preparation", "Parts", "Sections", "Closing", "Debrief")
TEXTS = {
    "Say": "say",
    "Do": "steps",
    "For the group": "participant_text",
    "If short": "if_short",
    "If long": "if_long",
    "Watch for": "watch_for",
}
LISTS = {"Ask": "prompts", "Bring": "materials", "Hand out": "handouts"}
"""What a part says, and the field of a `Block` that holds it."""

_PART = re.compile(r"(\d{1,3})\s*min,\s*([a-z_]+):\s*(\S.*)")
_LONGEST_SUMMARY = 90


class _Titled(NamedTuple):
    """A heading with what stands beneath it up to the next of its level."""

    title: str
    heading: Node
    nodes: list[Node]


def read_guide_head(source: str, where: str) -> GuideHead:
    """Return what a guide says about itself, quickly. Raises `NotAGuide`."""
    return _head(parted(source, where).head)


def read_guide(source: str, where: str) -> Guide:
    """Return a whole guide; `where` names the file in errors. Raises `NotAGuide` naming the line.

    The handouts of a part carry their key as title too: whoever knows the handouts puts their titles in.
    """
    file = parted(source, where)
    return _Body(file, _head(file.head)).guide()


def _head(head: Head) -> GuideHead:
    made = GuideHead(
        key=head.text("key", needed=True),
        title=head.text("title", needed=True, longest=120),
        kind=head.one_of(GuideKind, "kind"),
        summary=head.text("summary", needed=True, longest=_LONGEST_SUMMARY),
        theme=head.text("theme"),
        for_whom=head.text("for_whom"),
        minutes=head.whole("minutes", 0, least=1, most=480),
        language=head.one_of(Language, "language", Language.ENGLISH),
        version=head.whole("version", 1, least=1),
        translates=head.whole_or_none("translates"),
        groups=head.all_of(GroupKind, "groups"),
        smallest=head.whole("smallest", 3, least=1),
        largest=head.whole("largest", 12, least=1),
        materials=head.texts("materials"),
        experience=head.one_of(Experience, "experience", Experience.NEW),
        safety=head.texts("safety"),
        sources=head.texts("sources"),
    )
    head.done()
    if made.largest < made.smallest:
        raise head.wrong("largest", "“largest” is smaller than “smallest”.")
    return made


class _Body:
    """Reads what stands below the head of one guide."""

    def __init__(self, file: Parted, head: GuideHead) -> None:
        self._file, self._head = file, head
        self._reader = Reader(file.head.where, file.lines_before)

    def guide(self) -> Guide:
        """Return the guide. Raises `NotAGuide`."""
        chapters = {each.title: each for each in self._titled(self._reader.nodes(self._file.body), 1, CHAPTERS)}

        def nodes(title: str) -> list[Node]:
            return chapters[title].nodes if title in chapters else []

        blocks = tuple(self._block(part) for part in self._titled(nodes("Parts"), 2, ()))
        sections = self._titled(nodes("Sections"), 2, ())
        guide = Guide(
            head=self._head,
            purpose=self._reader.pieces(nodes("Purpose")),
            preparation=self._reader.pieces(nodes("Preparation")),
            blocks=blocks,
            sections=tuple(Section(each.title, self._reader.pieces(each.nodes)) for each in sections),
            closing=self._reader.pieces(nodes("Closing")),
            debrief=self._items(chapters["Debrief"]) if "Debrief" in chapters else (),
        )
        self._check(guide)
        return guide

    def _check(self, guide: Guide) -> None:
        wrong = self._file.head.wrong
        if not guide.purpose:
            raise wrong("title", "“# Purpose” is missing: a few words on what it is for.")
        if guide.head.kind is GuideKind.SKILL:
            if not guide.sections:
                raise wrong("kind", "a skill guide needs “# Sections” with at least one “## Title”.")
            return
        if not guide.blocks:
            raise wrong("kind", "a session needs “# Parts” with at least one “## 5 min, opening: Arrive”.")
        together = sum(block.minutes for block in guide.blocks)
        if together != guide.head.minutes:
            raise wrong("minutes", f"“minutes” says {guide.head.minutes}, and the parts add up to {together}.")

    def _titled(self, nodes: Sequence[Node], level: int, known: Sequence[str]) -> list[_Titled]:
        """Divide blocks at the headings of a level; `known` are the only titles allowed, any when empty."""
        found: list[_Titled] = []
        for node in nodes:
            if node.type == "heading" and node.tag == f"h{level}":
                title = self._reader.words(node)
                if known and title not in known:
                    raise self._reader.wrong(node, f"there is no part called “{title}”.{meant(title, known)}")
                if known and any(each.title == title for each in found):
                    raise self._reader.wrong(node, f"“{title}” stands here a second time.")
                found.append(_Titled(title, node, []))
            elif found:
                found[-1].nodes.append(node)
            else:
                raise self._reader.wrong(node, f"a heading with {'#' * level} is missing above this text.")
        return found

    def _block(self, part: _Titled) -> Block:
        head = _PART.fullmatch(part.title)
        if head is None:
            raise self._reader.wrong(part.heading, "begin a part like this: ## 10 min, check_in: How we arrive")
        minutes, word, title = head.groups()
        if word not in {*Category}:
            known = ", ".join(Category)
            raise self._reader.wrong(part.heading, f"“{word}” is none of {known}.{meant(word, Category)}")
        said = {each.title: each for each in self._titled(part.nodes, 3, (*TEXTS, *LISTS))}
        texts = {TEXTS[name]: self._text(each) for name, each in said.items() if name in TEXTS}
        lists = {LISTS[name]: self._items(each) for name, each in said.items() if name in LISTS}
        handouts = tuple(Handout(key, sheet=key) for key in lists.pop("handouts", ()))
        visibility = Visibility.FULL if texts.get("participant_text") else Visibility.TITLE
        block = Block(id=BlockId(new_id()), title=title, category=Category(word), minutes=int(minutes))
        try:
            return _with(block, texts, lists, handouts, visibility).checked()
        except Refusal as refusal:
            raise self._reader.wrong(part.heading, refusal.sentence) from refusal

    def _items(self, titled: _Titled) -> tuple[str, ...]:
        items: list[str] = []
        for node in titled.nodes:
            if node.type not in ("bullet_list", "ordered_list"):
                raise self._reader.wrong(node, f"“{titled.title}” is a list: begin each line with “- ”.")
            items += [plain(item).strip() for item in self._reader.items(node)]
        return tuple(items)

    def _text(self, titled: _Titled) -> str:
        lines: list[str] = []
        for node in titled.nodes:
            if node.type == "paragraph":
                lines.append(self._reader.words(node))
            elif node.type in ("bullet_list", "ordered_list"):
                lines += [plain(item).strip() for item in self._reader.items(node)]
            else:
                raise self._reader.wrong(node, f"only text and lists stand under “{titled.title}”.")
        return "\n".join(lines)


def _with(
    block: Block,
    texts: dict[str, str],
    lists: dict[str, tuple[str, ...]],
    handouts: tuple[Handout, ...],
    visibility: Visibility,
) -> Block:
    return replace(block, handouts=handouts, visibility=visibility, **texts, **lists)  # type: ignore[arg-type]
