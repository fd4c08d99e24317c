"""A file is written whole or not at all, and trouble with the disk has a name."""

import errno
import os
import sys
from pathlib import Path

import pytest

from workwell_desktop.domain.errors import Busy, DiskFull, Fault, ReadOnly
from workwell_desktop.security import disk


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EROFS, ReadOnly),
        (errno.EACCES, ReadOnly),
        (errno.EPERM, ReadOnly),
        (errno.EBUSY, Busy),
        (errno.EIO, Fault),
    ],
)
def test_each_trouble_has_its_fault(code: int, fault: type[Fault]) -> None:
    found = disk.fault_from(OSError(code, os.strerror(code)))
    assert type(found) is fault
    assert found.sentence.endswith(".")


def test_a_new_file_never_replaces_one(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"old")
    with pytest.raises(FileExistsError):
        disk.write_new(tmp_path / "file", b"new")
    assert (tmp_path / "file").read_bytes() == b"old"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps permissions another way")
def test_a_new_file_is_private(tmp_path: Path) -> None:
    disk.write_new(tmp_path / "file", b"new")
    assert (tmp_path / "file").stat().st_mode & 0o777 == 0o600


def test_short_writes_are_continued(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, bytes(data)[:3]))
    disk.write_new(tmp_path / "file", b"0123456789")
    assert (tmp_path / "file").read_bytes() == b"0123456789"


@pytest.mark.parametrize("step", ["open", "write", "fsync", "replace"])
def test_the_old_file_stays_when_a_step_fails(step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_bytes(b"old")

    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(DiskFull), disk.typed_faults():
        disk.replace_whole(tmp_path / "file", b"new")
    monkeypatch.undo()
    assert (tmp_path / "file").read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["file"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_really_full_device_is_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real_open = os.open
    monkeypatch.setattr(os, "open", lambda *_: real_open("/dev/full", os.O_WRONLY))
    with pytest.raises(DiskFull), disk.typed_faults():
        disk.write_new(tmp_path / "file", b"new")
