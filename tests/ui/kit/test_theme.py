"""Colours, type and icons: readable in both themes, applied live, one font."""

import pytest
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from tests.ui.audit import contrast
from workwell_desktop.domain.agenda import Category
from workwell_desktop.domain.group import TINTS
from workwell_desktop.ui.kit import icons, theme
from workwell_desktop.ui.kit.settings import Settings, ThemeChoice
from workwell_desktop.ui.kit.surfaces import Tone
from workwell_desktop.ui.kit.tokens import DARK, FONT_FAMILY, LIGHT, Colours, Sizes, category_token, tint_token

BOTH = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])


@BOTH
@pytest.mark.parametrize("tone", Tone)
def test_the_words_of_every_chip_can_be_read(colours: Colours, tone: Tone) -> None:
    ground, words = tone.value
    assert contrast(QColor(colours.of(ground)), QColor(colours.of(words))) >= 4.5


@BOTH
@pytest.mark.parametrize("words", ["text", "muted", "primary_strong", "bad", "ok", "accent"])
@pytest.mark.parametrize("ground", ["window", "surface"])
def test_words_can_be_read_on_every_ground(colours: Colours, words: str, ground: str) -> None:
    assert contrast(QColor(colours.of(ground)), QColor(colours.of(words))) >= 4.5


@BOTH
def test_chosen_text_and_the_focus_ring_stand_out(colours: Colours) -> None:
    made = theme.palette(colours)
    role = QPalette.ColorRole
    assert contrast(made.color(role.Highlight), made.color(role.HighlightedText)) >= 4.5
    assert contrast(QColor(colours.primary), QColor(colours.surface)) >= 3
    assert contrast(QColor(colours.on_primary), QColor(colours.primary)) >= 4.5


@BOTH
@pytest.mark.parametrize("category", Category)
def test_every_kind_of_agenda_part_has_a_colour_that_shows(colours: Colours, category: Category) -> None:
    colour = QColor(colours.of(category_token(category.value)))
    assert contrast(colour, QColor(colours.surface)) >= 3


@BOTH
@pytest.mark.parametrize("tint", range(TINTS))
@pytest.mark.parametrize("ground", ["surface", "sunken", "window", "primary_soft"])
def test_every_tint_of_a_group_shows(colours: Colours, tint: int, ground: str) -> None:
    assert contrast(QColor(colours.of(tint_token(tint))), QColor(colours.of(ground))) >= 3


def test_a_token_that_is_none_is_refused() -> None:
    with pytest.raises(AttributeError):
        LIGHT.of("dark")
    with pytest.raises(AttributeError):
        LIGHT.of("purple")


def test_the_bundled_font_is_the_one_in_use(qapp: QApplication) -> None:
    theme.current()
    assert QFontInfo(qapp.font()).family() == FONT_FAMILY
    assert qapp.font().pixelSize() == 15


def test_a_change_of_theme_and_size_is_applied_at_once(qapp: QApplication) -> None:
    dressed = theme.current()
    heard: list[None] = []
    dressed.changed.connect(lambda: heard.append(None))
    dressed.apply(Settings(theme=ThemeChoice.DARK, text_scale=150))
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.window)
    assert qapp.font().pixelSize() == Sizes(1.5).body
    dressed.apply(Settings(theme=ThemeChoice.DARK, text_scale=150))
    assert len(heard) == 1


def test_icons_take_the_colour_of_the_theme_and_are_drawn_once() -> None:
    light = icons.pixmap("sun", "text")
    assert icons.pixmap("sun", "text") is light
    theme.current().apply(Settings(theme=ThemeChoice.DARK))
    assert icons.pixmap("sun", "text") is not light
    assert icons.pixmap("sun", ratio=2.0).width() == 36


def test_an_icon_that_is_not_there_is_our_mistake() -> None:
    with pytest.raises(FileNotFoundError):
        icons.pixmap("no-such-icon")
