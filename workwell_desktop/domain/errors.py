"""The two kinds of failure a facilitator may be shown. Everything else is a bug and stays loud.

A `Refusal` is a rule saying no; a `Fault` is the computer's trouble. Both carry one whole sentence (or two) that says
what happened, what is safe, and what to do next, so that the screen has nothing to invent.
"""


class Refusal(Exception):
    """A rule says no: the sentence tells why and what to do, `field` names the input it belongs to."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field


class Fault(Exception):
    """The computer is in trouble; nothing typed is lost. `sentence` may be shown as it stands."""

    default = "Something on this computer went wrong. What you typed is still on the screen. Please try again."

    def __init__(self, sentence: str = "") -> None:
        self.sentence = sentence or self.default
        super().__init__(self.sentence)


class DiskFull(Fault):
    """No room left to write."""

    default = (
        "The disk is full, so this could not be saved yet. Your text is still on the screen. "
        "Make some room, then try again."
    )


class ReadOnly(Fault):
    """The folder or file cannot be written."""

    default = (
        "WorkWell cannot write to its folder. Nothing is lost. "
        "Check that you may write to the folder and that the disk is not write-protected, then try again."
    )


class Damaged(Fault):
    """The vault or its header does not read back as it was written."""

    default = (
        "A file of the vault is damaged. WorkWell has changed nothing. "
        "Do not delete anything; a backup or the recovery sheet can help."
    )


class NewerFormat(Fault):
    """The vault was written by a newer WorkWell."""

    default = (
        "This vault was saved by a newer version of WorkWell. Your notes are safe. "
        "Update WorkWell on this computer to open it."
    )


class NotAVault(Fault):
    """Some other file stands where the vault should be."""

    default = (
        "The file in the vault's place does not belong to WorkWell. Nothing was changed. "
        "Move it elsewhere, or put your vault or a backup back."
    )


class VaultMissing(Fault):
    """The database is not where the header says it should be."""

    default = (
        "The vault's notes are not where they were. WorkWell has not made new ones. "
        "If the folder was moved, put it back; otherwise a backup can help."
    )


class Busy(Fault):
    """Another program holds the vault."""

    default = "Another program is using the vault. Close it, then try again. Nothing is lost."
