"""A real encrypted vault for any test: made once, then copied, since a copy costs a millisecond.

Use it by importing `vault` and `vault_template` into a `conftest.py`.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from workwell_desktop.storage.vault import Vault

KEY = bytes(range(32))
"""The key of every vault in the tests."""


@pytest.fixture(scope="session")
def vault_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the closed file of an empty vault. Copy it, leave it."""
    path = tmp_path_factory.mktemp("template") / "main.db"
    Vault.create(path, KEY).close()
    return path


@pytest.fixture
def vault_path(vault_template: Path, tmp_path: Path) -> Path:
    """Return the closed file of an empty vault of the test's own."""
    folder = tmp_path / "vault"
    folder.mkdir(mode=0o700)
    return Path(shutil.copy(vault_template, folder / "main.db"))


@pytest.fixture
def vault(vault_path: Path) -> Iterator[Vault]:
    """Return an open, empty vault."""
    opened = Vault.open(vault_path, KEY)
    yield opened
    opened.close()
