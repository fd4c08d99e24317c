"""Guides: those that come with the program and one's own; found, read, put into plans, copied and given on."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, partial

from workwell_desktop.domain.agenda import Agenda, Block, Handout
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.group import GroupKind
from workwell_desktop.domain.guide import Guide, GuideHead, GuideKind
from workwell_desktop.domain.guide_library import fresh
from workwell_desktop.domain.ids import SessionId
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.own_text import OwnKind, OwnText
from workwell_desktop.domain.text import plain_letters
from workwell_desktop.guides.errors import NotAGuide
from workwell_desktop.guides.guide_file import read_guide, read_guide_head
from workwell_desktop.resources import resource
from workwell_desktop.usecases.handout_library import HandoutLibrary, id_of, title_of
from workwell_desktop.usecases.own_texts import HERE, OwnTexts, as_own, given_on
from workwell_desktop.usecases.own_texts import Imported as Imported
from workwell_desktop.usecases.sessions import refuse_locked
from workwell_desktop.usecases.shelf_of_files import ShelfOfFiles

UNFINISHED = "A draft that does not read well yet. Open it to go on."
_SAME_IN_ALL = re.compile(r"^(#|###) .*$|^## \d+ min, \w+: ", re.MULTILINE)
"""Headings that every guide has."""
_NOT_FOUND = 9


@dataclass(frozen=True)
class Used:
    """A plan before and after something of a guide was put into it."""

    before: Agenda
    after: Agenda


@dataclass(frozen=True)
class _Words:
    """What a guide is found by, in plain letters."""

    title: str
    about: str
    body: str


_Known = tuple[GuideHead, _Words]


@cache
def built_in_guides() -> ShelfOfFiles[Guide]:
    """Return the guides of the program; they are the same for every vault."""
    return ShelfOfFiles(resource("guides"), read_guide)


@cache
def built_in_heads() -> ShelfOfFiles[GuideHead]:
    """Return what the guides of the program say about themselves; quicker to read than the guides."""
    return ShelfOfFiles(resource("guides"), read_guide_head)


@cache
def built_in_known(language: Language) -> tuple[_Known, ...]:
    """Return every guide of the program in a language, in English where it must be: sessions first, by title."""
    shelf, kinds = built_in_heads(), list(GuideKind)
    heads = ((shelf.get(key, language), shelf.source(key, language)) for key in shelf.keys)
    found = ((head, _words(head, source)) for head, source in heads)
    return tuple(sorted(found, key=lambda one: (kinds.index(one[0].kind), one[1].title)))


@dataclass(frozen=True)
class Guides(OwnTexts):
    """What a facilitator can do with guides."""

    _own_known: dict[str, _Known] = field(default_factory=dict, compare=False, repr=False)
    """One's own as they were last read, by their text: gone with the desk when the vault is closed."""

    # ---------------------------------------------------------------------------------------------------------- find

    def shelf_to_read(self) -> Callable[[], None]:
        """Return the work of reading what the list and the search need. It takes a while, and may run on any thread.

        One's own texts are taken from the vault now.
        """
        return partial(_read_ahead, self.own_of(OwnKind.GUIDE), self._own)

    def heads(self, language: Language) -> tuple[GuideHead, ...]:
        """Return what every guide says about itself, sessions first, each in English where it must be; own ones last.

        One's own that does not read well yet is among them, so that it can be gone on with.
        """
        return tuple(head for head, _ in self._everything(language))

    def find(
        self,
        words: str,
        language: Language,
        kind: GuideKind | None = None,
        longest: int | None = None,
        group_kind: GroupKind | None = None,
    ) -> tuple[GuideHead, ...]:
        """Return the guides that hold every word, those with it in the title first, then in theme and summary.

        Words are looked for whatever their capitals and accents; `longest` is in minutes. No words find all.
        """
        sought = plain_letters(words).split()
        ranked = [
            (_rank(known, sought), head)
            for head, known in self._everything(language)
            if (kind is None or head.kind is kind)
            and (longest is None or head.minutes <= longest)
            and (group_kind is None or not head.groups or group_kind in head.groups)
        ]
        return tuple(head for rank, head in sorted(ranked, key=lambda pair: pair[0]) if rank < _NOT_FOUND)

    def _everything(self, language: Language) -> list[_Known]:
        texts = self.own_of(OwnKind.GUIDE)
        own = [self._own(each) for each in texts]
        there = {each.source for each in texts}
        for source in tuple(self._own_known):
            if source not in there:
                self._own_known.pop(source, None)
        return [*built_in_known(language), *own]

    def _own(self, own: OwnText) -> _Known:
        known = self._own_known.get(own.source)  # once: another thread may read ahead, and this one drop what is gone
        if known is None:
            head = _head_of(own)
            known = self._own_known[own.source] = (head, _words(head, own.source))
        head, words = known
        return replace(head, key=str(own.id), own=own.id), words

    # ---------------------------------------------------------------------------------------------------------- read

    def get(self, key: str, language: Language) -> Guide:
        """Return a guide, one's own by its id; its handouts carry their titles.

        Raises `Refusal` when it is gone, or `NotAGuide` when one's own does not read well yet.
        """
        own_id = id_of(key)
        if own_id is None:
            return self._titled(built_in_guides().get(key, language))
        guide = self._titled(read_guide(self.own_text(own_id).source, HERE))
        return replace(guide, head=replace(guide.head, key=key, own=own_id))

    def languages(self, key: str) -> tuple[Language, ...]:
        """Return the languages a guide comes in, English first. Raises `Refusal` when it is gone."""
        own_id = id_of(key)
        return built_in_heads().languages(key) if own_id is None else (self._own(self.own_text(own_id))[0].language,)

    def stale(self, head: GuideHead) -> bool:
        """Return whether a translation was made from an older version than the English guide has now."""
        if head.own is not None or head.translates is None:
            return False
        return head.translates < built_in_heads().get(head.key, Language.ENGLISH).version

    def source(self, key: str, language: Language) -> str:
        """Return the text of a guide's file. Raises `Refusal` when it is gone."""
        own_id = id_of(key)
        return built_in_heads().source(key, language) if own_id is None else self.own_text(own_id).source

    def _titled(self, guide: Guide) -> Guide:
        handouts = HandoutLibrary(self.means)

        def titled(handout: Handout) -> Handout:
            try:
                return replace(handout, title=handouts.get(handout.sheet, guide.head.language).title)
            except Refusal:
                return Handout(handout.title)  # a page from elsewhere, by its name

        blocks = (replace(each, handouts=tuple(map(titled, each.handouts))) for each in guide.blocks)
        return replace(guide, blocks=tuple(blocks))

    # ----------------------------------------------------------------------------------------------------------- use

    def use_in(self, session_id: SessionId, guide: Guide, index: int | None = None) -> Used:
        """Put all parts of a guide into a session's plan, at a position or after those that are there.

        Raises `Refusal` when the session is locked or gone.
        """
        return self._put_in(session_id, guide.agenda().blocks, index)

    def add_part(self, session_id: SessionId, block: Block, index: int | None = None) -> Used:
        """Put one part into a session's plan, at a position or at its end. Raises `Refusal` when it is locked."""
        return self._put_in(session_id, (fresh(block),), index)

    def _put_in(self, session_id: SessionId, blocks: tuple[Block, ...], index: int | None) -> Used:
        if not blocks:
            raise Refusal("There is no part in this guide to put into a plan.")
        with self.means.open_work("guides.use") as work:
            session = work.sessions.get(session_id)
            refuse_locked(session)
            after = before = session.agenda
            for place, block in enumerate(blocks, len(before) if index is None else index):
                after = after.added(block, place)
            work.sessions.save(replace(session, agenda=after).checked())
            work.commit()
        self.means.announce(Changes.SESSIONS)
        return Used(before, after)

    # ----------------------------------------------------------------------------------------------------------- own

    def duplicate(self, key: str, language: Language) -> OwnText:
        """Keep a copy of a guide as one's own. Raises `Refusal` when it is gone."""
        return self.keep_writing(None, OwnKind.GUIDE, as_own(self.source(key, language)), key)

    def export(self, keys: Sequence[str], language: Language = Language.ENGLISH) -> bytes:
        """Return guides to be given on: one as a text file, several in a .zip. Raises `Refusal`."""
        return given_on([("guide" if id_of(key) else key, self.source(key, language)) for key in keys])


def _read_ahead(own: Sequence[OwnText], read: Callable[[OwnText], _Known]) -> None:
    for language in Language:
        built_in_known(language)
    for each in own:
        read(each)


def _head_of(own: OwnText) -> GuideHead:
    try:
        return read_guide(own.source, HERE).head
    except NotAGuide:
        title = title_of(own.source)
        kind, minutes = GuideKind.SESSION, 0
        return GuideHead(key="", title=title, kind=kind, summary=UNFINISHED, theme="", for_whom="", minutes=minutes)


def _words(head: GuideHead, source: str) -> _Words:
    """Return what a guide is found by: its words, and not those that every guide file holds."""
    about = f"{head.theme} {head.summary} {head.for_whom}"
    text = _SAME_IN_ALL.sub("", source.partition("\n+++")[2])
    return _Words(plain_letters(head.title), plain_letters(about), plain_letters(text))


def _rank(words: _Words, sought: list[str]) -> int:
    """Return 0 when the title holds all words, 1 with theme and summary, 2 with the whole text."""
    if all(word in words.title for word in sought):
        return 0
    if all(word in words.title or word in words.about for word in sought):
        return 1
    everything = (words.title, words.about, words.body)
    return 2 if all(any(word in text for text in everything) for word in sought) else _NOT_FOUND
