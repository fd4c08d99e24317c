"""A password store that asks the person something while the vault is made: the first run says where to look."""

from collections.abc import Iterator
from threading import Event

import pytest

from tests.ui.unlock.entrance_hall import Hall
from tests.ui.unlock.test_first_run import Newcomer, click
from workwell_desktop.domain.access import Protection, StoreState
from workwell_desktop.ui.kit.background import Background
from workwell_desktop.ui.unlock.first_run_shown import Step


@pytest.fixture
def may_answer(hall: Hall) -> Iterator[Event]:
    """A store that answers what it is and then stays silent until told; questions run on a real worker."""
    hall.background = Background()
    event = Event()
    yield event
    event.set()
    hall.background.wait()


def test_a_store_that_asks_while_the_vault_is_made_is_pointed_to(
    hall: Hall, may_answer: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    newcomer = Newcomer(hall, monkeypatch)
    view = newcomer.view
    newcomer.say_who()
    hall.qtbot.waitUntil(view.protection.easy.isEnabled)
    newcomer.choose(Protection.EASY)
    newcomer.type_back()
    hall.may_answer = may_answer
    click(view.onward)
    assert not view.waiting.isVisible()
    hall.qtbot.waitUntil(view.waiting.isVisible, timeout=6000)
    assert view.waiting.text() == StoreState.WAITING.sentence
    may_answer.set()
    hall.qtbot.waitUntil(lambda: len(hall.kept) == 1, timeout=20_000)
    assert not view.waiting.isVisible()
    assert not view.you.isVisible()
    assert view.group.isVisible()
    hall.kept[0].vault.close()


def test_a_quick_store_is_not_waited_for(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    newcomer = Newcomer(hall, monkeypatch)
    newcomer.reach(Step.GROUP)
    assert newcomer.view.waiting.isHidden()
    hall.kept[0].vault.close()
