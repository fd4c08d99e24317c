"""Runs one wish of the facilitator and tells what stood in its way, a rule or the computer's trouble.

It catches what a facilitator may be shown and nothing else.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.ui.kit.bulletin import Bulletin


@contextmanager
def told(bulletin: Bulletin, refused: Callable[[Refusal], bool] | None = None) -> Iterator[None]:
    """Do what stands inside; on a `Refusal` ask `refused` to show it, and say it in the status line when it cannot.

    A `Fault` is shown until the next wish succeeds. Either way the code after the `with` goes on, so leave early
    inside it, not after it.
    """
    try:
        yield
    except Refusal as no:
        if refused is None or not refused(no):
            bulletin.say(no.sentence)
    except Fault as fault:
        bulletin.trouble(fault.sentence)
    else:
        bulletin.well()
