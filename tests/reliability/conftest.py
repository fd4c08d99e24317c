"""What the tests of reliability stand on: a vault of their own, and a computer with the whole program on it."""

from tests.journeys.conftest import computer, password_store, quick_passphrases
from tests.vault_fixture import vault_path, vault_template

__all__ = ["computer", "password_store", "quick_passphrases", "vault_path", "vault_template"]
