"""Which trouble becomes which sentence, and that nothing else is hushed."""

import errno
import os

import pytest
import sqlcipher3.dbapi2 as driver
from sqlalchemy.exc import IntegrityError, OperationalError

from workwell_desktop.domain.errors import Busy, Damaged, DiskFull, Fault, ReadOnly, Refusal, VaultMissing
from workwell_desktop.storage.faults import fault_for, redact, translated

ENGINE = {
    "SQLITE_FULL": DiskFull,
    "SQLITE_READONLY": ReadOnly,
    "SQLITE_CANTOPEN": ReadOnly,
    "SQLITE_PERM": ReadOnly,
    "SQLITE_CORRUPT": Damaged,
    "SQLITE_NOTADB": Damaged,
    "SQLITE_BUSY": Busy,
    "SQLITE_LOCKED": Busy,
    "SQLITE_IOERR": Fault,
}


def engine_error(name: str) -> driver.OperationalError:
    error = driver.OperationalError("trouble")
    error.sqlite_errorname = name
    return error


@pytest.mark.parametrize("name", ENGINE)
def test_trouble_of_the_engine(name: str) -> None:
    bare = engine_error(name)
    wrapped = OperationalError("INSERT …", {"name": "Łukasz"}, bare, hide_parameters=True)
    for error in (bare, wrapped):
        assert type(fault_for(error)) is ENGINE[name]


def test_trouble_of_the_disk_is_told_truly_whether_it_was_reading_or_writing() -> None:
    """The driver names both alike."""
    fault = fault_for(engine_error("SQLITE_IOERR"))
    assert isinstance(fault, Fault)
    assert "read or written" in fault.sentence


def test_trouble_of_the_engine_without_a_name() -> None:
    """The driver's own backup raises such errors."""
    assert type(fault_for(driver.OperationalError("database or disk is full"))) is DiskFull
    assert type(fault_for(driver.OperationalError("disk I/O error"))) is Fault
    assert fault_for(driver.OperationalError("no such table: groups")) is None


def test_content_that_nobody_can_have_written_is_damage_and_is_not_told() -> None:
    """The driver's own words would go on with the text."""
    told = fault_for(driver.OperationalError("Could not decode to UTF-8 column 'body' with text 'She said"))
    assert type(told) is Damaged
    assert "She said" not in told.sentence
    assert type(fault_for(UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte"))) is Damaged


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EROFS, ReadOnly),
        (errno.EACCES, ReadOnly),
        (errno.ENOENT, VaultMissing),
        (errno.EBUSY, Busy),
        (errno.EIO, Fault),
    ],
)
def test_trouble_of_the_file_system(number: int, kind: type[Fault]) -> None:
    assert type(fault_for(OSError(number, os.strerror(number)))) is kind


@pytest.mark.parametrize(
    "bug",
    [ValueError("x"), engine_error("SQLITE_CONSTRAINT"), engine_error("SQLITE_ERROR"), Refusal("No.")],
    ids=repr,
)
def test_our_own_mistakes_stay_what_they_are(bug: Exception) -> None:
    assert fault_for(bug) is None
    with pytest.raises(type(bug)) as caught, translated():
        raise bug
    assert caught.value is bug


def test_a_mistake_carries_no_values() -> None:
    error = IntegrityError("INSERT …", {"name": "Łukasz"}, engine_error("SQLITE_CONSTRAINT"), hide_parameters=True)
    redact(error)
    assert error.params is None
    assert "Łukasz" not in repr(vars(error))


def test_a_fault_does_not_drag_the_engines_error_along_in_print() -> None:
    with pytest.raises(DiskFull) as caught, translated():
        raise engine_error("SQLITE_FULL")
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


@pytest.mark.parametrize("kind", {*ENGINE.values(), VaultMissing})
def test_each_fault_says_what_is_safe_and_what_to_do(kind: type[Fault]) -> None:
    sentence = kind().sentence
    assert sentence.count(". ") >= 1
    assert "!" not in sentence
