"""Is the vault in its place the one this computer last used? Judged before anything is written to it."""

from pathlib import Path

from workwell_desktop.domain.freshness import Freshness
from workwell_desktop.security import anchor
from workwell_desktop.security.anchor import Anchor, AnchorFile
from workwell_desktop.security.keys import VaultKeys
from workwell_desktop.security.places import Places
from workwell_desktop.storage.copying import Original, end_of_trail
from workwell_desktop.storage.vault import check_file


def anchor_path(places: Places) -> Path:
    """Return where this computer notes what it last knew of its vault."""
    return places.state_dir / "anchor"


def judge(places: Places, keys: VaultKeys) -> tuple[Freshness, Anchor]:
    """Compare the vault with what was last known, writing nothing. Returns that too, or a new anchor at its end.

    Raises a `Fault` when the vault cannot be looked at.
    """
    path = anchor_path(places)
    database = places.database_of(keys.epoch)
    check_file(database, keys.database_key, read_only=True)
    original = Original(database, keys.database_key, keys.audit_key)
    known = anchor.read(path, keys.vault_id, keys.master_key)
    another = anchor.vault_of(path) not in ("", keys.vault_id)
    head, hash_there = end_of_trail(original, known.seq if known else 0)
    fresh = Anchor(keys.vault_id, keys.epoch, head[0], head[1] or "0" * 64)
    if another:
        return Freshness.OTHER, fresh
    if known is None:
        return Freshness.FRESH, fresh
    if keys.epoch < known.epoch or head[0] < known.seq:
        return Freshness.OLDER, known
    if known.seq and hash_there != known.head:
        return Freshness.OTHER, known
    return Freshness.FRESH, Anchor(
        keys.vault_id, keys.epoch, head[0], head[1] or "0" * 64, known.last_backup, known.last_check
    )


def begin_anew(places: Places, keys: VaultKeys) -> AnchorFile:
    """Take the vault as it is for the one this computer knows, as after a restore. Raises a `Fault`."""
    original = Original(places.database_of(keys.epoch), keys.database_key, keys.audit_key)
    head, _ = end_of_trail(original, 0)
    made = AnchorFile(
        anchor_path(places), Anchor(keys.vault_id, keys.epoch, head[0], head[1] or "0" * 64), keys.master_key
    )
    made.write()
    return made
