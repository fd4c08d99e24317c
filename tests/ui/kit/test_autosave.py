"""Autosave: at most two seconds behind, never losing what was typed, trying again by itself."""

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.kit.conftest import Ear
from workwell_desktop.domain.errors import DiskFull, Refusal
from workwell_desktop.ui.kit.autosave import Autosaver, Pace
from workwell_desktop.ui.kit.bulletin import Bulletin, SaveState

SOON = Pace(timedelta(milliseconds=20), timedelta(milliseconds=60), timedelta(milliseconds=30))


class Draft:
    """Something to save that can be made to fail."""

    def __init__(self) -> None:
        self.saves = 0
        self.trouble: Exception | None = None

    def save(self) -> None:
        if self.trouble is not None:
            raise self.trouble
        self.saves += 1


@pytest.fixture
def draft() -> Draft:
    return Draft()


def test_the_promise_of_two_seconds_is_kept_by_default() -> None:
    assert Pace().longest < timedelta(seconds=2)


def test_a_touch_is_written_soon_and_once(qtbot: QtBot, draft: Draft, bulletin: Bulletin, ear: Ear) -> None:
    saver = Autosaver(draft.save, bulletin, pace=SOON)
    with qtbot.waitSignal(saver.saved):
        saver.touch()
        saver.touch()
    assert draft.saves == 1
    assert [report.state for report in ear.reports] == [SaveState.SAVING, SaveState.SAVED]


def test_someone_who_never_stops_typing_is_saved_all_the_same(qtbot: QtBot, draft: Draft, bulletin: Bulletin) -> None:
    saver = Autosaver(draft.save, bulletin, pace=Pace(timedelta(hours=1), timedelta(milliseconds=50)))
    with qtbot.waitSignal(saver.saved, timeout=2000):
        saver.touch()
        saver.touch()


def test_leaving_writes_at_once(draft: Draft, bulletin: Bulletin) -> None:
    saver = Autosaver(draft.save, bulletin)
    assert saver.flush()
    saver.touch()
    assert saver.pending
    assert saver.flush()
    assert (draft.saves, saver.pending) == (1, False)


def test_a_full_disk_is_said_and_tried_again_until_it_works(
    qtbot: QtBot, draft: Draft, bulletin: Bulletin, ear: Ear
) -> None:
    draft.trouble = DiskFull()
    saver = Autosaver(draft.save, bulletin, pace=SOON)
    saver.touch()
    assert not saver.flush()
    report = bulletin.saving()
    assert (report.state, report.sentence) == (SaveState.TROUBLE, DiskFull.default)
    draft.trouble = None
    with qtbot.waitSignal(saver.saved):
        pass  # nobody presses anything
    assert bulletin.saving().state is SaveState.SAVED


def test_the_button_tries_again(draft: Draft, bulletin: Bulletin) -> None:
    draft.trouble = DiskFull()
    saver = Autosaver(draft.save, bulletin)
    saver.touch()
    saver.flush()
    draft.trouble = None
    retry = bulletin.saving().retry
    assert retry is not None
    retry()
    assert (draft.saves, bulletin.saving().state) == (1, SaveState.SAVED)


def test_a_refusal_is_handed_on_and_the_text_stays_waiting(qtbot: QtBot, draft: Draft, bulletin: Bulletin) -> None:
    draft.trouble = Refusal("Please shorten the title.", "title")
    saver = Autosaver(draft.save, bulletin)
    saver.touch()
    with qtbot.waitSignal(saver.refused) as told:
        assert not saver.flush()
    assert told.args == [draft.trouble]
    assert saver.pending


def test_a_mistake_of_ours_is_loud(draft: Draft, bulletin: Bulletin) -> None:
    draft.trouble = KeyError("ours")
    saver = Autosaver(draft.save, bulletin)
    saver.touch()
    with pytest.raises(KeyError):
        saver.flush()


def test_what_is_discarded_is_not_written(draft: Draft, bulletin: Bulletin) -> None:
    saver = Autosaver(draft.save, bulletin)
    saver.touch()
    saver.discard()
    assert saver.flush()
    assert draft.saves == 0
