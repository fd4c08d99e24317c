"""Reading a key back before anything relies on it. Changes nothing and prints nothing.

The default proof is a fresh process, because a password store can remember what it was told for as long as the
asking program lives: `python -m workwell_desktop.security.proof PATH-OF-KEY-FILE`, exit code 0 if the item in
the store opens that key file. A packaged program has no `python -m`: there the program starts itself with
`--prove-key PATH`, which `workwell_desktop.__main__` passes on to `main` before it does anything else.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from workwell_desktop.domain.errors import Fault
from workwell_desktop.security import copies, opening
from workwell_desktop.security.store import KeyStore

OPTION = "--prove-key"
#: Long enough for a person to type the login password into the desktop's prompt.
PATIENCE_SECONDS = 180
_PACKAGE_PARENT = Path(__file__).resolve().parents[2]


def holds(store: KeyStore, header_path: Path) -> bool:
    """Read the item in this process, and open the key file with it."""
    try:
        header = copies.read_file(header_path)
        hint = header.keyring.backend if header.keyring else ""
        found = store.read(header.vault_id, lambda key: opening.is_key(header, key), hint)
        if found.master_key is None:
            return False
        opening.keys_from(header, found.master_key)
    except (OSError, Fault):
        return False
    return True


def holds_in_fresh_process(_: KeyStore, header_path: Path) -> bool:
    """Read the item in a fresh process, and open the key file with it."""
    environment = dict(os.environ)
    paths = [str(_PACKAGE_PARENT), environment.get("PYTHONPATH", "")]
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, paths))
    try:
        answer = subprocess.run(
            _command(header_path),
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0


def main(arguments: list[str] | None = None) -> int:
    """Prove the key file named in the arguments; 0 if it opens, 1 if not, 2 if asked wrongly."""
    given = sys.argv[1:] if arguments is None else arguments
    if len(given) != 1:
        return 2
    return 0 if holds(KeyStore(), Path(given[0])) else 1


def _command(header_path: Path) -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, OPTION, str(header_path)]
    return [sys.executable, "-m", "workwell_desktop.security.proof", str(header_path)]


if __name__ == "__main__":
    sys.exit(main())
