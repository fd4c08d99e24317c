"""The guides page: list at the left, reader at the right; one after the other when there is no room for both."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from workwell_desktop.ui.guides.import_card import ImportCard
from workwell_desktop.ui.guides.list_view import ListView
from workwell_desktop.ui.guides.reader_view import ReaderView
from workwell_desktop.ui.kit import theme
from workwell_desktop.ui.kit.controls import Button, PageHeader, page_layout
from workwell_desktop.ui.kit.tokens import LARGE, MEDIUM

LIST_WIDTH = 330
"""The width of the list at 100 % text."""
BOTH_FROM = 720
"""The width from which list and reader stand side by side, at 100 % text."""
_SHARE = 0.36
_WIDEST = 16_777_215


class Shelf(QWidget):
    """List and reader, side by side where there is room, else the one in front."""

    alone = Signal(bool)
    """Whether the reader stands alone now."""

    def __init__(self, shelf: QWidget, reader: ReaderView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list, self._reader = shelf, reader
        self._reading = False
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(LARGE + 2)
        line.addWidget(shelf)
        line.addWidget(reader, 1)
        reader.back.clicked.connect(self.to_list)
        self._arrange()

    @property
    def both(self) -> bool:
        """Whether list and reader stand side by side."""
        return self.width() >= theme.current().sizes.px(BOTH_FROM)

    def to_list(self) -> None:
        """Bring the list to the front and put the keys there."""
        self._reading = False
        self._arrange()
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def to_reader(self) -> None:
        """Bring the reader to the front where only one of them has room."""
        self._reading = True
        self._arrange()

    def _arrange(self) -> None:
        both = self.both
        wide = min(theme.current().sizes.px(LIST_WIDTH), round(self.width() * _SHARE)) if both else _WIDEST
        self._list.setMinimumWidth(wide if both else 0)
        self._list.setMaximumWidth(wide)
        self._list.setVisible(both or not self._reading)
        self._reader.setVisible(both or self._reading)
        self._reader.back.setVisible(not both)
        self.alone.emit(not both and self._reading)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._arrange()
        super().changeEvent(event)


class GuidesView(QWidget):
    """The whole page."""

    import_requested = Signal()
    new_requested = Signal()
    new_handout_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PageHeader("Guides")
        self.bring = Button("Import", "upload")
        self.new_handout = Button("New handout", "file-text")
        self.new = Button("New guide", "plus")
        self.header.add_action(self.bring)
        self.header.add_action(self.new_handout)
        self.header.add_action(self.new)
        self.list = ListView()
        self.list.setFocusProxy(self.list.words)
        self.reader = ReaderView()
        self.shelf = Shelf(self.list, self.reader)
        self.imported = ImportCard()
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MEDIUM)
        column.addWidget(self.imported)
        column.addWidget(self.shelf, 1)
        page_layout(self, self.header, body, scrolls=False)
        self.bring.clicked.connect(self.import_requested)
        self.new.clicked.connect(self.new_requested)
        self.new_handout.clicked.connect(self.new_handout_requested)
        self.list.list.opened.connect(self.read_on)
        self.list.list.clicked.connect(self.shelf.to_reader)
        self.shelf.alone.connect(self.header.setHidden)

    def show_count(self, words: str) -> None:
        """Say how many guides there are."""
        self.header.show_words("Guides", words)

    def read_on(self) -> None:
        """Lead from the list to the reader."""
        self.shelf.to_reader()
        head = self.reader.head
        (head.larger if head.use.isHidden() else head.use).setFocus(Qt.FocusReason.TabFocusReason)
