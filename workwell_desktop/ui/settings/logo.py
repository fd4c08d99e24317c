"""Turns a chosen picture into a logo that is safe to keep: drawn anew, small, always PNG.

A picture file comes from anywhere. Nothing of it is kept but its points: no metadata, scripts or links. Its size is
asked before it is decoded, and an SVG that reaches for anything outside itself is refused.
"""

import re
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.letterhead import LARGEST_LOGO
from workwell_desktop.ui.kit import theme

LARGEST_FILE = 5_000_000
"""Bytes."""
LARGEST_SVG = 500_000
MOST_POINTS = 40_000_000
"""Points of a picture before it is made smaller."""
LOGO = QSize(900, 300)
"""What a logo is drawn into: three inches by one, at 300 dots to the inch."""

_KINDS = {".png": b"png", ".jpg": b"jpeg", ".jpeg": b"jpeg"}
_REACHES_OUT = re.compile(
    rb"<!\s*(doctype|entity)|<\s*(script|foreignobject|image|use|style|a)\b|@import|url\(\s*['\"]?\s*[^#'\"\s]|"
    rb"href\s*=\s*['\"]\s*[^#'\"]|\bon\w+\s*=",
    re.IGNORECASE,
)


def read_logo(path: Path) -> bytes:
    """Return the picture as a PNG of at most `LOGO`. Raises `Refusal` naming "logo" with what to do instead."""
    content = _content(path)
    kind = path.suffix.lower()
    if kind == ".svg":
        image = _drawn(content)
    elif kind in _KINDS:
        image = _decoded(content, _KINDS[kind])
    else:
        raise Refusal("A logo can be a PNG, JPEG or SVG file. Choose one of these.", "logo")
    packed = _png(image)
    if len(packed) > LARGEST_LOGO:
        packed = _png(image.scaled(LOGO / 2, Qt.AspectRatioMode.KeepAspectRatio, _SMOOTH))
    return packed


_SMOOTH = Qt.TransformationMode.SmoothTransformation


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise Refusal("This picture is larger than 5 MB. Choose a smaller one.", "logo")
        return path.read_bytes()
    except OSError as trouble:
        raise Refusal("This file could not be read. Choose another one.", "logo") from trouble


def _decoded(content: bytes, kind: bytes) -> QImage:
    buffer = QBuffer()
    buffer.setData(content)  # a QBuffer over a QByteArray made here would outlive it
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind))
    size = reader.size()
    if size.isEmpty():
        raise Refusal("This file is not a picture that can be read. Choose another one.", "logo")
    if size.width() * size.height() > MOST_POINTS:
        raise Refusal("This picture has too many points. Choose a smaller one.", "logo")
    reader.setAutoTransform(True)
    image = reader.read()
    if image.isNull():
        raise Refusal("This file is not a picture that can be read. Choose another one.", "logo")
    if image.width() <= LOGO.width() and image.height() <= LOGO.height():
        return image
    return image.scaled(LOGO, Qt.AspectRatioMode.KeepAspectRatio, _SMOOTH)


def _drawn(content: bytes) -> QImage:
    if len(content) > LARGEST_SVG:
        raise Refusal("This drawing is larger than 500 kB. Choose a simpler one, or a PNG.", "logo")
    if _REACHES_OUT.search(content):
        raise Refusal("This drawing holds links, styles or scripts, so it is not used. Save it as PNG.", "logo")
    renderer = QSvgRenderer(QByteArray(content))
    size = renderer.defaultSize()
    if not renderer.isValid() or size.isEmpty():
        raise Refusal("This file is not a drawing that can be read. Choose another one.", "logo")
    image = QImage(size.scaled(LOGO, Qt.AspectRatioMode.KeepAspectRatio), QImage.Format.Format_ARGB32)
    image.fill(theme.current().colour("paper"))
    painter = QPainter(image)
    renderer.render(painter, QRectF(image.rect()))
    painter.end()
    return image


def _png(image: QImage) -> bytes:
    """Return the points alone, on white: a see-through logo would print as black on some printers."""
    plain = QImage(image.size(), QImage.Format.Format_RGB32)
    plain.fill(theme.current().colour("paper"))
    painter = QPainter(plain)
    painter.drawImage(0, 0, image)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(plain)
    return bytes(buffer.data().data())
