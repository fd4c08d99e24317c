"""Guides and handouts of one's own: kept while they are written, removed and put back, brought in and given on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import OwnTextId, new_id
from workwell_desktop.domain.own_text import LONGEST_SOURCE, OwnKind, OwnText
from workwell_desktop.guides.guide_file import read_guide
from workwell_desktop.guides.handout_file import read_handout
from workwell_desktop.usecases.imported import packed, unpacked
from workwell_desktop.usecases.work import Means

HERE = "This text"
"""What errors call a text that has no file."""

_GUIDE = re.compile(r"^(kind\s*=\s*[\"'](session|skill)[\"']|minutes\s*=)", re.MULTILINE)
"""Only guides have a length."""
_ONLY_OURS = re.compile(r"^(translates|version)\s*=.*\n", re.MULTILINE)


@dataclass(frozen=True)
class Imported:
    """What came of files that were brought in: what is kept now, and a sentence for each that was refused."""

    kept: tuple[OwnText, ...]
    refused: tuple[str, ...]


@dataclass(frozen=True)
class LookedInto:
    """What stands in files from elsewhere, not kept yet: (name, kind, text) of each that reads well, and refusals."""

    texts: tuple[tuple[str, OwnKind, str], ...]
    refused: tuple[str, ...]


@dataclass(frozen=True)
class OwnTexts:
    """What can be done with texts of one's own, guides and handouts alike."""

    means: Means

    def own_text(self, own_id: UUID) -> OwnText:
        """Return one text as it was written. Raises `Refusal` when it is gone."""
        with self.means.open_work("own_texts.read") as work:
            return work.own_texts.get(own_id)

    def own_of(self, kind: OwnKind) -> tuple[OwnText, ...]:
        """Return the guides, or the handouts, the newest first."""
        with self.means.open_work("own_texts.read") as work:
            return work.own_texts.of_kind(kind)

    def keep_writing(self, own_id: OwnTextId | None, kind: OwnKind, source: str, based_on: str = "") -> OwnText:
        """Keep a text as it stands, whether it reads well or not; None begins a new one.

        Raises `Refusal` for one that is too long to be kept.
        """
        if len(source) > LONGEST_SOURCE:
            raise Refusal(f"This is longer than {LONGEST_SOURCE:,} characters. Take something out.", "source")
        kept_id = own_id or OwnTextId(new_id())
        own = OwnText(id=kept_id, kind=kind, source=source, based_on=based_on, edited_at=self.means.now())
        self.put_own(own)
        return own

    def put_own(self, own: OwnText) -> None:
        """Keep a text as given: undo and redo."""
        with self.means.open_work("own_texts.save") as work:
            work.own_texts.save(own)
            work.commit()
        self.means.announce(Changes.LIBRARY)

    def remove_own(self, own_id: UUID) -> OwnText:
        """Remove a text and return it, so that it can be put back. Raises `Refusal` when it is gone."""
        with self.means.open_work("own_texts.remove") as work:
            own = work.own_texts.get(own_id)
            work.own_texts.remove(own_id)
            work.commit()
        self.means.announce(Changes.LIBRARY)
        return own

    def read_files(self, paths: Sequence[Path]) -> Imported:
        """Bring in guide and handout files, single or in a .zip, all in one transaction.

        What cannot be read is refused with a sentence that names the file, and the others are kept. A text that is
        there already is not kept twice.
        """
        return self.keep_files(look_into(paths))

    def keep_files(self, looked: LookedInto) -> Imported:
        """Keep what `look_into` found, all in one transaction."""
        now, refused = self.means.now(), list(looked.refused)
        found = {
            source: (name, OwnText(id=OwnTextId(new_id()), kind=kind, source=source, edited_at=now))
            for name, kind, source in looked.texts
        }
        kept = self._keep_new(found, refused)
        return Imported(kept, tuple(refused))

    def _keep_new(self, found: dict[str, tuple[str, OwnText]], refused: list[str]) -> tuple[OwnText, ...]:
        """Keep texts that are not there yet, and say which are."""
        with self.means.open_work("own_texts.read_files") as work:
            known = {own.source for own in work.own_texts.all()}
            refused += [f"{name}: this is here already." for source, (name, _) in found.items() if source in known]
            new = tuple(own for source, (_, own) in found.items() if source not in known)
            for own in new:
                work.own_texts.save(own)
            work.commit()
        if new:
            self.means.announce(Changes.LIBRARY)
        return new


def look_into(paths: Sequence[Path]) -> LookedInto:
    """Read guide and handout files, single or in a .zip, and keep nothing. It may take a while, on any thread."""
    sources, refused = unpacked(paths)
    found: dict[str, tuple[str, OwnKind]] = {}
    for name, source in sources:
        try:
            if source in found:
                raise Refusal(f"{name}: this is the same as {found[source][0]}.")
            found[source] = (name, kind_of(source, name))
        except Refusal as no:
            refused.append(no.sentence)
    return LookedInto(tuple((name, kind, source) for source, (name, kind) in found.items()), tuple(refused))


def kind_of(source: str, where: str) -> OwnKind:
    """Return what a text is; it is read whole. Raises `NotAGuide` when it cannot be read."""
    if _GUIDE.search(source.partition("\n+++")[0]):
        read_guide(source, where)
        return OwnKind.GUIDE
    read_handout(source, where)
    return OwnKind.HANDOUT


def as_own(source: str) -> str:
    """Return the text of a built-in file as one's own: no translation of anything, and in its first version."""
    end = source.find("\n+++", 4) + 1
    return _ONLY_OURS.sub("", source[:end]) + source[end:]


def given_on(files: Sequence[tuple[str, str]]) -> bytes:
    """Return texts as they are given on: one as it is, several in a .zip; each is a name and a text."""
    return files[0][1].encode() if len(files) == 1 else packed(files)
