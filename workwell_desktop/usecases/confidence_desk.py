"""The part of the desk that keeps confidences: notes of one's own, rules of keeping, rights, hand-over, the lock."""

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from workwell_desktop.usecases.work import Means

if TYPE_CHECKING:
    from workwell_desktop.usecases.keeping.audit_trail import AuditTrail
    from workwell_desktop.usecases.keeping.retention import Retention
    from workwell_desktop.usecases.left_off import LeavingOff
    from workwell_desktop.usecases.reflections import Reflections
    from workwell_desktop.usecases.sealed_report import SealedReports


@dataclass(frozen=True)
class ConfidenceDesk:
    """One object per noun, over the same means; loaded when first asked for, as on the desk it is part of."""

    means: Means

    @cached_property
    def reflections(self) -> "Reflections":
        """What can be done with debriefs, the supervision log and hand-over notes."""
        from workwell_desktop.usecases.reflections import Reflections

        return Reflections(self.means)

    @cached_property
    def left_off(self) -> "LeavingOff":
        """What a lock leaves for the next start."""
        from workwell_desktop.usecases.left_off import LeavingOff

        return LeavingOff(self.means)

    @cached_property
    def retention(self) -> "Retention":
        """What can be done about how long records stay."""
        from workwell_desktop.usecases.keeping.retention import Retention

        return Retention(self.means)

    @cached_property
    def audit_trail(self) -> "AuditTrail":
        """What can be done with the record of changes."""
        from workwell_desktop.usecases.keeping.audit_trail import AuditTrail

        return AuditTrail(self.means)

    @cached_property
    def sealed_reports(self) -> "SealedReports":
        """What can be done to hand an incident report over."""
        from workwell_desktop.usecases.sealed_report import SealedReports

        return SealedReports(self.means)
