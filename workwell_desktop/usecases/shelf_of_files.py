"""The written files that the program brings along, by key and language; each is read when it is first asked for."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Generic, TypeVar

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.language import Language

T = TypeVar("T")


class ShelfOfFiles(Generic[T]):
    """A folder of files called `<key>.<language>.md`, read by `read(source, where)`."""

    def __init__(self, folder: Path, read: Callable[[str, str], T]) -> None:
        self._folder, self._read = folder, read
        self._kept: dict[tuple[str, Language], T] = {}

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """Every key there is, in order."""
        return tuple(sorted(self._languages))

    @cached_property
    def _languages(self) -> dict[str, tuple[Language, ...]]:
        found: dict[str, set[str]] = {}
        for path in self._folder.glob("*.md"):
            key, _, language = path.stem.rpartition(".")
            found.setdefault(key, set()).add(language)
        return {key: tuple(each for each in Language if each.value in there) for key, there in found.items()}

    def languages(self, key: str) -> tuple[Language, ...]:
        """Return the languages of a key, English first; none when there is no such key."""
        return self._languages.get(key, ())

    def nearest(self, key: str, language: Language) -> Language:
        """Return the language itself where there is a file in it, English otherwise. Raises `Refusal`."""
        there = self.languages(key)
        if not there:
            raise Refusal("That is no longer here.")
        return language if language in there else there[0]

    def get(self, key: str, language: Language) -> T:
        """Return what a file says, in English where there is none in that language. Raises `Refusal`."""
        which = (key, self.nearest(key, language))
        if which not in self._kept:
            self._kept[which] = self._read(self.source(key, language), f"{key}.{which[1]}.md")
        return self._kept[which]

    def source(self, key: str, language: Language) -> str:
        """Return the text of a file. Raises `Refusal` when there is no such key."""
        return (self._folder / f"{key}.{self.nearest(key, language)}.md").read_text(encoding="utf-8")
