"""Incidents: a draft until it is finished; numbers that want a look; who goes with the person."""

from datetime import UTC, date, datetime, timedelta

import pytest

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import IncidentId, new_id
from workwell_desktop.domain.incident import REVIEW_AFTER, CrisisSheet, Incident, IncidentText, who_goes

NOW = datetime(2026, 11, 23, 19, 7, tzinfo=UTC)
DRAFT = Incident(id=IncidentId(new_id()), opened_at=NOW, edited_at=NOW)


@pytest.mark.parametrize(
    ("facilitators", "own", "goes"),
    [
        (("Ruth A.", "Devon P."), "Ruth Adler", "Devon P."),
        (("Devon P.", "Ruth"), "Ruth Adler", "Devon P."),
        (("Ruth Adler",), "Ruth Adler", ""),
        (("Ruth A.",), "Ruth Adler", ""),
        (("Ruth B.", "Ruth A."), "Ruth Adler", "Ruth B."),
        ((), "Ruth Adler", ""),
        (("Devon",), "", "Devon"),
    ],
)
def test_the_other_one_goes_with_the_person(facilitators: tuple[str, ...], own: str, goes: str) -> None:
    assert who_goes(facilitators, own) == goes


def test_a_finished_incident_stays_as_it_is() -> None:
    with pytest.raises(Refusal, match="still empty"):
        DRAFT.signed("Ruth", NOW)
    finished = DRAFT.written(IncidentText(facts="Somebody fainted."), NOW).signed("Ruth", NOW)
    with pytest.raises(Refusal, match="signed"):
        finished.written(IncidentText(), NOW)
    with pytest.raises(Refusal, match="signed"):
        finished.ticked("Call", NOW, done=True)
    with pytest.raises(Refusal, match="signed"):
        finished.signed("Ruth", NOW)


def test_a_tick_is_kept_once_and_can_be_taken_back() -> None:
    twice = DRAFT.ticked("Call", NOW, done=True).ticked("Call", NOW, done=True)
    assert twice.steps == ("Call",)
    assert twice.ticked("Call", NOW, done=False).bare


def test_numbers_want_a_look_after_ninety_days_and_when_nobody_ever_looked() -> None:
    today = date(2026, 11, 23)
    assert CrisisSheet().stale(today)
    assert not CrisisSheet(reviewed_on=today - REVIEW_AFTER).stale(today)
    assert CrisisSheet(reviewed_on=today - REVIEW_AFTER - timedelta(days=1)).stale(today)
