"""Every paper that can be printed, as the gallery lists it; what is asked for; and packs of papers."""

from dataclasses import dataclass
from enum import StrEnum

from workwell_desktop.domain.handout_text import Audience, Copies
from workwell_desktop.domain.ids import GroupId, IncidentId, PersonId, SessionId
from workwell_desktop.domain.language import Language


class Needs(StrEnum):
    """What a paper cannot be filled without."""

    NOTHING = "nothing"
    GROUP = "group"
    SESSION = "session"
    PERSON = "person"
    INCIDENT = "incident"


@dataclass(frozen=True)
class Variant:
    """One way of printing a paper, such as a sign-in sheet without names."""

    key: str
    label: str


@dataclass(frozen=True, kw_only=True)
class PaperEntry:
    """One paper of the gallery. `key` is "sign_in_sheet", "handout:trust-map", "own:<id>" or "guide:<key>".

    `languages` are those it can be printed in; `bilingual` ones can be set side by side in two. The first of
    `variants` is the usual one; there are none where there is nothing to choose.
    """

    key: str
    title: str
    about: str
    audience: Audience
    needs: Needs = Needs.NOTHING
    copies: Copies = Copies.ONE
    languages: tuple[Language, ...] = (Language.ENGLISH,)
    bilingual: bool = False
    variants: tuple[Variant, ...] = ()
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PaperAsk:
    """One paper asked for, with what it is about. `second` sets another language beside the first."""

    key: str
    session_id: SessionId | None = None
    group_id: GroupId | None = None
    person_id: PersonId | None = None
    incident_id: IncidentId | None = None
    language: Language = Language.ENGLISH
    second: Language | None = None
    variant: str = ""


class Pack(StrEnum):
    """Papers that are wanted together."""

    BEFORE_SESSION = "before_session"
    NEWCOMER = "newcomer"
    FIRST_SESSION = "first_session"
    CLOSING = "closing"
    OUTAGE = "outage"

    @property
    def label(self) -> str:
        """The words shown to people."""
        return {
            "before_session": "Before a session",
            "newcomer": "For a newcomer",
            "first_session": "First session of a series",
            "closing": "Last session of a series",
            "outage": "When the computer is not there",
        }[self.value]


@dataclass(frozen=True)
class PackItem:
    """One paper of a pack, and how many copies are proposed."""

    ask: PaperAsk
    title: str
    copies: int
