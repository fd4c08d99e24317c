"""The ways into a vault: each opens by itself, and each says no with a sentence."""

import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workwell_desktop.domain.access import Protection, StoreState
from workwell_desktop.domain.errors import Damaged, Fault, Refusal
from workwell_desktop.security import changing, protection
from workwell_desktop.security.backends import NoStore
from workwell_desktop.security.changing import OpenLocks
from workwell_desktop.security.keys import VaultKeys
from workwell_desktop.security.protection import KeyStore

if TYPE_CHECKING:
    from tests.security.conftest import MadeVault

PASSPHRASE = "a quiet lamp by the sea"


def test_the_wrong_passphrase_is_a_refusal(passphrase_vault: "MadeVault") -> None:
    header = protection.read_header(passphrase_vault.places)
    for text in ("", "   ", "no", PASSPHRASE.upper(), "x" * 5000, "\0", "\ud800"):
        with pytest.raises(Refusal) as caught:
            protection.open_with_passphrase(header, text)
        assert caught.value.field == "passphrase"


def test_a_passphrase_for_a_vault_without_one_is_a_refusal(easy_vault: "MadeVault") -> None:
    with pytest.raises(Refusal, match="has no passphrase"):
        protection.open_with_passphrase(protection.read_header(easy_vault.places), PASSPHRASE)


@given(text=st.text(max_size=50))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_on_the_sheets_line_raises_anything_but_a_refusal(easy_vault: "MadeVault", text: str) -> None:
    with pytest.raises(Refusal) as caught:
        protection.open_with_sheet(protection.read_header(easy_vault.places), text)
    assert caught.value.field == "recovery_code"


def test_the_sheet_of_another_vault_is_a_refusal(easy_vault: "MadeVault") -> None:
    with pytest.raises(Refusal, match="another vault"):
        protection.open_with_sheet(protection.read_header(easy_vault.places), protection.begin().recovery_code)


def test_a_changed_and_reframed_header_opens_by_no_way(easy_vault: "MadeVault") -> None:
    header = protection.read_header(easy_vault.places)
    for forged in (
        replace(header, mode=Protection.PASSPHRASE),
        replace(header, revision=7),
        replace(header, mac=bytes(32)),
        replace(header, keys=((1, bytes(60)),)),
    ):
        with pytest.raises(Damaged):
            protection.open_with_store(forged, easy_vault.store)
        with pytest.raises(Damaged):
            protection.open_with_sheet(forged, easy_vault.setup.recovery_code)


def test_the_sheet_puts_the_key_back(easy_vault: "MadeVault") -> None:
    header = protection.read_header(easy_vault.places)
    easy_vault.backend.forget()
    assert protection.open_with_store(header, easy_vault.store).state is StoreState.MISSING
    keys = protection.open_with_sheet(header, easy_vault.setup.recovery_code)
    protection.put_back_in_store(header, keys, easy_vault.store)
    answer = protection.open_with_store(header, easy_vault.store)
    assert answer.keys is not None
    assert answer.keys.database_key == easy_vault.keys.database_key


def test_putting_back_needs_a_store_that_serves(easy_vault: "MadeVault") -> None:
    header = protection.read_header(easy_vault.places)
    easy_vault.backend.trouble = NoStore()
    with pytest.raises(Refusal, match="no password store"):
        protection.put_back_in_store(header, easy_vault.keys, easy_vault.store)
    easy_vault.backend.trouble = None
    silent = KeyStore(lambda: (easy_vault.backend,), lambda _store, _path: False)
    with pytest.raises(Fault, match="could not be read back"):
        protection.put_back_in_store(header, easy_vault.keys, silent)


def test_the_key_of_a_passphrase_vault_is_not_put_into_the_store(passphrase_vault: "MadeVault") -> None:
    header = protection.read_header(passphrase_vault.places)
    with pytest.raises(Refusal, match="opens with its passphrase"):
        protection.put_back_in_store(header, passphrase_vault.keys, passphrase_vault.store)
    assert not passphrase_vault.backend.written


def test_only_the_vaults_own_keys_may_be_put_anywhere(easy_vault: "MadeVault") -> None:
    header = protection.read_header(easy_vault.places)
    forged = VaultKeys(bytes(32), header.vault_id, 1, bytes(32), bytes(32))
    with pytest.raises(Damaged):
        protection.put_back_in_store(header, forged, easy_vault.store)
    with pytest.raises(Damaged):
        changing.use_passphrase(OpenLocks(easy_vault.places, forged, easy_vault.store), PASSPHRASE)


def test_answers_show_no_key(easy_vault: "MadeVault") -> None:
    answer = protection.open_with_store(protection.read_header(easy_vault.places), easy_vault.store)
    assert "OPEN" in repr(answer)
    assert "keys" not in repr(answer)


def test_looking_at_the_key_file_loads_no_heavy_library() -> None:
    """Start-up reads the header before the window is painted, so it must stay light."""
    script = (
        "import sys; from workwell_desktop.security import places, protection;"
        "heavy = {'keyring', 'cryptography', 'pyrage', 'zxcvbn', 'secretstorage', 'subprocess'} & set(sys.modules);"
        "sys.exit(' '.join(heavy) or 0)"
    )
    answer = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (answer.returncode, answer.stderr) == (0, "")
