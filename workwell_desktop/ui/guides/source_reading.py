"""Reads guides, handouts and files beside the window. What reading takes is loaded here, too, and not before.

Everything here may run on any thread.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from workwell_desktop.domain.agenda import Block
from workwell_desktop.domain.guide import Guide
from workwell_desktop.domain.handout_text import HandoutText
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.own_text import OwnKind
from workwell_desktop.domain.papers import PaperStyle
from workwell_desktop.ui.kit.paper import DrawnPaper, drawn

if TYPE_CHECKING:
    from workwell_desktop.usecases.own_texts import LookedInto

PREVIEW_WIDTH = 900
"""Pixels of a page in the preview."""
MOST_PAGES = 12


@dataclass(frozen=True)
class ReadHandout:
    """A handout with its pages."""

    handout: HandoutText
    paper: DrawnPaper


@dataclass(frozen=True)
class ReadGuide:
    """A guide with the titles of all handouts that it may give out, by key."""

    guide: Guide
    titles: Mapping[str, str]


def wake() -> None:
    """Load what reading takes: the first time, that is a twentieth of a second that no window should wait for."""
    import workwell_desktop.usecases.guides  # noqa: F401  # loading it is all that is wanted


def look_into_files(paths: Sequence[Path]) -> "LookedInto":
    """Read files from elsewhere and keep nothing."""
    from workwell_desktop.usecases.own_texts import look_into

    return look_into(paths)


def read_ahead(key: str, language: Language) -> None:
    """Read a guide of the program and its handouts, so that they are at hand. Raises `Refusal` for none such."""
    from workwell_desktop.usecases.guides import built_in_guides
    from workwell_desktop.usecases.handout_library import built_in_handouts

    guide = built_in_guides().get(key, language)
    handouts = built_in_handouts()
    for block in guide.blocks:
        for handout in block.handouts:
            if handout.sheet in handouts.keys:
                handouts.get(handout.sheet, guide.head.language)


def read_source(
    kind: OwnKind, source: str, style: PaperStyle, own_titles: Mapping[str, str]
) -> ReadGuide | ReadHandout:
    """Return what a text says. `own_titles` are those of handouts of one's own, by key. Raises `NotAGuide`."""
    from workwell_desktop.guides.guide_file import read_guide
    from workwell_desktop.usecases.handout_library import built_in_handouts
    from workwell_desktop.usecases.own_texts import HERE

    if kind is OwnKind.GUIDE:
        shelf = built_in_handouts()
        titles = {key: shelf.get(key, Language.ENGLISH).title for key in shelf.keys} | dict(own_titles)
        return ReadGuide(_titled(read_guide(source, HERE), titles), titles)
    return _drawn(source, HERE, style)


def _drawn(source: str, where: str, style: PaperStyle) -> ReadHandout:
    from workwell_desktop.guides.handout_file import read_handout
    from workwell_desktop.usecases.papers import draw

    handout = read_handout(source, where)
    return ReadHandout(handout, drawn(draw(handout.paper({}), style), PREVIEW_WIDTH, limit=MOST_PAGES))


def _titled(guide: Guide, titles: Mapping[str, str]) -> Guide:
    """Let the handouts of a guide be called by their titles."""

    def called(block: Block) -> Block:
        handouts = (replace(each, title=titles.get(each.sheet, each.title)) for each in block.handouts)
        return replace(block, handouts=tuple(handouts))

    return replace(guide, blocks=tuple(map(called, guide.blocks)))
