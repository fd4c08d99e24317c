"""Start WorkWell: ``python -m workwell_desktop``, or the command that an installed wheel brings."""

import sys

PROVE_KEY = "--prove-key"
"""What a packaged program is started with to read a key back: see `security.proof`. No window then."""


def start() -> int:
    """Run WorkWell as the command line asks; return the exit code."""
    from workwell_desktop.ui.shell.hardening import harden

    harden()
    if sys.argv[1:2] == [PROVE_KEY]:
        from workwell_desktop.security import proof

        return proof.main(sys.argv[2:])
    from workwell_desktop.app import main

    return main(sys.argv)


if __name__ == "__main__":
    sys.exit(start())
