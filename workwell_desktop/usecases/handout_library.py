"""Handouts: those that come with the program, in several languages, and one's own."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from uuid import UUID

from workwell_desktop.domain.handout_text import HandoutText
from workwell_desktop.domain.ids import OwnTextId
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.own_text import OwnKind, OwnText
from workwell_desktop.guides.errors import NotAGuide
from workwell_desktop.guides.handout_file import read_handout
from workwell_desktop.resources import resource
from workwell_desktop.usecases.own_texts import HERE, OwnTexts, as_own, given_on
from workwell_desktop.usecases.shelf_of_files import ShelfOfFiles


@cache
def built_in_handouts() -> ShelfOfFiles[HandoutText]:
    """Return the handouts of the program; they are the same for every vault."""
    return ShelfOfFiles(resource("handouts"), read_handout)


@dataclass(frozen=True)
class HandoutLibrary(OwnTexts):
    """What a facilitator can do with handouts."""

    @property
    def built_in(self) -> frozenset[str]:
        """The keys of the handouts that come with the program."""
        return frozenset(built_in_handouts().keys)

    def all(self, language: Language) -> tuple[HandoutText, ...]:
        """Return every handout, in English where there is none in that language; one's own last, by their ids."""
        shelf = built_in_handouts()
        return (*(shelf.get(key, language) for key in shelf.keys), *(text for _, text in self.own()))

    def own(self) -> tuple[tuple[OwnTextId, HandoutText], ...]:
        """Return one's own handouts, the newest first. One that does not read well yet has its title and no text."""
        return tuple((own.id, _read_own(own)) for own in self.own_of(OwnKind.HANDOUT))

    def get(self, key: str, language: Language) -> HandoutText:
        """Return a handout, one's own by its id. Raises `Refusal` when it is gone or does not read well yet."""
        own_id = id_of(key)
        if own_id is None:
            return built_in_handouts().get(key, language)
        return replace(read_handout(self.own_text(own_id).source, HERE), key=key)

    def languages(self, key: str) -> tuple[Language, ...]:
        """Return the languages a handout comes in. Raises `Refusal` when it is gone."""
        own_id = id_of(key)
        return built_in_handouts().languages(key) if own_id is None else (_read_own(self.own_text(own_id)).language,)

    def duplicate(self, key: str, language: Language) -> OwnText:
        """Keep a copy of a handout as one's own. Raises `Refusal` when it is gone."""
        return self.keep_writing(None, OwnKind.HANDOUT, as_own(self.source(key, language)), key)

    def source(self, key: str, language: Language) -> str:
        """Return the text of a handout's file. Raises `Refusal` when it is gone."""
        own_id = id_of(key)
        return built_in_handouts().source(key, language) if own_id is None else self.own_text(own_id).source

    def export(self, keys: Sequence[str], language: Language = Language.ENGLISH) -> bytes:
        """Return handouts to be given on: one as a text file, several in a .zip. Raises `Refusal`."""
        return given_on([("handout" if id_of(key) else key, self.source(key, language)) for key in keys])


def id_of(key: str) -> OwnTextId | None:
    """Return the id that the key of one's own text is, None for any other key."""
    with suppress(ValueError):
        return OwnTextId(UUID(key))
    return None


def _read_own(own: OwnText) -> HandoutText:
    try:
        text = read_handout(own.source, HERE)
    except NotAGuide:
        return HandoutText(key=str(own.id), title=title_of(own.source), about="A draft that does not read well yet")
    return replace(text, key=str(own.id))


def title_of(source: str) -> str:
    """Return what a text that cannot be read calls itself, as far as one can see."""
    for line in source.splitlines()[:40]:
        name, equals, value = line.partition("=")
        if equals and name.strip() == "title" and value.strip(' "'):
            return value.strip(' "')
    return "Not finished yet"
