"""Keeps other programs and crash reports from reading this one's memory, as far as the system lets a program ask.

Called first of all, before any key is near. A system that does not know a wish is left as it is: the vault's
protection rests on none of them.
"""

import ctypes
import sys
from contextlib import suppress

_PR_SET_DUMPABLE, _PT_DENY_ATTACH = 4, 31
_SEM_FAILCRITICALERRORS, _SEM_NOGPFAULTERRORBOX, _WER_NO_HEAP = 0x0001, 0x0002, 0x0001


def harden() -> None:
    """Ask for no core dumps, no tracing by other programs of the same user, and no memory in crash reports."""
    with suppress(OSError, ValueError, AttributeError):
        if sys.platform == "win32":
            ctypes.windll.kernel32.SetErrorMode(_SEM_FAILCRITICALERRORS | _SEM_NOGPFAULTERRORBOX)
            ctypes.windll.kernel32.WerSetFlags(_WER_NO_HEAP)
        else:
            import resource

            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            library = ctypes.CDLL(None)
            if sys.platform == "linux":
                library.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
            elif sys.platform == "darwin":
                library.ptrace(_PT_DENY_ATTACH, 0, 0, 0)
