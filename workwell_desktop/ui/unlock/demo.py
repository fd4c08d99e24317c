"""The demo's vault: made without a word, with invented people in it, and known to nobody else."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from workwell_desktop.usecases.access import Access
    from workwell_desktop.usecases.open_vault import OpenVault


def make(access: "Access") -> "OpenVault":
    """Make it, on a worker."""
    from workwell_desktop.domain.access import Protection
    from workwell_desktop.domain.facilitator import Facilitator

    who = Facilitator(name="Ruth Adler", organisation="Elm Street groups (demo)")
    return access.create(access.begin(), Protection.EASY, "", who)


def furnish(opened: "OpenVault", now: "Callable[[], datetime]") -> None:
    """Put the sample group in it, before any page is there to hear of it."""
    opened.desk(_nobody_listens, now).sample.add()


def _nobody_listens(_changes: object) -> None:
    """Take the news."""
