"""The life of everything that is signed: draft, signed, locked, and afterwards only addenda.

A signature is a SHA-256 digest over the record it belongs to, the author, the moment and the words, so that any later
change would show.
"""

import hashlib
import json
from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Self

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import AddendumId
from workwell_desktop.domain.text import clean_line, clean_text

SIGNED_ALREADY = "This is signed, so its text stays as it is. You can add an addendum."


class NoteState(StrEnum):
    """Where a note stands in its life."""

    DRAFT = "draft"
    SIGNED = "signed"
    LOCKED = "locked"

    @property
    def label(self) -> str:
        """The word shown to people."""
        return self.value.capitalize()


@dataclass(frozen=True, kw_only=True)
class Addendum:
    """Something added after signing: when, by whom, why."""

    id: AddendumId
    written_at: datetime
    author: str
    reason: str
    text: str

    def checked(self) -> Self:
        """Return the addendum cleaned. Raises `Refusal` naming the field that cannot be kept."""
        text = clean_text(self.text, "addendum", label="The addendum")
        if not text.strip():
            raise Refusal("The addendum is still empty. Write what you want to add.", "addendum")
        reason = clean_line(self.reason, "reason", label="The reason", needed=True)
        author = clean_line(self.author, "author", label="Your name", needed=True)
        return replace(self, text=text, reason=reason, author=author)


@dataclass(frozen=True, kw_only=True)
class Signed(ABC):
    """Base of every kind of note. A subclass says what it is about and which words the signature covers."""

    author: str = ""
    edited_at: datetime
    signed_at: datetime | None = None
    locked_at: datetime | None = None
    digest: str = ""
    addenda: tuple[Addendum, ...] = ()

    @property
    @abstractmethod
    def owner(self) -> str:
        """What the note belongs to, as the signature names it."""

    @property
    @abstractmethod
    def words(self) -> tuple[str, ...]:
        """What is written, part by part."""

    @property
    def empty(self) -> bool:
        """Whether nothing is written."""
        return not any(part.strip() for part in self.words)

    @property
    def state(self) -> NoteState:
        """Where the note stands."""
        if self.locked_at is not None:
            return NoteState.LOCKED
        return NoteState.DRAFT if self.signed_at is None else NoteState.SIGNED

    def refuse_signed(self, field: str) -> None:
        """Raise a `Refusal` for `field` once the note is signed."""
        if self.state is not NoteState.DRAFT:
            raise Refusal(SIGNED_ALREADY, field)

    def signed(self, author: str, now: datetime) -> Self:
        """Return the note signed by `author`. Raises `Refusal` when empty, unsigned by name, or signed before."""
        if self.state is not NoteState.DRAFT:
            raise Refusal("This note is already signed.", "text")
        if self.empty:
            raise Refusal("The note is still empty. Write a line or two before you sign it.", "text")
        name = clean_line(author, "author", label="Your name", needed=True)
        signed = replace(self, author=name, signed_at=now)
        return replace(signed, digest=signed.computed_digest())

    def locked(self, now: datetime) -> Self:
        """Return the signed note locked for good. Raises `Refusal` for a draft or a locked note."""
        if self.state is not NoteState.SIGNED:
            raise Refusal("Only a signed note can be locked.", "text")
        return replace(self, locked_at=now)

    def with_addendum(self, addendum: Addendum) -> Self:
        """Return the note with something added; its own text and digest stay. Raises `Refusal` for a draft."""
        if self.state is NoteState.DRAFT:
            raise Refusal("This note is still a draft: write in the note itself.", "addendum")
        return replace(self, addenda=(*self.addenda, addendum.checked()))

    def computed_digest(self) -> str:
        """Return the SHA-256 (hex) over what it belongs to, author, moment of signing (UTC) and words."""
        signed_at = self.signed_at.astimezone(UTC).isoformat() if self.signed_at else ""
        content = [self.owner, self.author, signed_at, *self.words]
        return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()

    @property
    def intact(self) -> bool:
        """Whether a signed note still reads as it was signed."""
        return self.state is NoteState.DRAFT or self.digest == self.computed_digest()
