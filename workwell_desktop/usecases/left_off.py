"""Where somebody was when WorkWell locked, and the words that were not in their place yet: kept for the way back."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from workwell_desktop.domain.left_off import Draft, LeftOff
from workwell_desktop.usecases.work import Means


@dataclass(frozen=True)
class WayBack:
    """A place and drafts, as text that only the interface understands. An empty place means the usual first one."""

    place: str = ""
    drafts: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class LeavingOff:
    """What is left for the next start, and taken up by it."""

    means: Means

    def keep(self, way_back: WayBack) -> None:
        """Keep this way back in place of any other, in one transaction. Raises `Fault` when it cannot be written."""
        now = self.means.now()
        with self.means.open_work("vault.lock") as work:
            for old in work.drafts.all():
                work.drafts.remove(old.key)
            for key, text in way_back.drafts.items():
                work.drafts.save(Draft(key=key, text=text, kept_at=now))
            work.left_off.save(LeftOff(place=way_back.place, at=now))
            work.commit()

    def look(self) -> WayBack:
        """Return what was left, without taking it up. Raises `Fault`."""
        with self.means.open_work("left_off.read") as work:
            left, drafts = work.left_off.get(), work.drafts.all()
        return WayBack(left.place if left else "", {draft.key: draft.text for draft in drafts})

    def forget(self, keep: Mapping[str, str] | None = None) -> None:
        """Forget what was left, but for the drafts in `keep`; writes nothing when nothing was. Raises `Fault`."""
        staying = keep or {}
        with self.means.open_work("vault.unlock") as work:
            gone = [draft.key for draft in work.drafts.all() if draft.key not in staying]
            was_left = work.left_off.get() is not None
            for key in gone:
                work.drafts.remove(key)
            if was_left:
                work.left_off.clear()
            if gone or was_left:
                work.commit()
