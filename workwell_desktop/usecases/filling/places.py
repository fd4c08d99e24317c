"""What stands in the places of a written handout: the group, the room, the day and the people to ask."""

from collections.abc import Mapping
from datetime import timedelta

from workwell_desktop.domain.session import Session
from workwell_desktop.usecases.filling.order import Order, next_session


def values_of(order: Order) -> Mapping[str, str]:
    """Return what is known for the places of `handout_text.PLACES`; a place that is left out becomes a line."""
    letterhead = order.work.letterhead.get()
    facilitator = order.work.facilitator.get()
    session, group = order.maybe_session, order.maybe_group
    leading = (session.facilitators if session else ()) or (group.facilitators if group else ())
    names = leading or ((facilitator.name,) if facilitator.name else ())
    values = {
        "group": order.name_on_paper,
        "place": order.place,
        "facilitators": ", ".join(names),
        "organisation": letterhead.name or facilitator.organisation,
        "contact": letterhead.contact,
        "today": order.day_and_year(order.today),
    }
    if session is None:
        coming = _coming(order)
        return values | ({"next": _moment(order, coming)} if coming else {})
    after = next_session(order.work, session)
    return values | {
        "day": order.near_day(session.day),
        "time": order.span(session),
        "next": _moment(order, after) if after else "",
    }


def _coming(order: Order) -> Session | None:
    """Return the next session of a group when no session was named."""
    if order.maybe_group is None:
        return None
    since = order.now - timedelta(hours=1)
    return next((s for s in order.work.sessions.ahead(order.maybe_group.id, since) if s.state.upcoming), None)


def _moment(order: Order, session: Session) -> str:
    return f"{order.near_day(session.day)}, {order.clock(session.starts_at)}"
