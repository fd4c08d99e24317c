"""Papers that are written and not computed: handouts, one's own among them, and guides as booklets."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from workwell_desktop.domain.catalogue import PaperEntry
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.guide import GuideHead
from workwell_desktop.domain.handout_text import Audience, HandoutText, filled
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.sheet import Sheet
from workwell_desktop.usecases.filling.booklets import guide_booklet
from workwell_desktop.usecases.filling.letter_papers import TEXT_OF
from workwell_desktop.usecases.work import Means

if TYPE_CHECKING:
    from workwell_desktop.usecases.guides import Guides
    from workwell_desktop.usecases.handout_library import HandoutLibrary

HANDOUT, OWN, GUIDE = "handout:", "own:", "guide:"
"""How the keys of written papers begin: handouts that come with the program, one's own, and guides."""

_FILLED_ELSEWHERE = frozenset(TEXT_OF.values())
"""Handouts that are papers of their own, since they hold facts about a person."""


@dataclass(frozen=True)
class Written:
    """The written papers, with what the gallery says of them."""

    means: Means

    @cached_property
    def _handouts(self) -> "HandoutLibrary":
        from workwell_desktop.usecases.handout_library import HandoutLibrary

        return HandoutLibrary(self.means)

    @cached_property
    def _guides(self) -> "Guides":
        from workwell_desktop.usecases.guides import Guides

        return Guides(self.means)

    def entries(self, group: Group | None) -> Iterator[PaperEntry]:
        """Give every handout and every guide; in English where there is a choice, as the gallery is."""
        for text in self._handouts.all(Language.ENGLISH):
            if text.key not in _FILLED_ELSEWHERE:
                yield self._entry(text, group)
        for head in self._guides.heads(Language.ENGLISH):
            yield self._booklet(head)

    def entry(self, key: str) -> PaperEntry:
        """Return what the gallery says of one written paper. Raises `Refusal` when there is none of that key."""
        if key.startswith(GUIDE):
            return self._booklet(self._guides.get(key.removeprefix(GUIDE), Language.ENGLISH).head)
        return self._entry(self.handout(key, Language.ENGLISH), None)

    def handout(self, key: str, language: Language) -> HandoutText:
        """Return a handout by its key, with or without its beginning. Raises `Refusal` when there is none."""
        return self._handouts.get(key.removeprefix(HANDOUT).removeprefix(OWN), language)

    def booklet(self, key: str, language: Language) -> Sheet:
        """Return a guide as a booklet. Raises `Refusal` when there is none of that key."""
        return guide_booklet(self._guides.get(key.removeprefix(GUIDE), language))

    def _entry(self, text: HandoutText, group: Group | None) -> PaperEntry:
        own = text.key not in self._handouts.built_in
        languages = (text.language,) if own else self._handouts.languages(text.key)
        return PaperEntry(
            key=f"{OWN if own else HANDOUT}{text.key}",
            title=filled(text.title, {"group": group.name_on_paper if group else "the group"}),
            about=text.about,
            audience=text.audience,
            copies=text.copies,
            languages=languages,
            bilingual=not text.per_page and len(languages) > 1,
            themes=text.themes,
        )

    def _booklet(self, head: GuideHead) -> PaperEntry:
        key = str(head.own) if head.own else head.key
        return PaperEntry(
            key=f"{GUIDE}{key}",
            title=head.title,
            about=head.summary,
            audience=Audience.FACILITATOR,
            languages=(head.language,) if head.own else self._guides.languages(key),
            themes=(head.theme,),
        )
