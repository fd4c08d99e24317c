"""Where the program's data files are: fonts, icons and other material that is not Python.

This module answers one question, "where is this file?". It reads nothing and knows nothing about the files.
In a checkout they lie in the `resources/` folder beside the package; an installed wheel carries the same
folder inside the package.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """Return the path of a data file or folder, such as `resource("icons", "sun.svg")`.

    Raises FileNotFoundError when it is not there: that is a mistake of ours, never of a facilitator.
    """
    for root in (_PACKAGE / "_resources", _PACKAGE.parent / "resources"):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError(f"no resource named {'/'.join(parts)}")
