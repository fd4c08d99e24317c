"""The guards of `conftest.py` do guard."""

import os
import socket
from pathlib import Path

import keyring
import pytest
from hypothesis import given
from hypothesis import strategies as st


def test_no_test_meets_a_real_keychain() -> None:
    keyring.set_password("workwell", "someone", "secret")
    assert keyring.get_password("workwell", "someone") == "secret"
    assert type(keyring.get_keyring()).__name__ == "MemoryKeyring"
    assert "DBUS_SESSION_BUS_ADDRESS" not in os.environ


def test_the_keychain_is_empty_at_the_start_of_each_test() -> None:
    assert keyring.get_password("workwell", "someone") is None


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_network_sockets_are_refused(family: int) -> None:
    with pytest.raises(AssertionError, match="network socket"):
        socket.socket(family)


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="no local sockets on this platform")
def test_local_sockets_are_possible() -> None:
    socket.socket(socket.AF_UNIX).close()


def test_home_is_temporary(temporary_home: Path) -> None:
    assert Path.home() == temporary_home


@given(st.integers())
def test_properties_run_under_the_guards(number: int) -> None:
    assert number + 0 == number


def test_a_leaked_window_fails_the_test_and_one_handed_to_qtbot_is_not_leaked(pytester: pytest.Pytester) -> None:
    """Two tests under the same guards, in a process of their own."""
    pytester.makeconftest(Path(__file__).with_name("conftest.py").read_text(encoding="utf-8"))
    pytester.makepyfile(
        """
        from PySide6.QtWidgets import QDialog

        def test_leaves_a_dialog(qapp):
            global dialog
            dialog = QDialog()
            dialog.setWindowTitle("Undead")
            dialog.show()

        def test_shows_a_dialog(qtbot):
            shown = QDialog()
            qtbot.addWidget(shown)
            shown.show()
        """
    )
    result = pytester.runpytest_subprocess("-p", "no:randomly", "-p", "no:cacheprovider", "-rE")
    result.assert_outcomes(passed=2, errors=1)
    result.stdout.fnmatch_lines(["*left open: QDialog “Undead”*", "ERROR *::test_leaves_a_dialog*"])
