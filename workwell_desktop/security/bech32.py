"""Bech32 and bech32m (BIP 173, BIP 350): text for people to copy, with a checksum that finds their slips.

Any one to four changed characters are found for certain; one or two can also be located.
Carries no secrets of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

CHARACTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
CHECKSUM = 6
BECH32 = 1
BECH32M = 0x2BC830A3
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def checksum(prefix: str, values: Sequence[int], constant: int) -> tuple[int, ...]:
    """Return the six checksum values of `values` under `prefix`."""
    rest = _remainder([*_spread(prefix), *values, *([0] * CHECKSUM)]) ^ constant
    return tuple(rest >> 5 * (CHECKSUM - 1 - place) & 31 for place in range(CHECKSUM))


def is_whole(prefix: str, values: Sequence[int], constant: int) -> bool:
    """Tell whether `values`, checksum included, are as they were written."""
    return _remainder([*_spread(prefix), *values]) == constant


def slips(prefix: str, values: Sequence[int], constant: int) -> tuple[int, ...]:
    """Say at which places one or two changes would make `values` whole; empty if it takes more than two."""
    wrong = _remainder([*_spread(prefix), *values]) ^ constant
    at = _effects(len(values))
    if wrong in at:
        return (at[wrong],)
    for effect, place in at.items():
        other = at.get(wrong ^ effect)
        if other is not None and other != place:
            return tuple(sorted((place, other)))
    return ()


def regrouped(values: Iterable[int], size: int, into: int) -> tuple[int, ...]:
    """Cut numbers of `size` bits into numbers of `into` bits, the last one filled up with zero bits."""
    result, held, bits = [], 0, 0
    for value in values:
        held, bits = held << size | value, bits + size
        while bits >= into:
            bits -= into
            result.append(held >> bits & (1 << into) - 1)
    if bits:
        result.append(held << (into - bits) & (1 << into) - 1)
    return tuple(result)


def text(values: Iterable[int]) -> str:
    """Write each number below 32 as its character."""
    return "".join(CHARACTERS[value] for value in values)


def _remainder(values: Iterable[int]) -> int:
    rest = 1
    for value in values:
        top = rest >> 25
        rest = (rest & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate(_GENERATOR):
            if top >> bit & 1:
                rest ^= generator
    return rest


def _spread(prefix: str) -> list[int]:
    return [*(ord(letter) >> 5 for letter in prefix), 0, *(ord(letter) & 31 for letter in prefix)]


def _effects(length: int) -> dict[int, int]:
    """Map what each single change does to the remainder to the place of that change (the code is linear)."""
    zero = _remainder([0] * length)
    return {
        _remainder([0] * place + [change] + [0] * (length - place - 1)) ^ zero: place
        for place in range(length)
        for change in range(1, 32)
    }
