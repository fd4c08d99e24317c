"""Connects what more can be said of the current cell with the register's hand."""

from datetime import datetime, time, timedelta

from PySide6.QtCore import QObject

from workwell_desktop.domain.attendance import Described, Mark, PastMark
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.profile import ProfileRules
from workwell_desktop.domain.register_words import in_words
from workwell_desktop.domain.session import Session
from workwell_desktop.ui.attendance.keeper import Keeper, Named
from workwell_desktop.ui.attendance.marking_view import MarkingView
from workwell_desktop.ui.attendance.shown import Details
from workwell_desktop.ui.kit import dates
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.usecases.desk import Desk

MOST_PAST = 5
"""Earlier marks told at most."""


class DetailsController(QObject):
    """Answers the fields of the current cell."""

    def __init__(self, desk: Desk, window: Window, keeper: Keeper, view: MarkingView) -> None:
        super().__init__(keeper)
        self._desk, self._window, self._keeper, self._view = desk, window, keeper, view
        self._session: Session | None = None
        self._who: Named | None = None
        self._mark: Mark | None = None
        self._rules = ProfileRules()
        view.details.described.connect(self._describe)
        view.details.void_requested.connect(self._void)

    def begin(self, rules: ProfileRules) -> None:
        """Ask only what the group's record profile has room for."""
        self._rules = rules

    def show(self, session: Session, who: Named, mark: Mark | None) -> None:
        """Show what is kept of a cell, when there is a place to show it."""
        self._session, self._who, self._mark = session, who, mark
        if self._view.says_more:
            with told(self._window.bulletin):
                past = self._desk.attendance.history(session.id, who.person_id)
                self._view.details.show_details(_details(session, mark, past, self._rules))

    def unfold(self) -> None:
        """Show the fields and put the keys there."""
        self._view.show_more(True)
        if self._session is not None and self._who is not None:
            self.show(self._session, self._who, self._mark)
            self._view.details.focus_first()

    def _describe(self, said: dict[str, object]) -> None:
        if self._session is None or self._who is None:
            return
        with told(self._window.bulletin, self._refused):
            self._keeper.describe(self._session.id, self._who, _described(self._session, said))

    def _void(self, why: str) -> None:
        if self._session is None or self._who is None:
            return
        with told(self._window.bulletin, self._refused):
            self._keeper.void(self._session.id, self._who, why)

    def _refused(self, refusal: Refusal) -> bool:
        return self._view.details.show_refusal(refusal.field, refusal.sentence)


def _described(session: Session, said: dict[str, object]) -> Described:
    """Turn what was typed into what is kept: an arrival is a moment, past midnight if it must be."""
    kept = Described()
    kept.update(said)  # type: ignore[typeddict-item]
    arrived = said.get("arrived_at")
    if isinstance(arrived, time):
        moment = datetime.combine(session.day, arrived, tzinfo=session.starts_at.tzinfo)
        if session.starts_at - moment > timedelta(hours=12):
            moment += timedelta(days=1)
        kept["arrived_at"] = moment
    return kept


def _details(session: Session, mark: Mark | None, past: tuple[PastMark, ...], rules: ProfileRules) -> Details:
    zone = session.starts_at.tzinfo
    arrived = mark.arrived_at.astimezone(zone) if mark is not None and mark.arrived_at else None
    return Details(
        marked=mark is not None,
        came=mark is not None and mark.code.attended,
        asks_reason=rules.reasons,
        asks_comment=rules.comments,
        late_minutes=(mark.late_minutes or 0) if mark else 0,
        early_minutes=(mark.early_minutes or 0) if mark else 0,
        arrived=arrived.time().replace(second=0, microsecond=0) if arrived else None,
        starts=session.starts_at.time(),
        reason=mark.reason if mark else "",
        comment=mark.comment if mark else "",
        first_time=mark is not None and mark.first_time,
        needs_follow_up=mark is not None and mark.needs_follow_up,
        history=tuple(_told(each) for each in past[:MOST_PAST]),
    )


def _told(past: PastMark) -> str:
    """Return an earlier mark as a sentence: "Before Mon 23 Nov, 18:40: late by 5 minutes. Void: wrong line."."""
    at = past.replaced_at.astimezone()
    why = f" Void: {past.why}" if past.why else ""
    return f"Until {dates.weekday_day(at.date())}, {dates.clock(at)}: {in_words(past.mark.code, past.mark)}.{why}"
