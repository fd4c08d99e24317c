"""The group note of a session: the summary that reports and hand-overs may draw on. No names of members."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Self

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import NoteId, SessionId
from workwell_desktop.domain.signed import Addendum, NoteState, Signed
from workwell_desktop.domain.text import clean_text

__all__ = ["Addendum", "GroupNote", "NoteState", "NoteText"]


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
class GroupNote(Signed):
    """The summary of one session."""

    id: NoteId
    session_id: SessionId
    text: NoteText = field(default_factory=NoteText)

    @property
    def owner(self) -> str:
        """The session."""
        return str(self.session_id)

    @property
    def words(self) -> tuple[str, ...]:
        """Aims, what happened, next time."""
        return (self.text.aims, self.text.happened, self.text.next_time)

    def written(self, text: NoteText, now: datetime) -> Self:
        """Return the draft with another text. Raises `Refusal` once it is signed."""
        self.refuse_signed("text")
        return replace(self, text=text.checked(), edited_at=now)

    def signed(self, author: str, now: datetime) -> Self:
        """Return the note signed by `author`. Raises `Refusal` when empty, unsigned by name, or signed before."""
        if self.state is NoteState.DRAFT and self.empty:
            raise Refusal("The note is still empty. Write a line or two before you sign it.", "happened")
        return super().signed(author, now)
