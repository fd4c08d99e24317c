"""Dates and times in plain words, for papers and sentences: "Monday 23 November 2026", "18:30 – 20:00".

Written by hand instead of with strftime, whose words follow the locale of the process: the same paper must come out
the same on every computer. English is the usual language; papers name theirs. Spanish and French days and months have
small letters, also at the beginning of what is returned.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workwell_desktop.domain.language import Language

if TYPE_CHECKING:
    from datetime import date, datetime

_WEEKDAYS = {
    Language.ENGLISH: ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    Language.SPANISH: ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    Language.FRENCH: ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
}
_MONTHS = {
    Language.ENGLISH: (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    Language.SPANISH: (
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ),
    Language.FRENCH: (
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ),
}
_SHORT_MONTHS = {
    Language.ENGLISH: (
        "Jan",
        "Feb",
        "Mar",
        "Apr",
        "May",
        "Jun",
        "Jul",
        "Aug",
        "Sep",
        "Oct",
        "Nov",
        "Dec",
    ),
    Language.SPANISH: (
        "ene",
        "feb",
        "mar",
        "abr",
        "may",
        "jun",
        "jul",
        "ago",
        "sep",
        "oct",
        "nov",
        "dic",
    ),
    Language.FRENCH: (
        "janv.",
        "févr.",
        "mars",
        "avr.",
        "mai",
        "juin",
        "juill.",
        "août",
        "sept.",
        "oct.",
        "nov.",
        "déc.",
    ),
}


def weekday_name(weekday: int, language: Language = Language.ENGLISH) -> str:
    """Write "Monday" for 0."""
    return _WEEKDAYS[language][weekday]


def long_date(day: date, language: Language = Language.ENGLISH) -> str:
    """Write "Monday 23 November 2026"."""
    comma = "," if language is Language.SPANISH else ""
    return f"{weekday_name(day.weekday(), language)}{comma} {plain_date(day, language)}"


def plain_date(day: date, language: Language = Language.ENGLISH) -> str:
    """Write "23 November 2026"."""
    of_year = " de" if language is Language.SPANISH else ""
    return f"{_day_and_month(day, language)}{of_year} {day.year}"


def short_date_with_year(day: date, language: Language = Language.ENGLISH) -> str:
    """Write "23 Nov 2026"."""
    return f"{short_date(day, language)} {day.year}"


def weekday_date(day: date, language: Language = Language.ENGLISH) -> str:
    """Write "Monday 30 November", for a day so near that the year would be noise."""
    return f"{weekday_name(day.weekday(), language)} {_day_and_month(day, language)}"


def short_date(day: date, language: Language = Language.ENGLISH) -> str:
    """Write "23 Nov", for a narrow column."""
    return f"{_number(day, language)} {_SHORT_MONTHS[language][day.month - 1]}"


def _day_and_month(day: date, language: Language) -> str:
    of_month = " de" if language is Language.SPANISH else ""
    return f"{_number(day, language)}{of_month} {_MONTHS[language][day.month - 1]}"


def _number(day: date, language: Language) -> str:
    return "1er" if day.day == 1 and language is Language.FRENCH else str(day.day)


def clock(moment: datetime, language: Language = Language.ENGLISH) -> str:
    """Write "18:30", in French "18h30"."""
    return f"{moment.hour:02d}{'h' if language is Language.FRENCH else ':'}{moment.minute:02d}"


def clock_span(start: datetime, end: datetime, language: Language = Language.ENGLISH) -> str:
    """Write "18:30 – 20:00"; only "18:30" when nothing lies between the two."""
    if end <= start:
        return clock(start, language)
    return f"{clock(start, language)} – {clock(end, language)}"
