"""Keeps PySide6 from reading the source of every module that is imported. Imported before all others.

PySide6 looks through the text of each imported module for its own name, to know whether it may want the
switches of ``__feature__`` (snake_case, true properties). WorkWell uses none. The reading took a quarter of a start,
and the text of some four hundred files stayed in memory: 13 MB and more (measured with 6.11.3). Where a later PySide6
has no such function, nothing is changed.
"""

import sys

import PySide6.QtCore  # noqa: F401 - brings the hook

_hook = sys.modules.get("shibokensupport.feature")


def _wants_no_switches(_module: object) -> bool:
    return False


if hasattr(_hook, "_mod_uses_pyside"):
    setattr(_hook, "_mod_uses_pyside", _wants_no_switches)  # noqa: B010 - not a name of ours
