"""Six words to be read aloud, large, three on a line."""

from PySide6.QtWidgets import QWidget

from workwell_desktop.ui.kit.controls import Label

_ON_A_LINE = 3


class SixWords(Label):
    """It shows words that are joined by dashes, or any other words as they are."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", "large", parent=parent)
        self._name = name
        self.joined = ""

    def show_words(self, joined: str) -> None:
        """Show words."""
        self.joined = joined
        words = joined.split("-")
        lines = (" ".join(words[at : at + _ON_A_LINE]) for at in range(0, len(words), _ON_A_LINE))
        self.setText("\n".join(lines))
        self.setAccessibleName(f"{self._name}: {' '.join(words)}")
        self.setVisible(bool(joined))
