"""The letterhead in Settings: kept as typed, its logo drawn anew, and hostile pictures refused with a sentence."""

import struct
import zlib
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.audit import audit
from tests.ui.front_desk import FrontDesk
from tests.vault_fixture import vault, vault_path, vault_template
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.letterhead import LARGEST_LOGO, PNG
from workwell_desktop.storage.vault import Vault
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.settings.letterhead_controller import LetterheadController
from workwell_desktop.ui.settings.letterhead_view import LetterheadCard
from workwell_desktop.ui.settings.logo import LOGO, read_logo

__all__ = ["vault", "vault_path", "vault_template"]

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="3"><rect width="9" height="3" fill="navy"/>%s</svg>'


@pytest.fixture
def front(vault: Vault, qtbot: QtBot) -> FrontDesk:
    return FrontDesk(vault, qtbot=qtbot)


@pytest.fixture
def card(front: FrontDesk) -> LetterheadCard:
    page = Page()
    front.qtbot.addWidget(page)
    made = LetterheadCard(page)
    made.controller = LetterheadController(front.desk, front.window, page, made)  # type: ignore[attr-defined]
    made.controller.read()  # type: ignore[attr-defined]
    made.resize(300, 500)
    page.resize(320, 520)
    page.show()
    return made


def controller(card: LetterheadCard) -> LetterheadController:
    found: LetterheadController = card.controller  # type: ignore[attr-defined]
    return found


def picture(folder: Path, name: str, width: int = 60, height: int = 20) -> Path:
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(0x00000000)
    image.setText("Author", "Zora Quillfeather")
    path = folder / name
    assert image.save(str(path))
    return path


def test_a_name_a_line_and_a_logo_are_kept_and_a_logo_can_be_undone(
    front: FrontDesk, card: LetterheadCard, tmp_path: Path
) -> None:
    QTest.keyClicks(card.name_edit, "Harbour House")
    QTest.keyClicks(card.contact_edit, "14 Elm Street")
    controller(card).take_logo(str(picture(tmp_path, "logo.png")))
    kept = front.desk.letterhead.get()
    assert (kept.name, kept.contact, kept.logo[:8]) == ("Harbour House", "14 Elm Street", PNG)
    assert card.logo.isVisible()
    card.parentWidget().undo_stack.undo()  # type: ignore[union-attr]
    assert front.desk.letterhead.get().logo == b""
    assert front.desk.letterhead.get().name == "Harbour House"
    assert not card.take_out.isVisible()


def test_a_picture_is_drawn_anew_small_on_white_and_without_its_words(qtbot: QtBot, tmp_path: Path) -> None:
    kept = read_logo(picture(tmp_path, "logo.png", 4000, 500))
    assert b"Quillfeather" not in kept
    image = QImage.fromData(kept)
    assert image.width() == LOGO.width()
    assert image.pixelColor(3, 3).name() == "#ffffff"
    assert not image.textKeys()
    drawing = tmp_path / "logo.svg"
    drawing.write_bytes(SVG % b"")
    assert QImage.fromData(read_logo(drawing)).pixelColor(5, 5).name() == "#000080"
    assert len(kept) < LARGEST_LOGO


def enormous_png() -> bytes:
    """A PNG of a few bytes that says it has 60,000 × 60,000 points."""
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    crc = struct.pack(">I", zlib.crc32(b"IHDR" + head))
    return PNG + struct.pack(">I", len(head)) + b"IHDR" + head + crc


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("words.png", b"no picture at all"),
        ("enormous.png", enormous_png()),
        ("heavy.jpg", bytes(5_000_001)),
        ("logo.gif", b"GIF89a"),
        ("script.svg", SVG % b"<script>alert(1)</script>"),
        ("remote.svg", SVG % b'<image href="http://example.org/x.png"/>'),
        ("local.svg", SVG % b'<image xlink:href="/etc/hostname"/>'),
        ("laughs.svg", b'<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + SVG % b"&a;"),
        ("style.svg", SVG % b"<style>@import 'http://example.org/x.css'</style>"),
        ("broken.svg", b"<svg"),
        ("missing.png", None),
    ],
)
def test_a_hostile_picture_is_refused_with_a_sentence(
    qtbot: QtBot, tmp_path: Path, name: str, content: bytes | None
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(Refusal) as refused:
        read_logo(path)
    assert refused.value.field == "logo"
    assert refused.value.sentence.endswith(".")


def test_a_refused_logo_stands_beside_its_field_and_what_was_there_stays(
    front: FrontDesk, card: LetterheadCard, tmp_path: Path
) -> None:
    controller(card).take_logo(str(picture(tmp_path, "logo.png")))
    before = front.desk.letterhead.get()
    controller(card).take_logo(str(tmp_path / "missing.png"))
    assert card.fields["logo"].error.startswith("This file could not be read")
    assert front.desk.letterhead.get() == before
    assert audit(card) == []
