"""A second place for backups, such as a stick: known again by its marker, filled with proved copies, thinned alike.

What is copied is what already was proved on this computer; every file is read back from the place and compared with
what the backup says of itself before it gets its name there.
"""

import json
import os
import re
import secrets
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from workwell_desktop.domain.errors import Damaged
from workwell_desktop.storage import backup
from workwell_desktop.storage.backup import Kept, flush_folder
from workwell_desktop.storage.faults import translated
from workwell_desktop.storage.volumes import FOLDER, MARKER, cloud_service, marker_in, mount_points, volume_of

PROCESS = "process"
PROCESS_ENDING = ".wwprocess"
ERASED = "erased.txt"
_PART = ".part"
_ID = re.compile(r"\b[0-9a-f]{32}\b")


@dataclass(frozen=True)
class Chosen:
    """A place that was chosen: the folder in it that is ours, its marker, and the name and id of its volume."""

    folder: Path
    marker: str
    name: str
    identity: str = ""

    def written(self) -> bytes:
        """Return the bytes in which this computer remembers it."""
        values = {"folder": str(self.folder), "marker": self.marker, "name": self.name, "identity": self.identity}
        return json.dumps(values).encode("utf-8")


def chosen_from(data: bytes) -> Chosen | None:
    """Return what this computer remembers; None when that cannot be read."""
    try:
        values = json.loads(data)
        return Chosen(Path(values["folder"]), str(values["marker"]), str(values["name"]), str(values["identity"]))
    except (ValueError, KeyError, TypeError):
        return None


def settle_in(folder: Path) -> Chosen:
    """Make our folder in a place, or know it again. Raises a `Fault`."""
    with translated():
        ours = folder if folder.name == FOLDER else folder / FOLDER
        ours.mkdir(mode=0o700, exist_ok=True)
        marker = marker_in(ours)
        if not marker:
            marker = secrets.token_hex(16)
            with (ours / MARKER).open("x", encoding="ascii") as file:
                file.write(marker)
                file.flush()
                os.fsync(file.fileno())
        volume = volume_of(ours)
        return Chosen(ours, marker, name_of(folder), volume.identity)


def name_of(folder: Path) -> str:
    """Return what to call a place on the screen: the stick's name, or that of the folder."""
    volume = volume_of(folder)
    on_a_stick = any(volume.mount == point for point in mount_points())
    if on_a_stick and volume.name:
        return volume.name
    ours = folder.parent if folder.name == FOLDER else folder
    return ours.name or str(ours)


def find_again(chosen: Chosen) -> Path | None:
    """Return where the place is now, which may be another mount point; None when it is not connected."""
    for folder in (chosen.folder, *(point / FOLDER for point in mount_points())):
        if marker_in(folder) == chosen.marker:
            return folder
    return None


def risk_of(folder: Path) -> str:
    """Return a sentence about a place that is not what it seems, "" for an ordinary one."""
    service = cloud_service(folder)
    if service:
        return (
            f"This folder is copied to the internet by {service}. Backups are encrypted, but they would lie on "
            "somebody else's computers, where nobody can take them back. A USB stick is the better place."
        )
    if volume_of(folder).is_network:
        return (
            "This folder lies on another computer in the network. Backups are encrypted; still, others look after "
            "that computer and make copies of it. A USB stick is the better place."
        )
    return ""


def home_risk_of(folder: Path) -> str:
    """Return a sentence about a vault that lies where others reach it, "" for an ordinary place."""
    service = cloud_service(folder)
    if not service and not volume_of(folder).is_network:
        return ""
    where = f"in a folder that {service} copies to the internet" if service else "on another computer in the network"
    return (
        f"The vault itself lies {where}. It stays encrypted, but a file that is copied while it is written can come "
        "back older or damaged. Move the folder of WorkWell to this computer's own disk."
    )


def copy_to(kept: Kept, folder: Path) -> Kept:
    """Copy a proved backup into a folder elsewhere and read it back. Raises a `Fault`, and leaves nothing then."""
    with translated():
        done = folder / kept.path.name
        if done.is_dir():
            return backup.look_at(done)
        _copy_folder(kept.path, done)
        return backup.look_at(done)


def copy_process_notes(source: Path, folder: Path) -> None:
    """Copy the separate backups of process notes that are not there yet, as they are. Raises a `Fault`.

    Each comes whole or not at all; one that is still being written waits for another time.
    """
    with translated():
        for apart in sorted((source / PROCESS).glob(f"*{PROCESS_ENDING}")):
            done = folder / PROCESS / apart.name
            if apart.is_dir() and not done.exists():
                done.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                _copy_folder(apart, done)


def _copy_folder(source: Path, done: Path) -> None:
    """Copy a folder of plain files; it has its name only once all of them read back as they were written."""
    part = done.with_name(done.name + _PART)
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(mode=0o700)
    try:
        for file in sorted(source.iterdir()):
            _copy_file(file, part / file.name)
        with suppress(OSError):
            flush_folder(part)
        part.rename(done)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    with suppress(OSError):  # a folder in the network need not know this
        flush_folder(done.parent)


def remember_erased(folder: Path, ids: frozenset[str]) -> None:
    """Keep the ids of people who were erased beside the backups that may still hold them. Raises a `Fault`."""
    with translated():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        known = erased_in(folder)
        if ids <= known:
            return
        part = folder / f"{ERASED}{_PART}"
        with part.open("w", encoding="ascii") as file:
            file.writelines(f"{one}\n" for one in sorted(known | ids))
            file.flush()
            os.fsync(file.fileno())
        part.replace(folder / ERASED)
        with suppress(OSError):
            flush_folder(folder)


def erased_in(folder: Path) -> frozenset[str]:
    """Return the ids of erased people that are kept beside some backups; empty when there are none.

    Whatever else stands in the list, as on a worn stick, is no id and does not count.
    """
    try:
        return frozenset(_ID.findall((folder / ERASED).read_text(encoding="ascii", errors="replace")))
    except OSError:
        return frozenset()


def _copy_file(source: Path, target: Path) -> None:
    number = os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(number, "wb") as copy, source.open("rb") as origin:
        shutil.copyfileobj(origin, copy, 1024 * 1024)
        copy.flush()
        os.fsync(copy.fileno())
        with suppress(OSError, AttributeError):  # so that the bytes are read back from the stick, not from memory
            os.posix_fadvise(copy.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    if backup.digest_of(source) != backup.digest_of(target):
        raise Damaged(
            "The copy in the second place does not read back as it was written, so it was taken away again. "
            "That stick may be wearing out. The backups on this computer are whole."
        )
