"""The looks that single pages are audited in, where the suite takes its time.

Every day, `tests/ui/test_every_page.py` takes every page through the easiest and the hardest.
"""

import pytest

from workwell_desktop.ui.kit.settings import Settings, ThemeChoice

LOOKS = [(theme, text_scale) for theme in (ThemeChoice.LIGHT, ThemeChoice.DARK) for text_scale in (100, 150, 200)]


def look(theme: ThemeChoice, text_scale: int) -> object:
    """Return a look as a parameter of a test that belongs to the slow part of the suite."""
    made = Settings(theme=theme, text_scale=text_scale)
    return pytest.param(made, id=f"{theme.value}-{text_scale}", marks=pytest.mark.slow)


in_every_look = pytest.mark.parametrize("look", [look(*each) for each in LOOKS])
"""Gives a test its `look`."""
