"""What can be done with every class of notes that is signed: sign, lock, add, read earlier wordings."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar
from uuid import UUID

from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.ids import AddendumId, new_id
from workwell_desktop.domain.signed import Addendum, Signed
from workwell_desktop.domain.wording import EarlierWording
from workwell_desktop.storage.signed_shelf import SignedShelf
from workwell_desktop.storage.work import UnitOfWork
from workwell_desktop.usecases.work import Means

T = TypeVar("T", bound=Signed)


@dataclass(frozen=True)
class Signing(Generic[T]):
    """The verbs over one class of notes. `name` begins the action in the trail; `shelf` finds the repository."""

    means: Means
    name: str
    shelf: Callable[[UnitOfWork], SignedShelf[T]]
    touched: Changes

    def sign(self, note_id: UUID) -> T:
        """Sign a draft with the facilitator's name. Raises `Refusal` when it is empty, gone, or signed before."""
        now = self.means.now()
        return self._change("sign", note_id, lambda work, note: note.signed(work.facilitator.get().name, now))

    def lock(self, note_id: UUID) -> T:
        """Lock a signed note for good. Raises `Refusal` for a draft, a locked note, or when it is gone."""
        return self._change("lock", note_id, lambda _, note: note.locked(self.means.now()))

    def add(self, note_id: UUID, reason: str, text: str) -> T:
        """Add to a signed note; its own text stays. Raises `Refusal` naming what is missing, or for a draft."""
        return self._change("add", note_id, lambda work, note: note.with_addendum(self._addendum(work, reason, text)))

    def earlier(self, note_id: UUID) -> tuple[EarlierWording, ...]:
        """Return the earlier wordings of a note, the latest first."""
        with self.means.open_work(f"{self.name}.read") as work:
            kept = self.shelf(work).earlier(note_id)
        return tuple(EarlierWording(each.edited_at, each.words) for each in kept)

    def _addendum(self, work: UnitOfWork, reason: str, text: str) -> Addendum:
        author = work.facilitator.get().name
        return Addendum(id=AddendumId(new_id()), written_at=self.means.now(), author=author, reason=reason, text=text)

    def _change(self, verb: str, note_id: UUID, change: Callable[[UnitOfWork, T], T]) -> T:
        with self.means.open_work(f"{self.name}.{verb}") as work:
            shelf = self.shelf(work)
            changed = change(work, shelf.get(note_id))
            shelf.save(changed)
            work.commit()
        self.means.announce(self.touched)
        return changed
