"""Opening a backup: from its key file and a master key to the keys of its database. Nothing is changed."""

from dataclasses import dataclass, field
from pathlib import Path

from workwell_desktop.domain.backup import BackupInfo, Reason
from workwell_desktop.domain.errors import Damaged, Refusal
from workwell_desktop.security import backup_keys, copies, disk, opening
from workwell_desktop.security.header import Header
from workwell_desktop.security.keys import VaultKeys
from workwell_desktop.storage import backup
from workwell_desktop.storage.backup import Kept
from workwell_desktop.storage.copying import Contents, Original
from workwell_desktop.storage.volumes import FOLDER

EARLIER_KEY = (
    "This backup was made under an earlier key of the vault. The recovery sheet of that time opens it; "
    "the backup itself is whole as far as can be told."
)
NO_BACKUP = "There is no backup in this folder. Choose a folder whose name ends in .wwbackup, or the one around it."


@dataclass(frozen=True)
class Opened:
    """A backup with the keys that open it."""

    kept: Kept
    header: Header = field(repr=False)
    keys: VaultKeys = field(repr=False)
    original: Original = field(repr=False)


def header_of(kept: Kept) -> Header:
    """Return the key file in a backup. Raises a `Fault`."""
    with disk.typed_faults():
        if not kept.header.is_file():
            raise Damaged("The key file of this backup is missing. Choose another backup; nothing was changed.")
        return copies.read_file(kept.header)


def opened(kept: Kept, header: Header, master_key: bytes) -> Opened:
    """Open a backup by the master key its key file was made with. Raises a `Refusal` or a `Fault`."""
    if not opening.is_key(header, master_key):
        raise Refusal(EARLIER_KEY)
    keys = opening.keys_from(header, master_key)
    key = keys.database_key
    if kept.manifest is not None:
        key = backup_keys.unwrapped(master_key, keys.vault_id, kept.manifest.data_key, kept.manifest.body())
    return Opened(kept, header, keys, Original(kept.data, key, keys.audit_key, sealed=True))


def proved(backup_opened: Opened) -> Contents:
    """Read a whole backup back. Raises `Damaged` or another `Fault` when it is not what was written."""
    return backup.prove(backup_opened.kept, backup_opened.original)


def found_in(folder: Path) -> tuple[Kept, ...]:
    """Return the backups in a folder, the newest first; it may be one itself, or the stick around it.

    Raises a `Refusal` when there is none, or the `Fault` that says why none can be read.
    """
    if folder.name.endswith(backup.ENDING):
        with disk.typed_faults():
            return (backup.look_at(folder),)
    around = (folder, folder / FOLDER, folder / "backups")
    found = next((kept for kept in map(backup.all_in, around) if kept), ())
    if not found:
        with disk.typed_faults():
            for path in sorted(folder.glob(f"*{backup.ENDING}"), reverse=True):
                backup.look_at(path)  # says what is the matter with it
    if not found:
        raise Refusal(NO_BACKUP, "folder")
    return tuple(reversed(found))


def belongs_to(kept: Kept, vault_id: str) -> bool:
    """Tell whether a backup is one of this vault. One whose key file cannot be read belongs to nobody."""
    if kept.manifest is not None:
        return kept.manifest.vault_id == vault_id
    try:
        return header_of(kept).vault_id == vault_id
    except Exception:
        return False


def told(kept: Kept, place: str = "") -> BackupInfo:
    """Return what a facilitator is told of a backup in a place; "" is this computer."""
    head = kept.head()
    manifest = kept.manifest
    return BackupInfo(
        path=str(kept.path),
        made_at=kept.made_at,
        reason=manifest.reason if manifest else Reason.UNKNOWN,
        vault_id=manifest.vault_id if manifest else "",
        place=place,
        size=manifest.size if manifest else 0,
        counts=manifest.counts if manifest else None,
        trail_length=head[0] if head else 0,
    )
