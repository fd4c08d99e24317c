"""A printed end is the planned one, also in the night when the clocks change."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from workwell_desktop.domain.ids import GroupId, SessionId, new_id
from workwell_desktop.domain.papers import ParticipantAgenda, RunSheet, SignInSheet
from workwell_desktop.domain.session import Session


@pytest.mark.parametrize("paper", [SignInSheet, ParticipantAgenda, RunSheet])
@pytest.mark.parametrize("night", [datetime(2026, 10, 25, 1, 30), datetime(2026, 3, 29, 1, 30)])
def test_papers_end_when_the_session_does(
    paper: type[SignInSheet | ParticipantAgenda | RunSheet], night: datetime
) -> None:
    start = night.replace(tzinfo=ZoneInfo("Europe/Berlin"))
    session = Session(
        id=SessionId(new_id()), group_id=GroupId(new_id()), number=1, starts_at=start, length=timedelta(minutes=120)
    )
    printed = paper(group_name="Circle", starts_at=start, length_minutes=120).ends_at
    assert printed.astimezone(UTC) == session.ends_at.astimezone(UTC)
