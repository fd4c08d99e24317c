"""The handouts page: a gallery with true thumbnails, the real pages beside it, print and save. It decides nothing."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workwell_desktop.ui.handouts.gallery import Gallery
from workwell_desktop.ui.handouts.packet_view import PacketView
from workwell_desktop.ui.handouts.preview import Preview
from workwell_desktop.ui.handouts.printing import Printing
from workwell_desktop.ui.handouts.shown import PacketShown
from workwell_desktop.ui.kit.controls import Button, Columns, PageHeader, page_layout
from workwell_desktop.ui.kit.sight import bring_into_sight
from workwell_desktop.ui.kit.tokens import LARGE

SIDE_WIDTH = 400
ROWS_ABOVE = 2
"""Rows of cards in sight where the preview stands beneath them."""


class HandoutsView(QWidget):
    """Gallery at the left, preview and printing at the right, or the packet in their place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PageHeader("Handouts", "Papers to print")
        self.packet_button = Button("Packet", "layers")
        self.packet_button.setCheckable(True)
        self.packet_button.toggled.connect(self.show_packet_panel)
        self.header.add_action(self.packet_button)
        self.gallery, self.preview, self.printing = Gallery(), Preview(), Printing()
        self.packet = PacketView()
        self.packet.hide()
        self.packet.closed.connect(self._close_packet)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LARGE)
        column.addWidget(self.preview, 1)
        column.addWidget(self.printing)
        column.addWidget(self.packet, 1)
        self.columns = Columns(self.gallery, side, SIDE_WIDTH)
        self.columns.turned.connect(self._turned)
        page_layout(self, self.header, self.columns)
        self.gallery.list.opened.connect(self._to_page)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.packet, self._close_packet)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def show_subtitle(self, words: str) -> None:
        """Say what the papers are for."""
        self.header.show_words("Handouts", words)

    def show_packet(self, shown: PacketShown) -> None:
        """Show what is in the packet, and how much it is in the head of the page."""
        self.packet_button.setText(shown.button)
        self.packet_button.updateGeometry()
        self.packet.show_packet(shown)
        self.gallery.list.show_boxes(self.packet.isVisible() or bool(shown.rows))

    def show_packet_panel(self, shown: bool) -> None:
        """Let the packet stand in place of the preview, or take it away."""
        self.packet_button.setChecked(shown)
        self.preview.setVisible(not shown)
        self.printing.setVisible(not shown)
        self.packet.setVisible(shown)
        self.gallery.list.show_boxes(shown or bool(self.packet.lines))
        if shown:
            bring_into_sight(self.packet)

    def _turned(self, beside: bool) -> None:
        """Let the gallery keep a part of the page to itself where the preview stands beneath it."""
        self.gallery.list.keep_in_sight(1 if beside else ROWS_ABOVE)
        self.preview.stand(beside=beside)

    def _close_packet(self) -> None:
        self.show_packet_panel(False)
        self.packet_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _to_page(self) -> None:
        if self.packet.isVisible():
            self.show_packet_panel(False)
        self.preview.page.setFocus(Qt.FocusReason.ShortcutFocusReason)
        bring_into_sight(self.preview)
