"""Reading a key back before anything relies on it. Changes nothing and prints nothing.

The default proof is a fresh process, because a password store can remember what it was told for as long as the
asking program lives: `python -m workwell_desktop.security.proof PATH-OF-KEY-FILE`, exit code 0 if the item in
the store opens that key file; with `--passphrase` before the path, if the passphrase on its standard input does.
A packaged program has no `python -m`: there the program starts itself with
`--prove-key PATH`, which `workwell_desktop.__main__` passes on to `main` before it does anything else.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.security import copies, opening, passphrase
from workwell_desktop.security.store import KeyStore

OPTION = "--prove-key"
BY_PASSPHRASE = "--passphrase"
#: Long enough for a person to type the login password into the desktop's prompt.
PATIENCE_SECONDS = 180
_MOST_HEARD = 16 * 1024
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


def passphrase_holds(header_path: Path, text: str) -> bool:
    """Open the key file with a passphrase, in this process."""
    try:
        header = copies.read_file(header_path)
        if header.passphrase is None:
            return False
        opening.keys_from(header, passphrase.opened(header.passphrase, header.vault_id, text))
    except (OSError, Fault, Refusal):
        return False
    return True


def holds_in_fresh_process(_: KeyStore, header_path: Path) -> bool:
    """Read the item in a fresh process, and open the key file with it."""
    return _answers_yes([str(header_path)])


def passphrase_holds_in_fresh_process(header_path: Path, text: str) -> bool:
    """Open the key file with a passphrase in a fresh process; it hears the passphrase on its standard input."""
    return _answers_yes([BY_PASSPHRASE, str(header_path)], text)


def main(arguments: list[str] | None = None) -> int:
    """Prove the key file named in the arguments; 0 if it opens, 1 if not, 2 if asked wrongly."""
    given = sys.argv[1:] if arguments is None else arguments
    if len(given) == 2 and given[0] == BY_PASSPHRASE:
        heard = sys.stdin.buffer.read(_MOST_HEARD).decode("utf-8", "surrogatepass")
        return 0 if passphrase_holds(Path(given[1]), heard) else 1
    if len(given) != 1:
        return 2
    return 0 if holds(KeyStore(), Path(given[0])) else 1


def _answers_yes(arguments: list[str], told: str = "") -> bool:
    environment = dict(os.environ)
    paths = [str(_PACKAGE_PARENT), environment.get("PYTHONPATH", "")]
    environment["PYTHONPATH"] = os.pathsep.join(filter(None, paths))
    try:
        answer = subprocess.run(
            [*_program(), *arguments],
            env=environment,
            input=told.encode("utf-8", "surrogatepass"),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0


def _program() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, OPTION]
    return [sys.executable, "-m", "workwell_desktop.security.proof"]


if __name__ == "__main__":
    sys.exit(main())
