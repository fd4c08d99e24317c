"""The handouts page: a gallery with true thumbnails, the real pages beside it, print and save. It decides nothing."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.domain.ids import SessionId
from workwell_desktop.domain.papers import PaperKind, PaperSize, PrintSize
from workwell_desktop.ui.handouts.shown import ABOUT, Options, pages_words
from workwell_desktop.ui.kit import painting, theme
from workwell_desktop.ui.kit.controls import (
    Button,
    Card,
    CardButton,
    CheckBox,
    Choice,
    Columns,
    ElidedLabel,
    EmptyState,
    Field,
    IconButton,
    Label,
    Muted,
    NumberStepper,
    PageHeader,
    PrimaryButton,
    page_layout,
)
from workwell_desktop.ui.kit.paper import DrawnPaper, PackedPage, PageView, SmoothPicture
from workwell_desktop.ui.kit.places_to_go import ToGroups
from workwell_desktop.ui.kit.tokens import LARGE, MEDIUM, SMALL, TINY

THUMB_HEIGHT = 118
CLOSER = 2
"""How much larger the page is when looked at closely."""


class _Thumb(QWidget):
    """The top of a paper's first page, as wide as the card."""

    def __init__(self) -> None:
        super().__init__()
        self._page: SmoothPicture | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @property
    def filled(self) -> bool:
        """Whether a page is shown."""
        return self._page is not None

    def show_page(self, page: PackedPage | None) -> None:
        """Show a page; None while it is being drawn."""
        self._page = SmoothPicture(page) if page is not None else None
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(theme.current().sizes.px(150), theme.current().sizes.px(THUMB_HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = painting.painter_for(self)
        inside = self.rect().adjusted(1, 1, -1, -1)
        painter.fillRect(inside, theme.current().colour("sunken" if self._page is None else "paper"))
        if self._page is not None and self._page.size.width():
            size = self._page.size.scaled(inside.width(), 1, Qt.AspectRatioMode.KeepAspectRatioByExpanding)
            painter.setClipRect(inside)
            painter.drawPixmap(inside.topLeft(), self._page.at(size, self.devicePixelRatio()))
            painter.setClipping(False)
        painter.setPen(theme.current().colour("line"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class _PaperCard(CardButton):
    """One paper of the gallery."""

    def __init__(self, kind: PaperKind) -> None:
        super().__init__(kind.label)
        self.kind = kind
        self.setCheckable(True)
        self.setAutoExclusive(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MEDIUM, MEDIUM, MEDIUM, MEDIUM)
        layout.setSpacing(TINY)
        self.thumb = _Thumb()
        self._pages = Muted("", wrap=False)
        layout.addWidget(self.thumb)
        layout.addSpacing(TINY)
        layout.addWidget(ElidedLabel(kind.label, "strong"))
        layout.addWidget(ElidedLabel(ABOUT[kind], "muted"))
        layout.addWidget(self._pages)

    @property
    def has_page(self) -> bool:
        """Whether the first page is drawn."""
        return self.thumb.filled

    def show_paper(self, paper: DrawnPaper | None) -> None:
        """Show the paper's first page and how many there are."""
        self.thumb.show_page(paper.pages[0] if paper and paper.pages else None)
        self._pages.setText(pages_words(len(paper.pages)) if paper else "Drawing…")


class HandoutsView(QWidget):
    """Gallery at the left, preview and printing at the right."""

    kind_requested = Signal(object)
    group_requested = Signal(object)
    session_requested = Signal(object)
    style_requested = Signal(object, object)
    """A `PaperSize` and a `PrintSize`."""
    print_requested = Signal(int)
    save_requested = Signal()
    place_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PageHeader("Handouts")
        self.cards = {kind: _PaperCard(kind) for kind in PaperKind}
        main, side = self._build_gallery(), self._build_side()
        self._full = Columns(main, side, 376)
        self.empty = EmptyState(
            "printer",
            "Papers come from a session",
            "Plan a session, and its sign-in sheet, agenda, run sheet and register can be printed here.",
            "Go to your groups",
        ).as_card()
        self.empty.button.set_icon_name("users")
        self.empty.first_step.connect(self._to_groups)
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._full, 1)
        layout.addWidget(self.empty)
        layout.addStretch(0)
        page_layout(self, self.header, body)

    def _build_gallery(self) -> QWidget:
        self.group = Choice("Group")
        self.session = Choice("Session")
        self.group.activated.connect(self._group_picked)
        self.session.activated.connect(self._session_picked)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE)
        choices = QHBoxLayout()
        choices.setSpacing(MEDIUM)
        choices.addWidget(Field("Group", self.group), 1)
        choices.addWidget(Field("Session", self.session), 1)
        column.addLayout(choices)
        grid = QGridLayout()
        grid.setSpacing(LARGE)
        for number, card in enumerate(self.cards.values()):
            card.clicked.connect(self._card_picked)
            grid.addWidget(card, number // 2, number % 2)
        for number in (0, 1):
            grid.setColumnStretch(number, 1)
        column.addLayout(grid)
        column.addStretch(1)
        return whole

    def _build_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE)
        column.addWidget(self._build_preview(), 1)
        column.addWidget(self._build_printing())
        return side

    def _build_preview(self) -> Card:
        card = Card(ground="sunken")
        head = QHBoxLayout()
        head.setSpacing(TINY)
        self._shown = ElidedLabel("", "heading")
        self._where = Label("", "muted")
        self.before = IconButton("chevron-left", "Page before")
        self.after = IconButton("chevron-right", "Next page")
        head.addWidget(self._shown, 1)
        self.closer = IconButton("zoom-in", "Look closer")
        self.closer.setCheckable(True)
        self.closer.clicked.connect(self._zoom)
        for widget in (self._where, self.before, self.after, self.closer):
            head.addWidget(widget)
        card.body.addLayout(head)
        self.page = PageView()
        self._desk = QScrollArea()
        self._desk.setWidgetResizable(True)
        self._desk.setFrameShape(QScrollArea.Shape.NoFrame)
        self._desk.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._desk.setMinimumHeight(theme.current().sizes.px(320))
        self._desk.setWidget(self.page)
        self.page.setAutoFillBackground(False)
        self._desk.viewport().setAutoFillBackground(False)
        self.page.turned.connect(self._turned)
        self.before.clicked.connect(self._back)
        self.after.clicked.connect(self._onward)
        card.body.addWidget(self._desk, 1)
        return card

    def _build_printing(self) -> Card:
        card = Card()
        self.paper_size = Choice("Paper size")
        for size in PaperSize:
            self.paper_size.add(size.value, size)
        self.large = CheckBox("Large print (18 pt)")
        self.copies = NumberStepper("Copies", 1, 200)
        self.copies.value_changed.connect(self._name_print)
        line = QHBoxLayout()
        line.setSpacing(MEDIUM)
        line.addWidget(Field("Paper size", self.paper_size), 1)
        line.addWidget(Field("Copies", self.copies), 1)
        card.body.addLayout(line)
        card.body.addWidget(self.large)
        self.save = Button("Save PDF…", "file-down")
        self.print = PrimaryButton("Print", "printer")
        buttons = QHBoxLayout()
        buttons.setSpacing(SMALL)
        buttons.addWidget(self.save, 1)
        buttons.addWidget(self.print, 1)
        card.body.addLayout(buttons)
        self.paper_size.activated.connect(self._style_picked)
        self.large.clicked.connect(self._style_picked)
        self.save.clicked.connect(self.save_requested)
        self.print.clicked.connect(self._print)
        return card

    def show_options(self, options: Options | None) -> None:
        """Show the choices of group and session; None when there is nothing to print yet."""
        self._full.setVisible(options is not None)
        self.empty.setVisible(options is None)
        if options is None:
            return
        for choice, lines, chosen in (
            (self.group, options.groups, options.group_id),
            (self.session, options.sessions, options.session_id),
        ):
            choice.clear()
            for words, value in lines:
                choice.add(words, value)
            choice.show_value(chosen)

    def show_style(self, size: PaperSize, print_size: PrintSize) -> None:
        """Show how papers are printed."""
        self.paper_size.show_value(size)
        self.large.setChecked(print_size is PrintSize.LARGE)

    def show_kind(self, kind: PaperKind, copies: int) -> None:
        """Show which paper is chosen."""
        self.cards[kind].setChecked(True)
        self._shown.setText(kind.label)
        self.copies.show_value(copies)
        self._name_print(copies)

    def show_drawn(self, kind: PaperKind, paper: DrawnPaper | None) -> None:
        """Show a paper's pages; None while they are being drawn."""
        self.cards[kind].show_paper(paper)
        if self.cards[kind].isChecked():
            self.page.show_pages(paper.pages if paper else ())
            ready = paper is not None
            self.print.setEnabled(ready)
            self.save.setEnabled(ready)

    def chosen_session(self) -> SessionId | None:
        """Return the session chosen."""
        value = self.session.value()
        return SessionId(value) if value is not None else None  # type: ignore[arg-type]  # the model put it there

    def _turned(self, index: int) -> None:
        self._where.setText(f"page {index + 1} of {self.page.count}" if self.page.count else "")
        self.before.setEnabled(index > 0)
        self.after.setEnabled(index + 1 < self.page.count)

    def _back(self) -> None:
        self.page.turn_to(self.page.index - 1)

    def _onward(self) -> None:
        self.page.turn_to(self.page.index + 1)

    def _zoom(self) -> None:
        close = self.closer.isChecked()
        seen = self._desk.viewport().size()
        self.page.setMinimumSize(seen * CLOSER if close else QSize(0, 0))
        self.closer.set_icon_name("zoom-out" if close else "zoom-in")

    def _card_picked(self) -> None:
        for kind, card in self.cards.items():
            if card.isChecked():
                self.kind_requested.emit(kind)

    def _group_picked(self) -> None:
        self.group_requested.emit(self.group.value())

    def _session_picked(self) -> None:
        self.session_requested.emit(self.session.value())

    def _style_picked(self) -> None:
        self.style_requested.emit(
            self.paper_size.value(), PrintSize.LARGE if self.large.isChecked() else PrintSize.NORMAL
        )

    def _name_print(self, copies: int) -> None:
        self.print.setText("Print" if copies == 1 else f"Print {copies} copies")

    def _print(self) -> None:
        self.print_requested.emit(self.copies.value())

    def _to_groups(self) -> None:
        self.place_requested.emit(ToGroups())
