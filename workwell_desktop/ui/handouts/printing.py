"""How the chosen paper is printed: sheet, print, language, copies; what the check found; Save PDF and Print."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workwell_desktop.domain.language import Language
from workwell_desktop.domain.papers import PaperSize, PrintSize
from workwell_desktop.ui.handouts.pairing import Pair
from workwell_desktop.ui.handouts.shown import PRINT_SIZES, PrintShown, PrintWish, copies_words
from workwell_desktop.ui.kit.controls import (
    Button,
    Card,
    CheckBox,
    Choice,
    Flow,
    IconLabel,
    Label,
    Muted,
    NumberStepper,
    PrimaryButton,
)
from workwell_desktop.ui.kit.tokens import SMALL

MOST_COPIES = 200
ALL_WELL = "Checked: reads easily, safe to photocopy"


class Printing(Card):
    """Choices that hold at once, and the two ways out."""

    wished = Signal(object)
    """A `PrintWish`: how the group's papers are to come out from now on."""
    variant_requested = Signal(str)
    print_requested = Signal(int)
    """So many copies."""
    save_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.paper_size, self.print_size = Choice("Paper size"), Choice("Size of print")
        self.language, self.second = Choice("Language"), Choice("Second language")
        self.variant = Choice("Way of printing")
        self.grey = CheckBox("Photocopy friendly")
        self.grey.setToolTip("Black on white, with nothing that a copier turns grey")
        self.copies = NumberStepper("Copies", 1, MOST_COPIES)
        self._found: tuple[str, ...] = ()
        self._shown = PrintShown()
        self.save = Button("Save PDF…", "file-down")
        self.print = PrimaryButton("Print", "printer")
        for size in PaperSize:
            self.paper_size.add(size.value, size)
        for print_size, words in PRINT_SIZES:
            self.print_size.add(words, print_size)
        self._lay_out()
        for choice in (self.paper_size, self.print_size, self.language, self.second):
            choice.activated.connect(self._tell)
        self.grey.clicked.connect(self._tell)
        self.variant.activated.connect(self._tell_variant)
        self.copies.value_changed.connect(self._name_print)
        self.save.clicked.connect(self.save_requested)
        self.print.clicked.connect(self._print)

    def _lay_out(self) -> None:
        sheet, words = QHBoxLayout(), QHBoxLayout()
        for line, choices in ((sheet, (self.paper_size, self.print_size)), (words, (self.language, self.second))):
            line.setSpacing(SMALL)
            for choice in choices:
                line.addWidget(choice, 1)
            self.body.addLayout(line)
        sheet.setStretch(0, 3)
        sheet.setStretch(1, 5)
        self._beside, self._beneath = words, QHBoxLayout()
        self.body.addLayout(self._beneath)
        copies = QWidget()
        line = QHBoxLayout(copies)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SMALL)
        label = Label("Copies", "muted")
        label.setBuddy(self.copies)
        line.addWidget(label)
        line.addWidget(self.copies)
        self.body.addWidget(Flow(self.grey, copies))
        self.body.addWidget(self._build_findings())
        self.body.addWidget(Pair(self.save, self.print))

    def _build_findings(self) -> QWidget:
        self._findings = QWidget()
        self._mark, self._finding = IconLabel("info", "warn", side=16), Muted("")
        line = QHBoxLayout(self._findings)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SMALL)
        line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._finding, 1)
        self._findings.hide()
        return self._findings

    def show_print(self, shown: PrintShown) -> None:
        """Show how this paper can be printed and how it is."""
        self._shown = shown
        self.paper_size.show_value(shown.size)
        self.print_size.show_value(shown.print)
        self.grey.setChecked(not shown.colour)
        _fill(self.language, shown.languages, shown.language)
        self.language.setEnabled(len(shown.languages) > 1)
        _fill(self.second, shown.seconds, shown.second)
        _fill(self.variant, shown.variants, shown.variant)
        self._place(second=bool(shown.seconds), variant=bool(shown.variants))

    def _place(self, *, second: bool, variant: bool) -> None:
        """Let each choice stand beside another where it can, so that the page above keeps its room."""
        self.second.setVisible(second)
        (self._beneath if second else self._beside).addWidget(self.variant, 1)
        self.variant.setVisible(variant)

    def show_copies(self, copies: int) -> None:
        """Propose so many copies."""
        self.copies.show_value(copies)
        self._name_print(copies)

    def show_findings(self, findings: tuple[str, ...] | None) -> None:
        """Show what the check found, that all is well, or nothing while it is not known."""
        self._found = () if findings is None else findings or (ALL_WELL,)
        self._findings.setVisible(bool(self._found))
        self._finding.setText("\n".join(self._found))
        self._mark.show_as(*(("info", "warn") if findings else ("circle-check", "ok")))

    def found(self) -> tuple[str, ...]:
        """Return the sentences that stand above the buttons."""
        return self._found

    def show_ready(self, ready: bool) -> None:
        """Let the paper out, once it is drawn."""
        self.print.setEnabled(ready)
        self.save.setEnabled(ready)

    def wish(self) -> PrintWish:
        """Return how papers are to be printed, as the controls stand."""
        size, print_size = self.paper_size.value(), self.print_size.value()
        language, second = self.language.value(), self.second.value()
        return PrintWish(
            size=size if isinstance(size, PaperSize) else PaperSize.A4,
            print=print_size if isinstance(print_size, PrintSize) else PrintSize.NORMAL,
            colour=not self.grey.isChecked(),
            language=language if isinstance(language, Language) and language is not self._shown.language else None,
            second=second if isinstance(second, Language) else None,
            second_asked=second is not self._shown.second,
        )

    def _tell(self) -> None:
        self.wished.emit(self.wish())

    def _tell_variant(self) -> None:
        self.variant_requested.emit(self.variant.value())

    def _name_print(self, copies: int) -> None:
        self.print.setText("Print" if copies == 1 else f"Print {copies_words(copies)}")

    def _print(self) -> None:
        self.print_requested.emit(self.copies.value())


def _fill(choice: Choice, lines: Sequence[tuple[str, object]], chosen: object) -> None:
    choice.clear()
    for words, value in lines:
        choice.add(words, value)
    choice.show_value(chosen)
