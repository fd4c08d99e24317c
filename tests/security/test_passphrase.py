"""The passphrase lock opens for its passphrase alone, costs what it must, and weak ones are turned away kindly."""

import string
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workwell_desktop.domain.errors import Damaged, Fault, Refusal
from workwell_desktop.security import keys, passphrase
from workwell_desktop.security.header import Cost, PassphraseSlot

GOOD = "a quiet lamp by the sea"
VAULT = "0f" * 16


def test_the_standard_cost_is_the_one_we_promised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert Cost(memory_kib=256 * 1024, passes=3, lanes=4) == passphrase.STANDARD
    assert passphrase.FLOOR.memory_kib == 64 * 1024
    slot = passphrase.locked(GOOD, VAULT, bytes(32))
    assert slot.cost == passphrase.STANDARD
    assert passphrase.opened(slot, VAULT, GOOD) == bytes(32)


@cache
def good_slot() -> PassphraseSlot:
    """Return what GOOD opens, made once: it takes longer than most tests."""
    return passphrase.locked(GOOD, VAULT, bytes(32), passphrase.FLOOR)


@pytest.mark.slow
@given(st.text(string.printable, max_size=30))
@settings(max_examples=20)
def test_any_other_passphrase_is_refused(text: str) -> None:
    slot = good_slot()
    if text.strip() != GOOD:
        with pytest.raises(Refusal) as caught:
            passphrase.opened(slot, VAULT, text)
        assert caught.value.field == "passphrase"


@pytest.mark.slow
@given(st.text(min_size=12, max_size=40).filter(lambda text: passphrase.advice(text).acceptable))
@settings(max_examples=10)
def test_any_accepted_passphrase_opens(text: str) -> None:
    master = keys.new_key()
    slot = passphrase.locked(text, VAULT, master, passphrase.FLOOR)
    assert passphrase.opened(slot, VAULT, text) == master


def test_spaces_around_and_the_keyboards_way_of_accents_do_not_matter() -> None:
    slot = passphrase.locked("zażółć gęślą jaźń, caffè", VAULT, bytes(32))
    assert passphrase.opened(slot, VAULT, "  zażółć gęślą jaźń, caffe\u0300\n") == bytes(32)


def test_the_lock_belongs_to_its_vault_and_its_cost() -> None:
    slot = good_slot()
    with pytest.raises(Refusal):
        passphrase.opened(slot, "00" * 16, GOOD)
    with pytest.raises(Refusal):
        passphrase.opened(replace(slot, cost=replace(slot.cost, passes=2)), VAULT, GOOD)


@pytest.mark.parametrize(
    "cost", [Cost(65535, 3, 4), Cost(1, 1, 1), Cost(2**31 - 1, 3, 4), Cost(65536, 17, 4), Cost(65536, 3, 17)]
)
def test_a_cost_out_of_bounds_is_refused_before_it_is_paid(cost: Cost) -> None:
    slot = replace(good_slot(), cost=cost)
    with pytest.raises(Damaged):
        passphrase.opened(slot, VAULT, GOOD)
    with pytest.raises(ValueError, match="floor"):
        passphrase.locked(GOOD, VAULT, bytes(32), cost)


@pytest.mark.parametrize(
    ("text", "acceptable"),
    [
        ("", False),
        ("short", False),
        ("password", False),
        ("password1234", False),
        ("aaaaaaaaaaaaaaaa", False),
        ("Tr9#vLq2!", True),
        ("correct horse battery staple", True),
        (GOOD, True),
        ("李 明 喜欢 蓝色 的 小船 在 湖边", True),
        ("x" * 1025, False),
    ],
)
def test_advice(text: str, acceptable: bool) -> None:
    found = passphrase.advice(text)
    assert found.acceptable is acceptable
    assert found.sentence.endswith(".")
    assert "!" not in found.sentence
    if not acceptable:
        with pytest.raises(Refusal) as caught:
            passphrase.locked(text, VAULT, bytes(32))
        assert caught.value.sentence == found.sentence


@given(st.text(max_size=200))
@settings(max_examples=100)
def test_advice_never_fails(text: str) -> None:
    assert passphrase.advice(text).sentence


def test_too_little_memory_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    from cryptography.hazmat.primitives.kdf import argon2

    slot = good_slot()

    def no_memory(**_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(argon2, "Argon2id", no_memory)
    with pytest.raises(Fault, match="too little free memory"):
        passphrase.opened(slot, VAULT, GOOD)
