"""Whether the vault in its place is the one this computer last used, and whether it was read through."""

from enum import StrEnum


class Freshness(StrEnum):
    """How the vault stands to what this computer last knew of it."""

    FRESH = "fresh"
    OLDER = "older"
    """Changes that were saved here are missing in it."""
    OTHER = "other"
    """Its record of changes goes another way, or it is another vault altogether."""

    @property
    def heading(self) -> str:
        """The heading the person reads; empty when all is well."""
        return _TITLES[self]

    @property
    def sentence(self) -> str:
        """What is the matter and what is safe; empty when all is well."""
        return _SENTENCES[self]


_TITLES = {
    Freshness.FRESH: "",
    Freshness.OLDER: "This file is older than the one this computer last used",
    Freshness.OTHER: "This is not the file this computer last used",
}
_SENTENCES = {
    Freshness.FRESH: "",
    Freshness.OLDER: "Something that was saved here is missing in it. That happens when the folder was put back from "
    "a copy, or when a file was taken out of it. WorkWell has changed nothing. Look for the newer one first.",
    Freshness.OTHER: "It was changed somewhere else, or it is another vault. That happens when a folder was copied "
    "from another computer. WorkWell has changed nothing. Look at it before you go on.",
}


class Condition(StrEnum):
    """Whether every page of the vault reads back as it was written."""

    SOUND = "sound"
    CHECKING = "checking"
    """Being read through; until that is done a search could find less than there is."""
    DAMAGED = "damaged"

    @property
    def sentence(self) -> str:
        """What the person reads where results would stand; empty when all is well."""
        return _CONDITIONS[self]


_CONDITIONS = {
    Condition.SOUND: "",
    Condition.CHECKING: "Checking the vault, one moment…",
    Condition.DAMAGED: "A part of the vault does not read back as it was written, so a search could miss something. "
    "Do not delete anything. Restore a backup under Safety and privacy, Backups.",
}
