"""Erasing one person from first to last: a backup, the deletion, a new file under a new key, and a report.

The order makes every interruption harmless: until the deletion is committed nothing has changed, and from then on the
person is gone for whoever uses the program. What a sudden stop leaves undone is found by `unfinished`, and `finish`
does it. The backup comes first because a mistake in choosing the person could not be put right otherwise.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from workwell_desktop.domain.backup import BackupInfo, PlaceState, Reason
from workwell_desktop.domain.errors import Fault
from workwell_desktop.domain.hand_over import HandOver
from workwell_desktop.domain.letter import Letter
from workwell_desktop.usecases.rights.erasure import ACTION, ErasurePlan, Stays, carry_out, read_plan

if TYPE_CHECKING:
    from workwell_desktop.domain.ids import PersonId
    from workwell_desktop.usecases.open_vault import OpenVault

_ROTATED = frozenset({"keys.rotated", "keys.renewed"})
_FAR_BACK = 5_000
"""Changes that are looked at for an erasure that was not finished."""

NOT_YET = (
    "They are gone from WorkWell. But the file of the vault could not be replaced just now, so traces may still lie "
    "in it, encrypted as it is. Look at the disk, then finish the erasure. Nothing else is lost."
)


@dataclass(frozen=True, kw_only=True)
class ErasureReport:
    """What was done, and where copies may remain. It names nobody who was erased."""

    at: datetime
    records: int
    """Records of the person that went."""
    changed: int
    """Places in other records where “a member” stands now."""
    kept: int
    """Places where the name stays, as the facilitator decided."""
    kept_in: tuple[str, ...] = ()
    """What these records are, each once."""
    backups: tuple[BackupInfo, ...] = ()
    """Those made before the erasure was finished."""
    away: str = ""
    """The name of a second place that was not connected."""
    archives: int = 0
    """Earlier vaults that were put aside on this computer, copies from before an update among them."""
    given: tuple[HandOver, ...] = ()
    """Bundles with one of the person's groups: whoever was given one, or gave one, holds them too."""
    letters: tuple[Letter, ...] = ()
    demo: bool = False
    """Whether it was done in a demo, of which nothing is kept anyway."""
    trouble: str = ""
    """What is left to do, as a sentence; empty when all is done."""


@dataclass(frozen=True)
class ErasingForGood:
    """The whole of an erasure. Everything here may take a while and is meant for a worker."""

    opened: "OpenVault"
    now: Callable[[], datetime] = field(default=lambda: datetime.now().astimezone())

    def plan(self, person_id: "PersonId") -> ErasurePlan:
        """Return what would go, and where else they are named: every text of the vault is looked through.

        Raises `Refusal` when they are gone.
        """
        with self.opened.vault.work("erasure.read") as work:
            return read_plan(work, person_id)

    def run(self, plan: ErasurePlan, stays: Stays, progress: Callable[[int], None] | None = None) -> ErasureReport:
        """Erase somebody and return where copies may remain. Nothing is announced: the caller does that.

        Raises `Refusal` while a legal hold stands, or a `Fault` when no backup could be made: nothing was erased
        then. Whatever goes wrong afterwards stands in the report.
        """
        self._back_up(Reason.BEFORE_ERASURE, progress)
        now = self.now()
        with self.opened.vault.work(ACTION) as work:
            carry_out(work, plan, stays, now)
            work.commit()
        return self._finished(self._report(plan, stays, now))

    def finish(self, report: ErasureReport) -> ErasureReport:
        """Do what was left undone, and return the report as it is then."""
        return self._finished(report)

    def unfinished(self) -> bool:
        """Whether somebody was erased and the vault was not written anew since: a sudden stop came between.

        Never in a demo, of which nothing is kept.
        """
        if self.opened.throw_away:
            return False
        with self.opened.vault.work("erasure.read") as work:
            erasures = work.erasures.all()
            if not erasures:
                return False
            actions = [row.action for row in work.audit.tail(_FAR_BACK)]
        return next((action == ACTION for action in actions if action in {ACTION, *_ROTATED}), False)

    def _finished(self, report: ErasureReport) -> ErasureReport:
        """Keep the ids for later restores, write the vault anew under a new key, and make a backup of that."""
        from workwell_desktop.usecases.protecting import Protecting

        backups = report.backups
        try:
            if not self.opened.throw_away:
                self.opened.backups.remember_erased(self._erased())
                Protecting(self.opened, self.now).rotate_database()
                backups = self.opened.backups.all()
                self._back_up(Reason.WHILE_WORKING)
        except Fault:
            return replace(report, backups=self._known_backups(), trouble=NOT_YET)
        return replace(report, backups=backups, away=self._away(), archives=self._archives(), trouble="")

    def _report(self, plan: ErasurePlan, stays: Stays, now: datetime) -> ErasureReport:
        changing = plan.changing(stays)
        staying = [place for place in plan.places if place not in changing]
        with self.opened.vault.work("erasure.read") as work:
            names = {group.name for group in work.groups.all() if group.id in plan.groups}
            handed = work.hand_overs.all()
        ids = {form for one in plan.groups for form in (one.hex, str(one))} | names
        return ErasureReport(
            at=now,
            records=sum(plan.counts.values()),
            changed=len(changing),
            kept=len(staying),
            kept_in=tuple(dict.fromkeys(place.title for place in staying)),
            given=tuple(each for each in handed if ids & set(each.groups)),
            letters=plan.letters,
            demo=self.opened.throw_away,
        )

    def _back_up(self, reason: Reason, progress: Callable[[int], None] | None = None) -> None:
        if not self.opened.throw_away:
            self.opened.backups.back_up(reason, progress)

    def _erased(self) -> list[str]:
        with self.opened.vault.work("erasure.read") as work:
            return [erasure.person.hex for erasure in work.erasures.all()]

    def _known_backups(self) -> tuple[BackupInfo, ...]:
        try:
            return self.opened.backups.all()
        except Fault:
            return ()

    def _away(self) -> str:
        if self.opened.throw_away:
            return ""
        place = self.opened.backups.status().second
        return place.name if place is not None and place.state is PlaceState.AWAY else ""

    def _archives(self) -> int:
        places = self.opened.places
        folder = places.home / "archive"
        put_aside = [path for path in folder.iterdir() if path.is_dir()] if folder.is_dir() else []
        return len(put_aside) + len(list(places.vault_dir.glob("*.format-*.db")))
