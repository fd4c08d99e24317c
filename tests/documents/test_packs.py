"""A pack: several papers in one file, each with its own sheets, its own language and its own count of pages."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from tests.documents.structure import faults, outline, page_count, tree, visible_text
from tests.paper_samples.samples import NAMES, all_papers, in_language, register, usual
from workwell_desktop.documents.render import render, render_pack
from workwell_desktop.domain.language import Language
from workwell_desktop.domain.papers import PaperStyle

PLAIN = PaperStyle()


def test_every_paper_is_there_once_in_order_with_its_own_pages() -> None:
    papers = [
        all_papers()["run-sheet-sample"],
        register(NAMES, sessions=16),
        usual()["booklet"],
        in_language(usual()["sign-in-sheet"], Language.SPANISH),
        usual()["cards"],
    ]
    data = render_pack(papers, PLAIN)
    counts = [page_count(render(paper, PLAIN)) for paper in papers]
    assert faults(data) == []
    assert page_count(data) == sum(counts)
    kinds = [
        "Run sheet",
        "Attendance register",
        "Listening without fixing",
        "Hoja de asistencia",
        "When this happens",
    ]
    tops = [entry for entry in outline(data) if entry.level == 0]
    assert [entry.title for entry in tops] == kinds
    assert [entry.page for entry in tops] == [1 + sum(counts[:index]) for index in range(len(counts))]
    parts = tree(data).kids
    assert [(part.role, part.language) for part in parts] == [
        ("/Part", "es" if kind == "Hoja de asistencia" else "") for kind in kinds
    ]
    text = visible_text(data)
    assert f"Page 1 of {counts[0]}" in text
    assert "Página 1 de 1" in text
    assert text.count("Page 1 of") == 3  # cards carry no number


def test_sheets_keep_their_own_orientation() -> None:
    data = render_pack([usual()["participant-agenda"], usual()["bilingual"], usual()["poster"]], PLAIN)
    with pikepdf.open(BytesIO(data)) as pdf:
        upright = [float(page.mediabox[3]) > float(page.mediabox[2]) for page in pdf.pages]
    assert upright[0]
    assert upright[-1]
    assert not any(upright[1:-1])


def test_contents_of_two_booklets_do_not_mix() -> None:
    data = render_pack([usual()["booklet"], usual()["booklet"]], PLAIN)
    half = page_count(data) // 2
    links = [node.text for node in tree(data).walk() if node.role == "/Link"]
    assert links[: len(links) // 2] == links[len(links) // 2 :]
    chapters = [entry for entry in outline(data) if entry.title == "Purpose"]
    assert [entry.page for entry in chapters] == [2, 2 + half]


def test_the_same_pack_gives_the_same_bytes_and_names_nobody() -> None:
    papers = [usual()["sign-in-sheet"], usual()["run-sheet"], usual()["sign-in-cards"]]
    data = render_pack(papers, PLAIN)
    assert data == render_pack(papers, PLAIN)
    outside_of_pages = data.decode("latin-1")
    for secret in (*NAMES, "Monday Evening Circle", "Open dialogue"):
        assert secret not in outside_of_pages
        assert secret.encode("utf-16-be").decode("latin-1") not in outside_of_pages


def test_a_pack_of_nothing_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="needs a paper"):
        render_pack([], PLAIN)
