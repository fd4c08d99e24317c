"""A facilitator in mid-session, in a process of its own: `python -m tests.reliability.running_session VAULT`.

It starts a session and presses what one presses. After each press that was stored it says a line and waits for one,
or to be killed. Its clock is told, so that whoever comes after knows to the second what must be on the screen.
"""

import sys
from datetime import timedelta
from pathlib import Path

from tests.reliability.at_work import EVENING
from tests.vault_fixture import KEY
from workwell_desktop.domain.agenda import Agenda, Block
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import BlockId, GroupId, SessionId, new_id
from workwell_desktop.domain.session import Session
from workwell_desktop.storage.vault import Vault
from workwell_desktop.usecases.desk import Desk
from workwell_desktop.usecases.work import Means

PARTS = (("Welcome", 5), ("Check-in", 20), ("Trust", 40), ("Check-out", 20))


def desk_at(vault: Vault, minutes: float) -> Desk:
    """Return a desk over a vault, so many minutes into the evening."""
    return Desk.over(Means(vault.work, _nobody_listens, lambda: EVENING + timedelta(minutes=minutes)))


def plans(vault: Vault) -> SessionId:
    """Keep a group and a session with a plan of four parts; return the session's id."""
    desk = desk_at(vault, -60)
    group = desk.groups.save(Group(id=GroupId(new_id()), name="Lantern Circle"))
    blocks = tuple(Block(id=BlockId(new_id()), title=title, minutes=minutes) for title, minutes in PARTS)
    session = Session(
        id=SessionId(new_id()),
        group_id=group.id,
        number=1,
        starts_at=EVENING,
        length=timedelta(minutes=90),
        agenda=Agenda(blocks),
    )
    return desk.sessions.save(session).id


def runs(vault: Vault) -> None:
    """Start the session, give the first part two minutes more, go on, pause and resume; then note."""
    desk = desk_at(vault, 0)
    (session,) = desk.sessions.of_group(desk.groups.all()[0].id)
    session_id = session.id
    desk_at(vault, 1).running.start(session_id)
    _say("started")
    desk_at(vault, 4).running.adjust(session_id, 120)
    _say("two minutes more")
    desk_at(vault, 9).running.next(session_id)
    _say("check-in")
    desk_at(vault, 12).running.pause(session_id)
    _say("paused")
    desk_at(vault, 15).running.resume(session_id)
    _say("resumed")
    desk_at(vault, 16).quick_notes.take(session_id, "Quieter start than last week")
    _say("noted")


def _say(line: str) -> None:
    """Tell that something was stored, and go on when somebody answers."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
    sys.stdin.readline()


def _nobody_listens(_changes: object) -> None:
    """Take the news."""


if __name__ == "__main__":
    runs(Vault.open(Path(sys.argv[1]), KEY))
