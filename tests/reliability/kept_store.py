"""A password store in a file, for tests that end one process and begin another. Never a store of the program's."""

import json
import os
from dataclasses import dataclass
from pathlib import Path

from workwell_desktop.security import proof
from workwell_desktop.security.store import KeyStore


@dataclass(frozen=True)
class FileBackend:
    """Keeps its items in one file, replaced as a whole; counts what was written and is never asked to delete."""

    path: Path

    def get_password(self, service: str, username: str) -> str | None:
        """Return the item, or None."""
        return self._items().get(f"{service}/{username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        """Write the item."""
        self._put({**self._items(), f"{service}/{username}": password})

    def delete_password(self, service: str, username: str) -> None:
        """Remove the item."""
        items = self._items()
        del items[f"{service}/{username}"]
        self._put(items)

    def _items(self) -> dict[str, str]:
        return dict(json.loads(self.path.read_text())) if self.path.exists() else {}

    def _put(self, items: dict[str, str]) -> None:
        new = self.path.with_suffix(".new")
        new.write_text(json.dumps(items))
        os.replace(new, self.path)


def store_in(path: Path) -> KeyStore:
    """Return a password store that keeps its items in a file, and proves them in this process."""
    backend = FileBackend(path)
    return KeyStore(lambda: (backend,), proof.holds)
