"""What is said of a mistake of ours: loudly, and without its message, for that may hold what somebody typed."""

import sys
import traceback
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workwell_desktop.ui.kit.bulletin import Bulletin

BUG = (
    "Something in WorkWell went wrong, and that is our mistake. What was saved is safe. "
    "If this goes on, close WorkWell and start it again."
)


def tell_bug(
    bulletin: "Bulletin", kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Print where it happened and what kind it was, and tell the person."""
    frames = "".join(traceback.format_list(traceback.extract_tb(trace)))
    print(f"{frames}{kind.__name__} (its message is not shown, it may hold names)", file=sys.stderr)  # noqa: T201
    bulletin.trouble(BUG)
