"""How long records stay, told to the people who come: from the group's retention rules, in three languages."""

from collections.abc import Mapping

from workwell_desktop.domain.language import Language
from workwell_desktop.domain.retention import RecordClass

_LANGUAGES = tuple(Language)

_NAMES: dict[RecordClass, tuple[str, str, str]] = {
    RecordClass.REGISTER: ("attendance", "asistencia", "présences"),
    RecordClass.PERSON: ("your details once you left", "tus datos tras irte", "vos données ensuite"),
    RecordClass.SESSION_SUMMARY: ("notes on sessions", "notas de sesiones", "notes de séance"),
    RecordClass.PERSON_NOTE: ("notes about you", "notas sobre ti", "notes sur vous"),
    RecordClass.INCIDENT: ("reports of danger", "informes de peligro", "rapports sur un danger"),
    RecordClass.CONTACT_LOG: ("contacts", "contactos", "contacts"),
    RecordClass.LETTER: ("certificates", "certificados", "attestations"),
}
"""The kinds of record that concern the people who come, in the order they are told."""

_ALL = ("everything", "todo", "tout")
_AND = (" and ", " y ", " et ")
_YEARS = (("year", "years"), ("año", "años"), ("an", "ans"))
_MONTHS = (("month", "months"), ("mes", "meses"), ("mois", "mois"))
_REST = (
    "the rest while we keep this group's records",
    "lo demás mientras guardemos datos del grupo",
    "le reste avec les données du groupe",
)
_TOLD = (
    "It stays: {times}. We look before anything goes.",
    "Se queda: {times}. Antes de borrar, lo miramos.",
    "Durée : {times}. Nous regardons avant d’effacer.",
)


def times_told(kinds: frozenset[RecordClass], months: Mapping[RecordClass, int], language: Language) -> str:
    """Return how long records of these kinds stay; nothing when no rule is set for any of them.

    `months` holds the rules that name a time. Kinds with the same time are told together.
    """
    place = _LANGUAGES.index(language)
    told = [kind for kind in _NAMES if kind in kinds]
    together: dict[int, list[str]] = {}
    for kind in told:
        if kind in months:
            together.setdefault(months[kind], []).append(_NAMES[kind][place])
    if not together:
        return ""
    if len(together) == 1 and all(kind in months for kind in told):
        together = {number: [_ALL[place]] for number in together}
    times = [f"{_listed(names, _AND[place])} {_span(number, place)}" for number, names in together.items()]
    if any(kind not in months for kind in told):
        times.append(_REST[place])
    return _TOLD[place].format(times=", ".join(times))


def _span(months: int, place: int) -> str:
    years, rest = divmod(months, 12)
    number, words = (years, _YEARS[place]) if years and not rest else (months, _MONTHS[place])
    return f"{number} {words[0] if number == 1 else words[1]}"


def _listed(names: list[str], last: str) -> str:
    return f"{', '.join(names[:-1])}{last}{names[-1]}" if len(names) > 1 else names[0]
