"""One transaction on an encrypted file, with one row in its trail. Leaving it without `commit` leaves no trace."""

from contextlib import AbstractContextManager, nullcontext
from types import TracebackType
from typing import TYPE_CHECKING, Self

from sqlalchemy import Connection

from workwell_desktop.domain.errors import Busy, DiskFull
from workwell_desktop.storage.audit import Audit
from workwell_desktop.storage.faults import fault_for, raise_for, redact
from workwell_desktop.storage.transaction import Transaction

if TYPE_CHECKING:
    from collections.abc import Callable

    from workwell_desktop.storage.copying import AuditHead


class Unit:
    """A context manager; whoever derives from it adds the repositories of the file.

    Trouble of the disk or the database leaves it as a `Fault`; everything written since the beginning is then rolled
    back and the file can be used again.
    """

    def __init__(
        self,
        connection: Connection,
        action: str,
        audit_key: bytes,
        told: "Callable[[AuditHead], None] | None" = None,
        turn: "AbstractContextManager[object] | None" = None,
    ) -> None:
        self._connection = connection
        self._turn = turn or nullcontext()
        self._action = action
        self._told = told
        self._committed = False
        self.when_full: Callable[[], str] | None = None
        self._transaction = Transaction(connection)
        self.audit = Audit(self._transaction, audit_key)

    def __enter__(self) -> Self:
        self._turn.__enter__()
        try:
            if self._connection.closed:  # the vault moved to another file while this waited for its turn
                raise Busy
            self._root = self._connection.begin()
        except BaseException as error:
            self._turn.__exit__(None, None, None)
            raise_for(error)
            raise
        return self

    def commit(self) -> None:
        """Make everything written permanent, with one row in the audit trail. Call it once, last."""
        head = None
        if self._transaction.has_written:
            head = self.audit.append(self._action, self._transaction.touched)
        self._root.commit()
        self._committed = True
        if head is not None and self._told is not None:
            self._told(head)

    def leave_trace(self) -> None:
        """Let the commit leave its row in the audit trail even when nothing else is written."""
        self._transaction.has_written = True

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._undo_unfinished(error)
        finally:
            self._turn.__exit__(None, None, None)
        if error is not None:
            self._make_room(error)
            raise_for(error)

    def _make_room(self, error: BaseException) -> None:
        """Give up what is kept for a full disk, once, and say so; what was to be written can then be tried again."""
        if self.when_full is not None and isinstance(fault_for(error), DiskFull):
            sentence = self.when_full()
            if sentence:
                redact(error)
                raise DiskFull(sentence) from None

    def _undo_unfinished(self, error: BaseException | None) -> None:
        if self._committed:
            return
        try:
            self._root.rollback()
            self._connection.connection.rollback()  # after a commit that failed, the line above does not
        except Exception as trouble:
            raise_for(error or trouble)
            raise
