"""Opens one vault after the other and reads what can be read: `python -m tests.reliability.opening_fuzzed PATH…`.

For each a line of JSON: "whole", or the name of what was raised and whether a person could be told. A crash of the
engine ends this process, which whoever started it sees.
"""

import json
import sys
from contextlib import closing
from pathlib import Path

from tests.reliability.at_work import over
from tests.vault_fixture import KEY
from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.storage.vault import Vault


def reads(path: Path) -> None:
    """Open, check, and go through every room's reading."""
    with closing(Vault.open(path, KEY)) as vault:
        vault.check()
        desk = over(vault)
        for group in desk.groups.all():
            desk.roster.of_group(group.id)
            for session in desk.sessions.of_group(group.id):
                desk.attendance.of_session(session.id)
                desk.notes.of_session(session.id)
        for person in desk.people.all():
            desk.person_notes.of_person(person.id)
        desk.finding.find("Lantern")


def main() -> None:
    """Read each file named on the command line."""
    for name in sys.argv[1:]:
        answer = ["whole", True]
        try:
            reads(Path(name))
        except (Fault, Refusal) as told:
            answer = [type(told).__name__, True]
        except Exception as error:
            answer = [f"{type(error).__name__}: {error}"[:200], False]
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
