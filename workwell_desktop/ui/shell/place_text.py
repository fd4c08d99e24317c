"""Places as text and back, for the vault to keep over a lock. Ids, days and words of the program; never a name.

The letters of a search are left out: they are content, and no way back keeps them.
"""

import json
from dataclasses import fields
from datetime import date
from typing import get_args
from uuid import UUID

from workwell_desktop.ui.kit.places_to_go import Place, ToSearch

_KINDS: dict[str, type] = {kind.__name__: kind for kind in get_args(Place)}


def written(place: Place) -> str:
    """Return a place as text."""
    if isinstance(place, ToSearch):
        place = ToSearch()
    values = {each.name: _plain(getattr(place, each.name)) for each in fields(place)}
    return json.dumps({"to": type(place).__name__, **values})


def record(place: Place) -> str:
    """Return what a place is about as text: its kind and its ids, without the tab or the day it is opened at."""
    ids = [str(value) for each in fields(place) if isinstance(value := getattr(place, each.name), UUID)]
    return " ".join((type(place).__name__, *ids))


def read(text: str) -> Place | None:
    """Return the place that was written; None for nothing, for what is no place, and for one of a newer program."""
    try:
        data = json.loads(text)
        kind = _KINDS[data.pop("to")]
        place: Place = kind(**{name: _value(plain) for name, plain in data.items()})
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
    return place


def _plain(value: object) -> object:
    if isinstance(value, UUID):
        return {"id": str(value)}
    if isinstance(value, date):
        return {"day": value.isoformat()}
    return value


def _value(plain: object) -> object:
    if isinstance(plain, dict):
        return UUID(plain["id"]) if "id" in plain else date.fromisoformat(plain["day"])
    return plain
