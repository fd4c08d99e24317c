"""Which volume a folder lies on, and whether that is a place one can rely on: read from the system, nothing written.

A place is known again by a marker file of its own with a random id: a stick that is mounted elsewhere tomorrow is
found, and an empty mount point, or another stick, is not taken for it. Name and id of the volume are for the words
on the screen and for a second look; not every system tells them.
"""

import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

MARKER = ".workwell-place"
FOLDER = "WorkWell backups"
"""The folder made in a place that was chosen."""

_NETWORK_KINDS = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "sshfs", "fuse.sshfs", "davfs", "fuse.davfs2", "afs", "9p"}
_CLOUD_NAMES = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "icloud drive": "iCloud Drive",
    "icloud~": "iCloud Drive",
    "mobile documents": "iCloud Drive",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "pclouddrive": "pCloud",
    "syncthing": "Syncthing",
}
_CLOUD_MARKERS = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".sync_*.db": "Nextcloud",
    "._sync_*.db": "Nextcloud",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".tmp.drivedownload": "Google Drive",
    ".849C9593-D756-4E56-8D6E-42412F2A707B": "OneDrive",
    ".stfolder": "Syncthing",
}
_LOOKED_AT = 6
"""How many folders upwards a marker is looked for."""


@dataclass(frozen=True)
class Volume:
    """Where a folder lies: the mount point, the kind of file system, and the name and id of the volume if told."""

    mount: Path
    kind: str = ""
    name: str = ""
    identity: str = ""

    @property
    def is_network(self) -> bool:
        """Whether the folder lies on another computer."""
        return self.kind in _NETWORK_KINDS or str(self.mount).startswith("\\\\")


def volume_of(folder: Path) -> Volume:
    """Return the volume of a folder that exists; what the system does not tell stays empty."""
    place = folder.resolve()
    best = Volume(Path(place.anchor))
    for mounted in _mounted():
        if place.is_relative_to(mounted.mount) and len(mounted.mount.parts) >= len(best.mount.parts):
            best = mounted
    return best


def cloud_service(folder: Path) -> str:
    """Return the name of the service that copies this folder to the internet, "" when none is known to."""
    place = folder.absolute()
    for part in place.parts:
        lowered = part.lower()
        for beginning, service in _CLOUD_NAMES.items():
            if lowered == beginning or lowered.startswith((f"{beginning} ", f"{beginning}-", f"{beginning} -")):
                return service
    for above in (place, *place.parents)[:_LOOKED_AT]:
        for pattern, service in _CLOUD_MARKERS.items():
            with suppress(OSError):
                if next(above.glob(pattern), None) is not None and above != Path.home():
                    return service
    return ""


def mount_points() -> tuple[Path, ...]:
    """Return where sticks and other disks are mounted just now, the system's own places left out."""
    if sys.platform == "win32":
        return tuple(drive for letter in "DEFGHIJKLMNOPQRSTUVWXYZ" if (drive := Path(f"{letter}:\\")).exists())
    if sys.platform == "darwin":
        return tuple(sorted(Path("/Volumes").glob("*")))
    outside = (Path("/media"), Path("/run/media"), Path("/mnt"))
    return tuple(each.mount for each in _mounted() if any(each.mount.is_relative_to(place) for place in outside))


def marker_in(folder: Path) -> str:
    """Return the id of a place of ours, "" when the folder is not there or is none."""
    try:
        return (folder / MARKER).read_text(encoding="ascii").strip()[:64]
    except (OSError, ValueError):
        return ""


def _mounted() -> list[Volume]:
    """Read the list of mounted file systems; empty where the system keeps none of this kind."""
    found = []
    with suppress(OSError, ValueError, IndexError):
        for line in Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="replace").splitlines():
            before, _, after = line.partition(" - ")
            mount = Path(_unescaped(before.split()[4]))
            kind, source = after.split()[:2]
            found.append(Volume(mount, kind, _linked("by-label", source) or mount.name, _linked("by-uuid", source)))
    return found


def _linked(by: str, source: str) -> str:
    """Return the name under which a device stands in one of the system's lists."""
    if not source.startswith("/dev/"):
        return ""
    with suppress(OSError):
        for entry in os.scandir(f"/dev/disk/{by}"):
            if os.path.realpath(entry.path) == os.path.realpath(source):
                return _unescaped(entry.name.replace("\\x20", " "))
    return ""


def _unescaped(text: str) -> str:
    for code, letter in (("\\040", " "), ("\\011", "\t"), ("\\134", "\\")):
        text = text.replace(code, letter)
    return text
