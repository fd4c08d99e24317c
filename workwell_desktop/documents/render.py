"""The one door to paper: `render(paper, style)` gives the bytes of a PDF.

It chooses the module that lays the paper out and the words around it. It may be called from any thread; the same
paper and style give identical bytes on the same computer.
"""

from __future__ import annotations

from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

from workwell_desktop.documents import (
    attendance_register,
    participant_agenda,
    recovery_sheet,
    run_sheet,
    sign_in_sheet,
)
from workwell_desktop.documents.house_style import House
from workwell_desktop.documents.lettering import Lettering
from workwell_desktop.documents.page import Furniture, make_pdf
from workwell_desktop.documents.typefaces import typefaces
from workwell_desktop.domain.papers import ParticipantAgenda, RegisterSheet, RunSheet, SignInSheet

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from workwell_desktop.domain.papers import Paper, PaperStyle

_one_at_a_time = Lock()  # reportlab keeps its fonts in module state


def render(paper: Paper, style: PaperStyle) -> bytes:
    """Draw a paper of `domain.papers` as a tagged PDF and return the file. Nothing is written to disk."""
    with _one_at_a_time:
        house = House(style, _lettering())
        if isinstance(paper, RegisterSheet):
            turned = House(style, _lettering(), landscape=True)
            house = turned if attendance_register.needs_landscape(paper, house, turned) else house
        story, furniture = _laid_out(paper, house)
        return make_pdf(story, furniture, house)


@cache
def _lettering() -> Lettering:
    """Keep what was learnt about fonts and widths from one paper to the next."""
    return Lettering(typefaces())


def _laid_out(paper: Paper, house: House) -> tuple[list[Flowable], Furniture]:
    """Give the paper's story and what stands around it. Titles name the kind of paper and nobody."""
    if isinstance(paper, SignInSheet):
        head = sign_in_sheet.running_head(paper)
        return sign_in_sheet.story(paper, house), Furniture("Sign-in sheet", "Sign-in sheet", head)
    if isinstance(paper, ParticipantAgenda):
        head = participant_agenda.running_head(paper)
        return participant_agenda.story(paper, house), Furniture("Agenda", "Agenda", head)
    if isinstance(paper, RunSheet):
        foot = f"Run sheet · session {paper.session_number}" if paper.session_number else "Run sheet"
        return run_sheet.story(paper, house), Furniture("Run sheet", foot, run_sheet.running_head(paper))
    if isinstance(paper, RegisterSheet):
        head = attendance_register.running_head(paper)
        return attendance_register.story(paper, house), Furniture("Attendance register", "Attendance register", head)
    head = recovery_sheet.running_head(paper)
    return recovery_sheet.story(paper, house), Furniture("Recovery sheet", "WorkWell recovery sheet", head)
