"""A vault can go on over a new file under a new key: no change is lost, and nobody is handed what is closed."""

from pathlib import Path
from threading import Event, Thread

import pytest

from tests.vault_fixture import KEY
from workwell_desktop.domain.errors import Busy, NotAVault
from workwell_desktop.domain.facilitator import Facilitator
from workwell_desktop.storage.vault import Vault

NEW_KEY = bytes(range(32, 64))


def named(vault: Vault, name: str) -> None:
    with vault.work("facilitator.save") as work:
        work.facilitator.save(Facilitator(name=name))
        work.commit()


def name_in(vault: Vault) -> str:
    with vault.work("facilitator.read") as work:
        return work.facilitator.get().name


def test_work_goes_on_in_the_new_file_with_the_same_trail(vault: Vault) -> None:
    named(vault, "Ruth A.")
    new = vault.path.with_name("main.2.db")
    with vault.held():
        vault.rewritten(new, NEW_KEY)
        vault.moved_to(new, NEW_KEY)
    assert (vault.path, name_in(vault)) == (new, "Ruth A.")
    named(vault, "Ruth B.")
    vault.check()
    vault.close()
    again = Vault.open(new, NEW_KEY, vault.original.audit_key)
    assert name_in(again) == "Ruth B."
    again.close()
    with pytest.raises(NotAVault):
        Vault.open(new, KEY)


@pytest.mark.slow
def test_a_file_that_does_not_open_leaves_the_vault_where_it_was(vault: Vault, tmp_path: Path) -> None:
    before, other = vault.path, tmp_path / "other.db"
    other.write_bytes(b"x" * 8192)
    with pytest.raises(NotAVault), vault.held():
        vault.moved_to(other, NEW_KEY)
    named(vault, "Ruth A.")
    assert (vault.path, name_in(vault)) == (before, "Ruth A.")


def test_a_change_from_another_thread_waits_and_is_not_lost(vault: Vault) -> None:
    begun = Event()

    def write() -> None:
        begun.set()
        named(vault, "written meanwhile")

    writer = Thread(target=write)
    new = vault.path.with_name("main.2.db")
    with vault.held():
        vault.rewritten(new, NEW_KEY)
        writer.start()
        assert begun.wait(5)
        vault.moved_to(new, NEW_KEY)
    writer.join(5)
    assert name_in(vault) == "written meanwhile"


@pytest.mark.slow
def test_a_closed_vault_is_not_held_and_closing_waits_for_who_holds_it(vault: Vault) -> None:
    new, begun = vault.path.with_name("main.2.db"), Event()
    order: list[str] = []

    def close() -> None:
        begun.set()
        vault.close()
        order.append("closed")

    closer = Thread(target=close)
    with vault.held():
        closer.start()
        assert begun.wait(5)
        vault.rewritten(new, NEW_KEY)
        vault.moved_to(new, NEW_KEY)
        order.append("moved")
    closer.join(5)
    assert order == ["moved", "closed"]
    with pytest.raises(Busy), vault.held():
        pass


@pytest.mark.slow
def test_a_transaction_made_before_the_move_and_entered_after_it_is_refused(vault: Vault) -> None:
    late = vault.work("facilitator.read")
    new = vault.path.with_name("main.2.db")
    with vault.held():
        vault.rewritten(new, NEW_KEY)
        vault.moved_to(new, NEW_KEY)
    with pytest.raises(Busy), late:
        pass
    assert name_in(vault) == ""
