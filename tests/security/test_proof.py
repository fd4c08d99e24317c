"""A key counts only when it was read back."""

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.security.conftest import PASSPHRASE
from workwell_desktop.security import proof
from workwell_desktop.security.protection import KeyStore
from workwell_desktop.security.store import packed

if TYPE_CHECKING:
    from tests.security.conftest import MadeVault


def test_the_proof_opens_the_key_file(easy_vault: "MadeVault") -> None:
    assert proof.holds(easy_vault.store, easy_vault.places.header)


def test_a_missing_or_wrong_item_proves_nothing(easy_vault: "MadeVault") -> None:
    easy_vault.backend.answer = packed(easy_vault.keys.vault_id, b"x" * 32)
    assert not proof.holds(easy_vault.store, easy_vault.places.header)
    easy_vault.backend.answer = None
    easy_vault.backend.forget()
    assert not proof.holds(easy_vault.store, easy_vault.places.header)


def test_a_missing_or_damaged_key_file_proves_nothing(easy_vault: "MadeVault") -> None:
    easy_vault.places.header.write_bytes(b"")
    assert not proof.holds(easy_vault.store, easy_vault.places.header)
    easy_vault.places.header.unlink()
    assert not proof.holds(easy_vault.store, easy_vault.places.header)


def test_by_default_a_fresh_process_is_asked(easy_vault: "MadeVault", tmp_path: Path) -> None:
    """This process could open the vault; the fresh one finds no password store, and its word counts."""
    asking_afresh = KeyStore(lambda: (easy_vault.backend,))
    assert proof.holds(asking_afresh, easy_vault.places.header)
    assert not asking_afresh.proves(easy_vault.places.header)


def test_the_fresh_process_answers_by_its_exit_code_and_says_nothing(easy_vault: "MadeVault") -> None:
    command = [sys.executable, "-m", "workwell_desktop.security.proof"]
    for arguments, code in (([str(easy_vault.places.header)], 1), ([], 2)):
        answer = subprocess.run([*command, *arguments], capture_output=True, cwd=proof._PACKAGE_PARENT, check=False)
        assert (answer.returncode, answer.stdout, answer.stderr) == (code, b"", b"")


def test_a_packaged_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert proof._program() == [sys.executable, "--prove-key"]


@pytest.mark.parametrize("error", [OSError("no process"), subprocess.TimeoutExpired("proof", 180)])
def test_a_process_that_does_not_answer_proves_nothing(
    error: Exception, easy_vault: "MadeVault", monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(subprocess, "run", fail)
    assert not proof.holds_in_fresh_process(easy_vault.store, easy_vault.places.header)


def test_a_packaged_program_proves_a_key_by_starting_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    from workwell_desktop import __main__ as program

    monkeypatch.setattr(sys, "frozen", True, raising=False)
    _, *options = proof._program()
    monkeypatch.setattr(sys, "argv", ["workwell-desktop", *options, str(tmp_path / "vault.wwk")])
    assert program.start() == 1, "no such key file, so nothing is proved; 2 would be a wrong command"
    assert capfd.readouterr() == ("", "")


def test_a_passphrase_is_tried_afresh_and_stands_in_no_argument(
    passphrase_vault: "MadeVault", monkeypatch: pytest.MonkeyPatch
) -> None:
    places, really, heard = passphrase_vault.places, subprocess.run, []

    def listen(command: list[str], **options: object) -> object:
        heard.append(" ".join(command))
        return really(command, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess, "run", listen)
    assert proof.passphrase_holds_in_fresh_process(places.header, PASSPHRASE)
    assert not proof.passphrase_holds_in_fresh_process(places.header, PASSPHRASE + "!")
    assert len(heard) == 2
    assert PASSPHRASE not in "".join(heard)


def test_a_vault_without_a_passphrase_is_opened_by_none(easy_vault: "MadeVault") -> None:
    assert not proof.passphrase_holds(easy_vault.places.header, "")
