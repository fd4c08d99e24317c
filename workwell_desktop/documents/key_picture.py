"""A public key as a square code in a picture file, to be sent or shown to somebody. It holds no secret."""

import io

import segno

_SCALE = 8
"""Pixels of one square."""


def key_picture(text: str) -> bytes:
    """Return the code of a text as a PNG."""
    file = io.BytesIO()
    segno.make_qr(text, error="m").save(file, kind="png", scale=_SCALE)
    return file.getvalue()
