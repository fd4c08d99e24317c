"""The table of all registers: names and sums stay at the left while the sessions scroll; groups are its sections."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)
from typing_extensions import override

from workwell_desktop.domain.attendance import Code
from workwell_desktop.ui.kit import painting, theme
from workwell_desktop.ui.kit.code_pills import paint_code, pill_in
from workwell_desktop.ui.kit.tokens import MEDIUM, RADIUS, SMALL, TINY
from workwell_desktop.ui.registers.shown import CODE_ROLE, LINE_ROLE, Kind, Line

_NAMES, _SUM, _CELL, _ROW, _HEAD = 170, 58, 62, 34, 52
"""Pixels at 100 % text: names, each of three sums, a session, a person's row, a group's."""

_FEWEST = 4
"""Sessions that must be in sight before there is room for more sums than the rate."""

_TITLES = ("Came", "In touch", "Rate")


class _Heads(QHeaderView):
    """Names with their sums; a group's own head is larger and names the sums."""

    def __init__(self, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.sums = len(_TITLES)

    @override
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        model = self.model()
        line = model.headerData(logicalIndex, self.orientation(), LINE_ROLE) if model is not None else None
        if not isinstance(line, Line):
            return
        dressed = theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        head = line.kind is Kind.GROUP
        painter.fillRect(rect, dressed.colour("sunken" if head else "surface"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, dressed.colour("line"))
        wide = dressed.sizes.px(_SUM)
        left = rect.right() + 1 - self.sums * wide
        shown = list(enumerate((line.came, line.in_touch, line.rate)))[-self.sums :]
        for place, (number, text) in enumerate(shown):
            self._paint_sum(painter, QRect(left + place * wide, rect.top(), wide, rect.height()), text, number, line)
        room = QRect(rect.left() + MEDIUM, rect.top(), left - rect.left() - MEDIUM - TINY, rect.height())
        room.setRight(room.right() - self._paint_streak(painter, room, line.streak))
        self._paint_name(painter, room, line)
        painter.restore()

    def _paint_name(self, painter: QPainter, room: QRect, line: Line) -> None:
        """Paint a name; that of a group goes on in a second line."""
        dressed = theme.current()
        head = line.kind is Kind.GROUP
        painter.setFont(dressed.font(dressed.sizes.body, QFont.Weight.Bold if head else QFont.Weight.Normal))
        painter.setPen(dressed.colour("text" if line.kind in (Kind.GROUP, Kind.PERSON) else "muted"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        wide = round(room.width() * 1.7) if head and " " in line.name else room.width()
        shown = painter.fontMetrics().elidedText(line.name, Qt.TextElideMode.ElideRight, wide)
        if head:
            painter.drawText(room, flags | Qt.TextFlag.TextWordWrap, shown)
        else:
            painter.drawText(room, flags, shown)

    def _paint_sum(self, painter: QPainter, rect: QRect, text: str, number: int, line: Line) -> None:
        dressed = theme.current()
        if line.kind is Kind.GROUP:
            half = rect.height() // 2
            painter.setFont(dressed.font(dressed.sizes.small))
            painter.setPen(dressed.colour("muted"))
            upper = QRect(rect.left(), rect.top() + 3, rect.width(), half - 3)
            painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, _TITLES[number] if line.rate else "")
            rect = QRect(rect.left(), rect.top() + half - 2, rect.width(), half)
        weight = QFont.Weight.DemiBold if line.kind is Kind.GROUP else QFont.Weight.Normal
        painter.setFont(dressed.font(dressed.sizes.small if line.kind is Kind.GROUP else dressed.sizes.body, weight))
        painter.setPen(dressed.colour("text" if number == 2 or line.kind is Kind.GROUP else "muted"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_streak(self, painter: QPainter, rect: QRect, streak: int) -> int:
        """Paint a sign and the number of silent absences in a row; return the room it took."""
        if not streak:
            return 0
        dressed = theme.current()
        side = dressed.sizes.px(15)
        painter.setFont(dressed.font(dressed.sizes.small, QFont.Weight.Bold))
        painter.setPen(dressed.colour("bad"))
        wide = side + 2 + painter.fontMetrics().horizontalAdvance(str(streak)) + SMALL
        left = rect.right() - wide
        painting.icon(painter, "circle-alert", "bad", side, QPointF(left, rect.center().y() - side / 2 + 1))
        room = QRect(left + side + 2, rect.top(), wide, rect.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, str(streak))
        return wide


class _Cells(QStyledItemDelegate):
    """Codes as pills, numbers of sessions over their days, totals as quiet numbers."""

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        dressed = theme.current()
        rect: QRect = option.rect
        line, code, text = index.data(LINE_ROLE), index.data(CODE_ROLE), str(index.data() or "")
        head = isinstance(line, Line) and line.kind is Kind.GROUP
        if head:
            painter.fillRect(rect, dressed.colour("sunken"))
        if isinstance(code, Code):
            paint_code(painter, rect, code, text)
        elif head:
            self._paint_session(painter, rect, text)
        else:
            painter.setFont(dressed.font(dressed.sizes.body))
            painter.setPen(dressed.colour("muted"))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, dressed.colour("line"))
        if option.state & QStyle.StateFlag.State_Selected:
            ring = dressed.colour("primary" if option.state & QStyle.StateFlag.State_Active else "muted")
            around = (
                pill_in(rect, text).adjusted(-2, -2, 2, 2) if isinstance(code, Code) else rect.adjusted(2, 2, -2, -3)
            )
            painting.ring(painter, around, ring, RADIUS)
        painter.restore()

    def _paint_session(self, painter: QPainter, rect: QRect, text: str) -> None:
        dressed = theme.current()
        number, _, day = text.partition("\n")
        half = rect.height() // 2
        for words, weight, colour, top in (
            (number, QFont.Weight.DemiBold, "text", rect.top() + 2),
            (day, QFont.Weight.Normal, "muted", rect.top() + half - 2),
        ):
            painter.setFont(dressed.font(dressed.sizes.small, weight))
            painter.setPen(dressed.colour(colour))
            painter.drawText(QRect(rect.left(), top, rect.width(), half), Qt.AlignmentFlag.AlignCenter, words)


class RegistersTable(QTableView):
    """People × dates of several groups."""

    opened = Signal(object)
    """The `GroupId` of the row where Enter was pressed, or that was pressed twice."""

    def __init__(self, model: QAbstractItemModel) -> None:
        super().__init__()
        self.setAccessibleName("Registers of several groups")
        self.setModel(model)
        self._heads = _Heads(self)
        self.setVerticalHeader(self._heads)
        self.setItemDelegate(_Cells(self))
        self.horizontalHeader().hide()
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        model.modelReset.connect(self.arrange)
        self.arrange()

    def arrange(self) -> None:
        """Give rows and columns their sizes, and show the latest sessions."""
        sizes, model = theme.current().sizes, self.model()
        self.horizontalHeader().setMinimumSectionSize(1)
        self._heads.setDefaultSectionSize(sizes.px(_ROW))
        for row in range(model.rowCount() if model is not None else 0):
            line = self._heads.model().headerData(row, Qt.Orientation.Vertical, LINE_ROLE)
            high = _HEAD if isinstance(line, Line) and line.kind is Kind.GROUP else _ROW
            self._heads.resizeSection(row, sizes.px(high))
        self._fit()
        self.show_latest()

    def _fit(self) -> None:
        """Give the columns a width that shows whole ones, and the sums what they leave."""
        sizes = theme.current().sizes
        cell, room = sizes.px(_CELL), self.width() - self.verticalScrollBar().sizeHint().width()
        every = sizes.px(_NAMES + len(_TITLES) * _SUM)
        self._heads.sums = len(_TITLES) if room - every >= _FEWEST * cell else 1
        names = sizes.px(_NAMES + self._heads.sums * _SUM)
        whole = max(1, (room - names) // cell)
        wide = max(cell, (room - names) // whole)
        self._heads.setFixedWidth(max(names, room - whole * wide))
        self.horizontalHeader().setDefaultSectionSize(wide)
        self._heads.viewport().update()

    def show_latest(self) -> None:
        """Scroll to the latest sessions."""
        self.horizontalScrollBar().setValue(self.horizontalScrollBar().maximum())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()
            self.updateGeometries()
            self.show_latest()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.updateGeometries()
        self.show_latest()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self._open(index.row())

    def _open(self, row: int) -> None:
        line = self.model().index(row, 0).data(LINE_ROLE)
        if isinstance(line, Line):
            self.opened.emit(line.group_id)

    @override
    def sizeHint(self) -> QSize:
        return QSize(400, 240)

    @override
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange and self.model() is not None:
            self.arrange()
        super().changeEvent(event)
