"""Guides for facilitators: whole sessions that could be run tomorrow, and shorter ones about a skill."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from workwell_desktop.domain.agenda import Agenda
from workwell_desktop.domain.guide_library import fresh
from workwell_desktop.domain.language import Language

if TYPE_CHECKING:
    from workwell_desktop.domain.agenda import Block
    from workwell_desktop.domain.group import GroupKind
    from workwell_desktop.domain.ids import OwnTextId
    from workwell_desktop.domain.sheet import Piece


class GuideKind(StrEnum):
    """What a guide is about."""

    SESSION = "session"
    SKILL = "skill"

    @property
    def label(self) -> str:
        """The words shown to people."""
        return {"session": "Session", "skill": "Skill"}[self.value]


class Experience(StrEnum):
    """How much practice a facilitator should have before using a guide alone."""

    NEW = "new"
    SOME = "some"
    EXPERIENCED = "experienced"

    @property
    def label(self) -> str:
        """The words shown to people."""
        return {
            "new": "Fine for a first time",
            "some": "Some practice helps",
            "experienced": "For experienced facilitators",
        }[self.value]


@dataclass(frozen=True, kw_only=True)
class GuideHead:
    """What a guide says about itself; enough to list it and to find it.

    `groups` are the kinds of group it suits, none means all. `minutes` is the length of its parts together (for a
    skill the reading time). `translates` is the version of the English guide that this one was made from; None in
    the source itself and in a facilitator's own. `key` is the same in every language; `own` is set for a
    facilitator's own guide.
    """

    key: str
    title: str
    kind: GuideKind
    summary: str
    theme: str
    for_whom: str
    minutes: int
    language: Language = Language.ENGLISH
    version: int = 1
    translates: int | None = None
    groups: tuple[GroupKind, ...] = ()
    smallest: int = 3
    largest: int = 12
    materials: tuple[str, ...] = ()
    experience: Experience = Experience.NEW
    safety: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    own: OwnTextId | None = None


@dataclass(frozen=True)
class Section:
    """A part of a guide that is read: a title and its text."""

    title: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, kw_only=True)
class Guide:
    """A whole guide. `sections` are the text of a skill guide; `blocks` are the parts of a session.

    A skill guide may have blocks too: practice that can be put into a plan.
    """

    head: GuideHead
    purpose: tuple[Piece, ...]
    preparation: tuple[Piece, ...] = ()
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    closing: tuple[Piece, ...] = ()
    debrief: tuple[str, ...] = ()

    def agenda(self) -> Agenda:
        """Return a plan of its own, whose parts have fresh identities."""
        return Agenda(tuple(fresh(block) for block in self.blocks))
