"""The cards of the settings page. They emit wishes and decide nothing; what is true of the vault is handed in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from workwell_desktop.ui.kit import capture
from workwell_desktop.ui.kit.controls import (
    Button,
    Card,
    CheckBox,
    Columns,
    Field,
    LineEdit,
    Muted,
    NumberStepper,
    PageHeader,
    SegmentedChoice,
    buddy_label,
    page_layout,
    stacked,
)
from workwell_desktop.ui.kit.settings import Settings, ThemeChoice
from workwell_desktop.ui.kit.tokens import MEDIUM, SMALL
from workwell_desktop.ui.settings.crisis_view import CrisisNumbersCard
from workwell_desktop.ui.settings.holidays_view import HolidaysCard
from workwell_desktop.ui.settings.letterhead_view import LetterheadCard
from workwell_desktop.ui.settings.lock_view import LockCard
from workwell_desktop.ui.settings.resources_view import ResourcesCard

_THEMES = (("System", ThemeChoice.SYSTEM), ("Light", ThemeChoice.LIGHT), ("Dark", ThemeChoice.DARK))
_PAPERS = (("A4", "A4"), ("Letter", "LETTER"))


class SettingsView(QWidget):
    """You, numbers, resources and safety in the wide column; look, printing and holidays beside them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PageHeader("Settings", "Kept on this computer. Every change holds at once.")
        self.you, self.safety = YouCard(), SafetyCard()
        self.lock = LockCard(can_hide=capture.WORKS_HERE)
        self.crisis, self.resources = CrisisNumbersCard(), ResourcesCard()
        self.look, self.printing, self.holidays = LookCard(), PrintingCard(), HolidaysCard()
        self.letterhead = LetterheadCard()
        columns = Columns(
            stacked(self.you, self.lock, self.safety, self.crisis, self.resources),
            stacked(self.look, self.printing, self.letterhead, self.holidays),
            side_width=290,
        )
        page_layout(self, self.header, columns)

    def show_settings(self, settings: Settings) -> None:
        """Show how WorkWell looks and prints."""
        self.look.show_settings(settings)
        self.printing.show_settings(settings)


class YouCard(Card):
    """The facilitator's name and organisation."""

    edited = Signal(str)
    """The field changed by hand: "name" or "organisation"."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("You", parent=parent)
        self.name_edit, self.organisation_edit = LineEdit(), LineEdit()
        self.fields = {
            "name": Field(
                "Your name", self.name_edit, "Stands on new sessions and groups, and under the notes you sign."
            ),
            "organisation": Field(
                "Organisation (optional)",
                self.organisation_edit,
                "Stands on the recovery sheet and on no other paper.",
            ),
        }
        self.body.setSpacing(MEDIUM)
        for field in self.fields.values():
            self.body.addWidget(field)
        self.name_edit.textEdited.connect(self._name_edited)
        self.organisation_edit.textEdited.connect(self._organisation_edited)

    def typed(self) -> tuple[str, str]:
        """Return name and organisation as they stand in the fields."""
        return self.name_edit.text(), self.organisation_edit.text()

    def show_values(self, name: str, organisation: str) -> None:
        """Show what is kept, but not over a field whose sentence still stands."""
        for field, edit, text in (
            (self.fields["name"], self.name_edit, name),
            (self.fields["organisation"], self.organisation_edit, organisation),
        ):
            if not field.error:
                edit.show_text(text)

    def _name_edited(self) -> None:
        self.edited.emit("name")

    def _organisation_edited(self) -> None:
        self.edited.emit("organisation")


class SafetyCard(Card):
    """The way to the page about keys, backups and what is kept how long."""

    safety_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Safety and privacy", parent=parent)
        self.body.setSpacing(MEDIUM)
        self.body.addWidget(
            Muted("What opens your vault, your backups, how long records stay, and what is not protected.")
        )
        self.button = Button("Open safety and privacy", "shield-check")
        self.button.clicked.connect(self.safety_requested)
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)


class LookCard(Card):
    """Colours, text size, menu bar."""

    theme_chosen = Signal(object)
    text_scale_chosen = Signal(int)
    menu_bar_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Look", parent=parent)
        self.theme = SegmentedChoice("Colours", _THEMES)
        self.text_scale = NumberStepper("Text size in per cent", 100, 200, 25)
        self.text_scale.number.setSuffix(" %")
        self.menu_bar = CheckBox("Keep the menu bar in sight")
        self.body.addWidget(buddy_label("Colours", self.theme))
        self.body.addWidget(self.theme)
        self.body.addSpacing(SMALL)
        self.body.addWidget(buddy_label("Text size", self.text_scale))
        self.body.addWidget(self.text_scale)
        self.body.addSpacing(SMALL)
        self.body.addWidget(self.menu_bar)
        self.body.addWidget(Muted("The menu button and F10 open the same menus."))
        self.theme.chosen.connect(self.theme_chosen)
        self.text_scale.value_changed.connect(self.text_scale_chosen)
        self.menu_bar.clicked.connect(self.menu_bar_chosen)

    def show_settings(self, settings: Settings) -> None:
        """Show how WorkWell looks."""
        self.theme.show_value(settings.theme)
        self.text_scale.show_value(settings.text_scale)
        self.menu_bar.setChecked(settings.menu_bar)


class PrintingCard(Card):
    """What papers are like unless something else is chosen beside a paper."""

    paper_chosen = Signal(object)
    large_print_chosen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Printing", parent=parent)
        self.paper = SegmentedChoice("Paper size", _PAPERS)
        self.large_print = CheckBox("Large print")
        self.body.addWidget(buddy_label("Paper size", self.paper))
        self.body.addWidget(self.paper)
        self.body.addSpacing(SMALL)
        self.body.addWidget(self.large_print)
        self.body.addWidget(Muted("The same two choices stand beside the papers on the Handouts page."))
        self.paper.chosen.connect(self.paper_chosen)
        self.large_print.clicked.connect(self.large_print_chosen)

    def show_settings(self, settings: Settings) -> None:
        """Show how papers are printed."""
        self.paper.show_value(settings.paper_size)
        self.large_print.setChecked(settings.large_print)
