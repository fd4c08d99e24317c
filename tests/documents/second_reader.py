"""Poppler and qpdf, as programs of their own: what they read in a file, and what they find wrong with it."""

import re
import shutil
import subprocess
from pathlib import Path

PROGRAMS = ("pdfinfo", "qpdf")
_TEXT = re.compile(r'^ *"(.*?)"$', re.MULTILINE | re.DOTALL)


def there() -> bool:
    """Say whether this computer has both."""
    return all(shutil.which(program) for program in PROGRAMS)


def read_out(file: Path) -> str:
    """Return the text of a file as poppler reads it out, along the structure tree."""
    told = subprocess.run(["pdfinfo", "-struct-text", str(file)], check=True, capture_output=True, text=True)
    return " ".join(_TEXT.findall(told.stdout))


def complaints(file: Path) -> list[str]:
    """List what qpdf finds wrong; empty when it is content."""
    done = subprocess.run(["qpdf", "--check", str(file)], check=False, capture_output=True, text=True)
    return [] if done.returncode == 0 else [line for line in done.stderr.splitlines() if line][:3] or ["not sound"]
