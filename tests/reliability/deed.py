"""What a deed is that somebody is killed in the middle of.

It says 0 when it begins, then the number of what was acknowledged last. `check` names the state that was found; it
raises `Lost` when something acknowledged is missing, and a `Fault` of the domain when the vault does not open.
"""

from collections.abc import Callable
from pathlib import Path

Say = Callable[[int], None]


class Lost(Exception):
    """Something that was acknowledged is not there."""


class Deed:
    """One thing to do. `fresh`: each cycle has a place of its own; `endless`: killed within `span` seconds."""

    fresh = True
    endless = False
    span = 0.2

    def prepare(self, place: Path) -> None:
        """Lay out what is needed, in peace."""

    def do(self, place: Path, say: Say) -> None:
        """Do it, in a process that will be killed."""
        raise Lost("nothing was done")

    def check(self, place: Path, said: int) -> str:
        """Look at what is left as the next start does; return which of the allowed states it is in."""
        raise Lost("nothing was looked at")


def same(kept: bool, what: str) -> None:
    """Raise `Lost`, unless it was kept."""
    if not kept:
        raise Lost(what)
