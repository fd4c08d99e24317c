"""Dates and times as facilitators read them: "Mon 23 Nov", "18:30 – 20:00". English words, the territory's order.

Only formatting lives here; what a date means is the domain's business.
"""

from datetime import date, datetime, time

from PySide6.QtCore import QDate, QLocale, QTime


def locale() -> QLocale:
    """Return English as written where this computer is: en_GB when it does not say where."""
    system = QLocale.system()
    if system.language() == QLocale.Language.C:
        return QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    return QLocale(QLocale.Language.English, system.territory())


def _month_first(where: QLocale) -> bool:
    pattern = where.dateFormat(QLocale.FormatType.ShortFormat)
    return pattern.find("M") < pattern.find("d") and not pattern.startswith("y")


def _as_date(when: date) -> QDate:
    return QDate(when.year, when.month, when.day)


def short_day(when: date, where: QLocale | None = None) -> str:
    """Return "23 Nov" (or "Nov 23")."""
    where = where or locale()
    return where.toString(_as_date(when), "MMM d" if _month_first(where) else "d MMM")


def weekday_day(when: date, where: QLocale | None = None) -> str:
    """Return "Mon 23 Nov"."""
    where = where or locale()
    return where.toString(_as_date(when), "ddd MMM d" if _month_first(where) else "ddd d MMM")


def weekday_number(when: date, where: QLocale | None = None) -> str:
    """Return "Wed 25"."""
    return (where or locale()).toString(_as_date(when), "ddd d")


def long_day(when: date, where: QLocale | None = None) -> str:
    """Return "Monday, 23 November" (or "Monday, November 23")."""
    where = where or locale()
    return where.toString(_as_date(when), "dddd, MMMM d" if _month_first(where) else "dddd, d MMMM")


def day_with_year(when: date, where: QLocale | None = None) -> str:
    """Return "23 Nov 2026" (or "Nov 23, 2026")."""
    where = where or locale()
    return where.toString(_as_date(when), "MMM d, yyyy" if _month_first(where) else "d MMM yyyy")


def clock(when: datetime | time, where: QLocale | None = None) -> str:
    """Return "18:30" (or "6:30 PM") of the value's own wall clock."""
    return (where or locale()).toString(QTime(when.hour, when.minute), QLocale.FormatType.ShortFormat)


def span(start: datetime | time, end: datetime | time, where: QLocale | None = None) -> str:
    """Return "18:30 – 20:00"."""
    return f"{clock(start, where)} – {clock(end, where)}"


def ago(when: datetime, now: datetime, where: QLocale | None = None) -> str:
    """Return how long ago in days: "today", "yesterday", "2 days ago", then "on 12 Oct 2026"."""
    days = (now.astimezone(when.tzinfo).date() - when.date()).days
    if days <= 0:
        return "today"
    if days == 1:
        return "yesterday"
    return f"{days} days ago" if days < 30 else f"on {day_with_year(when, where)}"
