"""The looks that pages are audited in: the hardest one every day, the other five where the suite takes its time."""

import pytest

from workwell_desktop.ui.kit.settings import Settings, ThemeChoice

HARDEST = (ThemeChoice.DARK, 200)
LOOKS = [(theme, text_scale) for theme in (ThemeChoice.LIGHT, ThemeChoice.DARK) for text_scale in (100, 150, 200)]


def look(theme: ThemeChoice, text_scale: int) -> object:
    """Return a look as a parameter of a test; all but the hardest belong to the slow part of the suite."""
    marks = () if (theme, text_scale) == HARDEST else pytest.mark.slow
    return pytest.param(Settings(theme=theme, text_scale=text_scale), id=f"{theme.value}-{text_scale}", marks=marks)


in_every_look = pytest.mark.parametrize("look", [look(*each) for each in LOOKS])
"""Gives a test its `look`. `tests/ui/test_every_page.py` takes every page through four of them every day."""
