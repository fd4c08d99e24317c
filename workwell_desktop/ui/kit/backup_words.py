"""The words for backups, wherever they are told of: when the last was proved, where it lies, how large it is."""

from datetime import datetime

from workwell_desktop.domain.backup import BackupInfo, BackupStatus, PlaceState
from workwell_desktop.ui.kit import dates

_HOUR, _DAY = 60, 24 * 60


def ago(when: datetime, now: datetime) -> str:
    """Return “just now”, “12 min ago”, “3 h ago”, “yesterday 18:30”, then the day; `when` may be of any zone."""
    here = when.astimezone(now.tzinfo)
    minutes = int((now - here).total_seconds() // 60)
    if minutes < 1:
        return "just now"
    if minutes < _HOUR:
        return f"{minutes} min ago"
    if minutes < _DAY and here.date() == now.date():
        return f"{minutes // _HOUR} h ago"
    days = (now.date() - here.date()).days
    if days == 1:
        return f"yesterday {dates.clock(here)}"
    return f"on {dates.weekday_day(here.date()) if here.year == now.year else dates.day_with_year(here.date())}"


def moment(when: datetime, now: datetime) -> str:
    """Return “Mon 23 Nov, 18:30”, with the year when it is another one."""
    here = when.astimezone(now.tzinfo)
    day = dates.weekday_day(here.date()) if here.year == now.year else dates.day_with_year(here.date())
    return f"{day}, {dates.clock(here)}"


def last_verified(status: BackupStatus, now: datetime) -> str:
    """Return the sentence for the foot of the window: “Backup verified 12 min ago, on USB Blue”."""
    if status.paused:
        return "Backups wait: is this the right vault?"
    if status.clock:
        return "Look at this computer's date and time"
    if status.last is None:
        return "No backup yet"
    return f"Backup verified {ago(status.last.made_at, now)}, on {where(status)}"


def where(status: BackupStatus) -> str:
    """Return where the newest backup lies: the second place too when it got there."""
    if status.last is not None and status.copied is not None and status.copied.made_at == status.last.made_at:
        return status.copied.place
    return "this computer"


def place_of(info: BackupInfo) -> str:
    """Return the name of a backup's place."""
    return info.place or "This computer"


def size(info: BackupInfo) -> str:
    """Return “1.2 MB”; nothing where the backup does not say."""
    if not info.size:
        return ""
    return f"{max(0.1, info.size / 1_000_000):.1f} MB"


def needs_a_look(status: BackupStatus) -> bool:
    """Tell whether something about the backups is for the person to put right."""
    amiss = status.second is not None and status.second.state in (
        PlaceState.FULL,
        PlaceState.READ_ONLY,
        PlaceState.TROUBLE,
    )
    return bool(status.paused or status.clock or amiss)
