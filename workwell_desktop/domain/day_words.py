"""Days in the words of the languages that papers come in: "lunes 23 de noviembre de 2026"."""

from datetime import date

from workwell_desktop.domain.dates import long_date, plain_date, weekday_date
from workwell_desktop.domain.language import Language

_WEEKDAYS = {
    Language.SPANISH: ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    Language.FRENCH: ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
}
_MONTHS = {
    Language.SPANISH: (
        "enero", "febrero", "marzo", "abril", "mayo", "junio",
        "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
    ),
    Language.FRENCH: (
        "janvier", "février", "mars", "avril", "mai", "juin",
        "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ),
}  # fmt: skip


def day_with_weekday(day: date, language: Language) -> str:
    """Write "Monday 23 November 2026" in a language."""
    if language is Language.ENGLISH:
        return long_date(day)
    return f"{_WEEKDAYS[language][day.weekday()]} {day_and_year(day, language)}"


def day_and_year(day: date, language: Language) -> str:
    """Write "23 November 2026" in a language."""
    if language is Language.ENGLISH:
        return plain_date(day)
    between = " de " if language is Language.SPANISH else " "
    return f"{_day_and_month(day, language)}{between}{day.year}"


def weekday_and_day(day: date, language: Language) -> str:
    """Write "Monday 30 November" in a language, for a day so near that the year would be noise."""
    if language is Language.ENGLISH:
        return weekday_date(day)
    return f"{_WEEKDAYS[language][day.weekday()]} {_day_and_month(day, language)}"


def _day_and_month(day: date, language: Language) -> str:
    month = _MONTHS[language][day.month - 1]
    if language is Language.SPANISH:
        return f"{day.day} de {month}"
    return f"{'1er' if day.day == 1 else day.day} {month}"
