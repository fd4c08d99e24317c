"""Settings: what is written is read again, what is damaged falls back, what cannot be written is said."""

from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workwell_desktop.domain.errors import ReadOnly
from workwell_desktop.ui.kit.settings import LOCKS_AFTER, Settings, SettingsFile, ThemeChoice

any_settings = st.builds(
    Settings,
    theme=st.sampled_from(ThemeChoice),
    text_scale=st.integers(100, 200),
    paper_size=st.sampled_from(["A4", "LETTER"]),
    large_print=st.booleans(),
    menu_bar=st.booleans(),
    calendar_view=st.sampled_from(["month", "week", "list"]),
    calendar_hidden=st.text("0123456789abcdef- ", max_size=80),
    register_views=st.text("0123456789abcdef:- ", max_size=80),
    lock_after=st.sampled_from(LOCKS_AFTER),
    hidden_from_capture=st.booleans(),
    geometry=st.text("abcABC+/=", max_size=20),
)


@given(any_settings)
def test_what_is_written_is_read_again(settings: Settings) -> None:
    assert Settings.read(settings.write()) == settings


@given(st.one_of(st.text(), st.just("[]"), st.just('{"theme": 3, "text_scale": "big", "geometry": null}')))
def test_a_damaged_file_gives_the_defaults(text: str) -> None:
    assert isinstance(Settings.read(text), Settings)


def test_unfit_values_fall_back_one_by_one() -> None:
    read = Settings.read('{"theme": "dark", "text_scale": 900, "paper_size": "A3", "large_print": 1, "secret": "x"}')
    assert read == Settings(theme=ThemeChoice.DARK, text_scale=200)
    assert Settings.read('{"lock_after": 999, "hidden_from_capture": 1}') == Settings()


def test_no_setting_has_room_for_a_name() -> None:
    assert {each.name for each in fields(Settings)} == {
        "theme",
        "text_scale",
        "paper_size",
        "large_print",
        "menu_bar",
        "calendar_view",
        "calendar_hidden",
        "register_views",
        "clock_counts_up",
        "clock_hidden",
        "guide_language",
        "guide_text",
        "lock_after",
        "hidden_from_capture",
        "geometry",
    }, "a new setting must not name a person or a group; then list it here"


def test_a_change_is_kept_told_and_private(tmp_path: Path) -> None:
    path = tmp_path / "state" / "settings.json"
    file = SettingsFile(path)
    told: list[object] = []
    file.changed.connect(told.append)
    file.change(replace(file.current, text_scale=150))
    file.change(file.current)
    assert len(told) == 1
    assert SettingsFile(path).current.text_scale == 150
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_a_change_that_cannot_be_written_holds_for_now(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    file = SettingsFile(blocked / "settings.json")
    with pytest.raises(ReadOnly):
        file.change(replace(file.current, text_scale=150))
    assert file.current.text_scale == 150
