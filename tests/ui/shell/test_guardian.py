"""The guardian backs up, reads through and says so, without anybody asking."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from workwell_desktop.app import App, Options
from workwell_desktop.domain.access import Protection
from workwell_desktop.domain.errors import DiskFull
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.domain.freshness import Condition
from workwell_desktop.domain.group import Group
from workwell_desktop.domain.ids import GroupId, new_id
from workwell_desktop.security.places import Places
from workwell_desktop.security.store import KeyStore
from workwell_desktop.storage import backup
from workwell_desktop.ui.kit.background import Background
from workwell_desktop.ui.kit.bulletin import SaveState
from workwell_desktop.ui.kit.places_to_go import ToSafety, ToSearch
from workwell_desktop.ui.restore.view import RestoreView
from workwell_desktop.ui.safety.backups_controller import BackupsTab
from workwell_desktop.ui.search.controller import SearchPage
from workwell_desktop.ui.shell import guardian as guardian_module
from workwell_desktop.ui.shell.guardian import Guardian
from workwell_desktop.usecases import reserve
from workwell_desktop.usecases.access import Access

pytestmark = pytest.mark.slow


class Watch:
    """A program with an open vault, and a clock that can be set."""

    def __init__(self, home: Path) -> None:
        self.ahead = timedelta()
        access = Access(Places(home), KeyStore.for_this_run())
        self.opened = access.create(access.begin(), Protection.EASY, "", Facilitator(name="Ruth A."))
        self.app = App(access.places, Options(now=self.now, background=Background(inline=True)))
        self.app.window.show()

    def now(self) -> datetime:
        return datetime.now(UTC).astimezone() + self.ahead

    def enter(self) -> Guardian:
        self.app._enter(self.opened, None)
        found = self.app.window.findChild(Guardian)
        assert found is not None
        return found

    def add_group(self, name: str = "Lanterns") -> None:
        services = self.app.window.services
        desk = self.opened.desk(services.bulletin.announce, services.now)
        desk.groups.save(Group(id=GroupId(new_id()), name=name))

    @property
    def foot(self) -> str:
        return self.app.window.status.backup.words.text()


@pytest.fixture
def watch(tmp_path: Path, qtbot: QtBot) -> Iterator[Watch]:
    made = Watch(tmp_path / "home")
    yield made
    made.app.window.close()


def test_half_an_hour_of_work_is_backed_up_and_said_at_the_foot(
    watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    guardian = watch.enter()
    assert watch.foot == "No backup yet"
    watch.add_group()
    guardian.back_up()
    assert watch.foot == "Backup verified just now, on this computer"
    watch.ahead = timedelta(minutes=12, seconds=30)
    guardian._say()
    assert watch.foot == "Backup verified 12 min ago, on this computer"
    watch.add_group("Night Circle")
    guardian.back_up()
    assert len(backup.all_in(watch.opened.places.backups_dir)) == 1, "that was no half hour ago"
    monkeypatch.setattr(guardian_module, "BACK_UP_EVERY", timedelta())
    guardian.back_up()
    guardian.back_up()
    assert len(backup.all_in(watch.opened.places.backups_dir)) == 2, "nothing has changed since"


def test_a_backup_that_fails_is_not_silent_and_is_tried_again(watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> object:
        raise DiskFull

    guardian = watch.enter()
    with monkeypatch.context() as patch:
        patch.setattr(backup, "write", full)
        guardian.back_up()
    report = watch.app.window.bulletin.saving()
    assert (report.state, report.sentence) == (SaveState.TROUBLE, DiskFull.default)
    assert report.retry is not None
    report.retry()
    assert watch.foot == "Backup verified just now, on this computer"


def test_a_mistake_of_ours_in_a_backup_is_not_the_last_try(
    watch: Watch, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def mistaken(*_: object) -> object:
        raise TypeError

    guardian = watch.enter()
    with monkeypatch.context() as patch, qtbot.captureExceptions() as caught:
        patch.setattr(backup, "write", mistaken)
        guardian.back_up()
    assert [kind for kind, *_ in caught] == [TypeError]
    guardian.back_up()
    assert watch.foot == "Backup verified just now, on this computer"


def test_a_search_waits_until_the_vault_was_read_through(watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    watch.add_group()
    watch.opened.health.condition = Condition.CHECKING
    with monkeypatch.context() as patch:
        patch.setattr(Guardian, "check_if_due", lambda _self: None)
        watch.enter()
    window = watch.app.window
    window.go(ToSearch("lant"))
    page = window.navigator.page
    assert isinstance(page, SearchPage)
    assert page.model.rowCount() == 0
    assert page.view.sentence.text() == "Checking the vault, one moment…"
    guardian = window.findChild(Guardian)
    assert guardian is not None
    guardian.check_if_due()
    assert page.model.rowCount() > 0, "and then it answers by itself"


def test_damage_is_said_at_once_and_stays_at_the_foot(watch: Watch) -> None:
    for number in range(40):
        watch.add_group(f"Circle {number}")
    places, store = watch.opened.places, watch.opened.store
    watch.opened.vault.close()
    content = bytearray(places.database.read_bytes())
    content[len(content) // 2] ^= 1
    places.database.write_bytes(content)
    answer = Access(places, store).ask_store()
    assert answer.vault is not None
    watch.opened = answer.vault
    watch.enter().check_if_due()
    assert watch.opened.health.condition is Condition.DAMAGED
    assert "Restore a backup" in watch.app.window.bulletin.saving().sentence
    assert watch.foot == "The vault is damaged: restore a backup"


def test_the_reserve_is_laid_in_beside_the_work(watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reserve, "SIZE", 1024 * 1024)
    watch.enter().lay_in_reserve()
    assert reserve.is_there(watch.opened.places)


def test_an_older_vault_is_asked_about_before_the_rooms_open(tmp_path: Path, qtbot: QtBot) -> None:
    from workwell_desktop.ui.restore.older_view import OlderView

    watch = Watch(tmp_path / "home")
    places, store = watch.opened.places, watch.opened.store
    watch.opened.vault.close()
    older = places.database.read_bytes()
    answer = Access(places, store).ask_store()
    assert answer.vault is not None
    watch.opened = answer.vault
    watch.add_group()
    watch.opened.vault.close()
    places.database.write_bytes(older)
    answer = Access(places, store).ask_store()
    assert answer.vault is not None
    watch.app._enter(answer.vault, None)
    view = watch.app.window.findChild(OlderView)
    assert view is not None
    was_open = watch.app.window.is_open
    view.anyway.click()
    assert (was_open, watch.app.window.is_open) == (False, True)
    watch.app.window.close()


def test_from_the_safety_page_behind_the_lock_to_the_backups(tmp_path: Path, qtbot: QtBot) -> None:
    watch = Watch(tmp_path / "home")
    watch.enter()
    window = watch.app.window
    window.go(ToSafety("backups"))
    tab = window.findChild(BackupsTab)
    assert tab is not None
    tab._restore()
    view = window.findChild(RestoreView)
    assert view is not None, "the curtain leads there by itself"
    window.close()
