"""The way back over a lock: kept whole, taken up once, and nothing written when there is nothing to forget."""

from tests.usecases.conftest import Office
from workwell_desktop.usecases.left_off import WayBack


def test_what_was_left_is_found_and_then_forgotten(office: Office) -> None:
    left_off = office.desk.left_off
    assert left_off.look() == WayBack()
    left_off.keep(WayBack("old place", {"old": "old words"}))
    kept = WayBack("place", {"a": "words", "b": "other words"})
    left_off.keep(kept)
    assert left_off.look() == kept
    left_off.forget({"b": "other words"})
    assert left_off.look() == WayBack("", {"b": "other words"})
    left_off.forget()
    assert left_off.look() == WayBack()


def test_forgetting_nothing_leaves_no_trace(office: Office) -> None:
    with office.vault.work("test.read") as work:
        before = work.audit.head()
    office.desk.left_off.forget()
    with office.vault.work("test.read") as work:
        assert work.audit.head() == before
