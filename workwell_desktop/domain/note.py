"""The group note of a session: draft, signed, locked, and afterwards only addenda.

A signature is a SHA-256 digest over the text, the author and the moment, so that any later change would show.
"""

import hashlib
import json
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Self

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import AddendumId, NoteId, SessionId
from workwell_desktop.domain.text import clean_line, clean_text


class NoteState(StrEnum):
    """Where a note stands in its life."""

    DRAFT = "draft"
    SIGNED = "signed"
    LOCKED = "locked"

    @property
    def label(self) -> str:
        """The word shown to people."""
        return self.value.capitalize()


@dataclass(frozen=True)
class NoteText:
    """What a group note says; no names of members belong here."""

    aims: str = ""
    happened: str = ""
    next_time: str = ""

    @property
    def empty(self) -> bool:
        """Whether nothing has been written."""
        return not (self.aims.strip() or self.happened.strip() or self.next_time.strip())

    def checked(self) -> Self:
        """Return the text cleaned. Raises `Refusal` naming the field that cannot be kept."""
        return replace(
            self,
            aims=clean_text(self.aims, "aims", label="Theme and aims"),
            happened=clean_text(self.happened, "happened", label="What happened in the group"),
            next_time=clean_text(self.next_time, "next_time", label="For next time"),
        )


@dataclass(frozen=True, kw_only=True)
class Addendum:
    """Something added after signing: when, by whom, why."""

    id: AddendumId
    written_at: datetime
    author: str
    reason: str
    text: str


@dataclass(frozen=True, kw_only=True)
class GroupNote:
    """The summary of one session."""

    id: NoteId
    session_id: SessionId
    text: NoteText = field(default_factory=NoteText)
    state: NoteState = NoteState.DRAFT
    author: str = ""
    edited_at: datetime
    signed_at: datetime | None = None
    locked_at: datetime | None = None
    digest: str = ""
    addenda: tuple[Addendum, ...] = ()

    def written(self, text: NoteText, now: datetime) -> Self:
        """Return the draft with another text. Raises `Refusal` once it is signed."""
        if self.state is not NoteState.DRAFT:
            raise Refusal("This note is signed, so its text stays as it is. You can add an addendum.", "text")
        return replace(self, text=text.checked(), edited_at=now)

    def signed(self, author: str, now: datetime) -> Self:
        """Return the note signed by `author`. Raises `Refusal` when empty, unsigned by name, or signed before."""
        if self.state is not NoteState.DRAFT:
            raise Refusal("This note is already signed.", "text")
        if self.text.empty:
            raise Refusal("The note is still empty. Write a line or two before you sign it.", "happened")
        name = clean_line(author, "author", label="Your name", needed=True)
        signed = replace(self, state=NoteState.SIGNED, author=name, signed_at=now)
        return replace(signed, digest=signed.computed_digest())

    def locked(self, now: datetime) -> Self:
        """Return the signed note locked for good. Raises `Refusal` for a draft or a locked note."""
        if self.state is not NoteState.SIGNED:
            raise Refusal("Only a signed note can be locked.", "text")
        return replace(self, state=NoteState.LOCKED, locked_at=now)

    def with_addendum(self, addendum: Addendum) -> Self:
        """Return the note with something added; its own text and digest stay. Raises `Refusal` for a draft."""
        if self.state is NoteState.DRAFT:
            raise Refusal("This note is still a draft: write in the note itself.", "addendum")
        text = clean_text(addendum.text, "addendum", label="The addendum")
        if not text.strip():
            raise Refusal("The addendum is still empty. Write what you want to add.", "addendum")
        reason = clean_line(addendum.reason, "reason", label="The reason", needed=True)
        author = clean_line(addendum.author, "author", label="Your name", needed=True)
        return replace(self, addenda=(*self.addenda, replace(addendum, text=text, reason=reason, author=author)))

    def computed_digest(self) -> str:
        """Return the SHA-256 (hex) over session, author, moment of signing (UTC) and text."""
        signed_at = self.signed_at.astimezone(UTC).isoformat() if self.signed_at else ""
        content = [
            str(self.session_id), self.author, signed_at, self.text.aims, self.text.happened, self.text.next_time
        ]  # fmt: skip
        return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()

    @property
    def intact(self) -> bool:
        """Whether a signed note still reads as it was signed."""
        return self.state is NoteState.DRAFT or self.digest == self.computed_digest()
