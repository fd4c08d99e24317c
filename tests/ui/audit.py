"""The accessibility audit run over every page: names, targets, cut words, tab order, mnemonics, contrast.

`audit(widget)` returns what is wrong, in words; an empty list means clean. The widget must be shown first.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAccessible, QColor, QKeySequence, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QScrollBar,
    QWidget,
)

from workwell_desktop.ui.kit.surfaces import ElidedLabel, WrappedLabel

_TARGET = 24
_TEXT = 4.5
_ROLE = QPalette.ColorRole
_PAIRS = (
    (_ROLE.WindowText, _ROLE.Window),
    (_ROLE.Text, _ROLE.Base),
    (_ROLE.ButtonText, _ROLE.Button),
    (_ROLE.HighlightedText, _ROLE.Highlight),
    (_ROLE.PlaceholderText, _ROLE.Base),
    (_ROLE.Text, _ROLE.AlternateBase),
)


@dataclass(frozen=True, order=True)
class Issue:
    """One thing that is wrong, where, and how."""

    rule: str
    where: str
    detail: str


def luminance(colour: QColor) -> float:
    """Return the relative luminance of WCAG 2.2."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio of two opaque colours, from 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _label(widget: QWidget) -> str:
    named = widget.objectName() or widget.accessibleName() or getattr(widget, "text", lambda: "")()
    return f"{type(widget).__name__}#{named}"


def spoken_name(widget: QWidget) -> str:
    """Return what a screen reader says the widget is called."""
    interface = QAccessible.queryAccessibleInterface(widget)
    said = interface.text(QAccessible.Text.Name).strip() if interface is not None else ""
    if isinstance(widget, QComboBox) and not widget.accessibleName():
        return ""  # Qt gives the chosen text, which is not a name
    return said


def _seen(root: QWidget) -> Iterator[QWidget]:
    for widget in root.findChildren(QWidget):
        if widget.isVisibleTo(root) and not widget.objectName().startswith("qt_"):
            yield widget


def _focusable(root: QWidget) -> list[QWidget]:
    return [
        widget
        for widget in _seen(root)
        if widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not (isinstance(widget, QLineEdit) and isinstance(widget.parent(), QAbstractSpinBox))
    ]


def _names_and_targets(root: QWidget) -> Iterator[Issue]:
    for widget in _focusable(root):
        if not spoken_name(widget):
            yield Issue("name", _label(widget), "no accessible name")
        pressed = isinstance(widget, QAbstractButton | QLineEdit | QComboBox | QAbstractSpinBox)
        if pressed and min(widget.width(), widget.height()) < _TARGET:
            yield Issue("target", _label(widget), f"{widget.width()} × {widget.height()} is under {_TARGET}")
    for widget in _seen(root):
        if isinstance(widget, QProgressBar) and not spoken_name(widget):
            yield Issue("name", _label(widget), "progress without a name")
        if isinstance(widget, QLabel) and not widget.pixmap().isNull() and not spoken_name(widget):
            yield Issue("name", _label(widget), "picture without a name")


def _cut(root: QWidget) -> Iterator[Issue]:
    for widget in _seen(root):
        if isinstance(widget, QPushButton) and widget.width() < widget.minimumSizeHint().width():
            yield Issue("cut", _label(widget), f"{widget.width()} wide, needs {widget.minimumSizeHint().width()}")
        if isinstance(widget, ElidedLabel):
            continue  # ends in "…" and tells the rest as its tooltip
        if isinstance(widget, WrappedLabel) or (isinstance(widget, QLabel) and widget.wordWrap()):
            needed = widget.heightForWidth(widget.width())
            if widget.text() and widget.height() < needed:
                yield Issue("cut", _label(widget), f"{widget.height()} high, needs {needed}")
        elif isinstance(widget, QLabel) and widget.text() and widget.width() < widget.minimumSizeHint().width():
            yield Issue("cut", _label(widget), f"{widget.width()} wide, needs {widget.minimumSizeHint().width()}")


def _tab_order(root: QWidget) -> Iterator[Issue]:
    chain: set[QWidget] = set()
    widget = root.nextInFocusChain()
    while widget is not None and widget is not root and widget not in chain:
        chain.add(widget)
        widget = widget.nextInFocusChain()
    for each in _focusable(root):
        if each not in chain:
            yield Issue("tab", _label(each), "not reached by Tab")


def _mnemonics(root: QWidget) -> Iterator[Issue]:
    counted: Counter[str] = Counter()
    for widget in _seen(root):
        if isinstance(widget, QAbstractButton) or (isinstance(widget, QLabel) and widget.buddy() is not None):
            key = QKeySequence.mnemonic(widget.text()).toString()
            if key:
                counted[key] += 1
    for key, times in counted.items():
        if times > 1:
            yield Issue("mnemonic", _label(root), f"{key} is used {times} times")


def _has_words(widget: QWidget) -> bool:
    return widget.isEnabled() and not isinstance(widget, QScrollBar)


def _contrast(root: QWidget) -> Iterator[Issue]:
    palettes = {widget.palette().cacheKey(): widget for widget in (root, *_seen(root)) if _has_words(widget)}
    for widget in palettes.values():
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
            for words, ground in _PAIRS:
                ratio = contrast(widget.palette().color(group, words), widget.palette().color(group, ground))
                if ratio < _TEXT:
                    yield Issue("contrast", f"{_label(widget)} {words.name} on {ground.name}", f"{ratio:.2f}")


def audit(root: QWidget) -> list[Issue]:
    """Return every issue of a shown widget and all it holds, sorted; an empty list when it is clean."""
    QAccessible.setActive(True)
    for _ in range(3):
        QCoreApplication.sendPostedEvents()  # layouts that are still to be done
    rules = (_names_and_targets, _cut, _tab_order, _mnemonics, _contrast)
    return sorted({issue for rule in rules for issue in rule(root)})
