"""A page that another room's page holds, handed in by the shell, so that the two rooms need not know each other."""

from abc import abstractmethod

from PySide6.QtWidgets import QWidget

from workwell_desktop.ui.kit.page import Page


class NestedPage(Page):
    """What the holding page may ask of it."""

    @property
    @abstractmethod
    def heading(self) -> QWidget:
        """A line that says how it stands; the holding page may place it in a line of its own."""

    @property
    @abstractmethod
    def footing(self) -> QWidget:
        """What stands beneath its card, and shows itself when there is anything to show."""

    @abstractmethod
    def flushed(self) -> bool:
        """Write what is still in the keys; whether nothing is left unwritten."""
