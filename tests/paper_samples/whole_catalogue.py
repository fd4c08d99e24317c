"""Every paper of the gallery, in each language and variant and side by side in two, by names that stay the same."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tests.paper_samples.moods import Circle
from workwell_desktop.domain.catalogue import PaperAsk, PaperEntry
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.papers import Paper, PaperStyle, PrintSize

POINTS = {PrintSize.NORMAL: 12, PrintSize.CLEAR: 16, PrintSize.LARGE: 18}
"""The size of the main text."""


class Filled(NamedTuple):
    """A paper that was asked for, under a name such as "trust-map-en+es"."""

    name: str
    paper: Paper


def every_paper(circle: Circle) -> Iterator[Filled]:
    """Fill every paper of the gallery over a vault; what the group does not give out is passed over."""
    own = 0
    for entry in circle.desk.papers.catalogue(circle.group_id):
        kind, _, key = entry.key.replace("_", "-").partition(":")
        if kind == "own" or re.fullmatch(r"[0-9a-f-]{36}", key):
            own += 1
            key = f"own-{kind}-{own}"
        elif kind == "guide":
            key = f"guide-{key}"
        for suffix, ask in _asks(circle, entry):
            try:
                yield Filled(f"{key or kind}{suffix}", circle.desk.papers.fill(ask))
            except Refusal:
                continue


def _asks(circle: Circle, entry: PaperEntry) -> Iterator[tuple[str, PaperAsk]]:
    """Give each language, each further variant in the first of them, and one pair of languages."""
    first, *others = entry.languages
    for language in entry.languages:
        yield f"-{language}", _ask(circle, entry, language=language)
    for variant in entry.variants[1:]:
        yield f"-{first}-{variant.key.replace('_', '-')}", _ask(circle, entry, language=first, variant=variant.key)
    if entry.bilingual and others:
        yield f"-{first}+{others[0]}", _ask(circle, entry, language=first, second=others[0])


def _ask(circle: Circle, entry: PaperEntry, **more: object) -> PaperAsk:
    return PaperAsk(
        key=entry.key,
        session_id=circle.session_id,
        group_id=circle.group_id,
        person_id=circle.person_id,
        incident_id=circle.incident_id,
        **more,  # type: ignore[arg-type]
    )


def file_name(name: str, style: PaperStyle) -> str:
    """Name the file of a paper in a style: "trust-map-en-a4-12.pdf"."""
    return f"{name}-{style.size.value.lower()}-{POINTS[style.print]}.pdf"


REFERENCES = (
    "agenda-poster-es",
    "attendance-card-en",
    "certificate-es",
    "check-in-scale-fr",
    "checklist-en",
    "crisis-card-en",
    "crisis-sheet-fr",
    "crisis-steps-en",
    "cue-cards-en",
    "group-agreement-poster-en",
    "guide-empathy-en",
    "incident-report-en",
    "letter-en",
    "name-badges-en",
    "record-notice-en",
    "resource-list-fr",
    "session-report-en",
    "trust-map-en+es",
)
"""One paper of each family, whose text the tests compare with a file."""


def references(papers: Iterable[Filled]) -> list[Filled]:
    """Choose the papers whose text is compared."""
    return [Filled(f"gallery-{each.name}", each.paper) for each in papers if each.name in REFERENCES]
