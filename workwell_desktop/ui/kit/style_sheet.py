"""The one short style sheet, built from the tokens. What it does not cover is painted by the controls themselves."""

from workwell_desktop.ui.kit.tokens import CARD_RADIUS, RADIUS, SMALL, TINY, Colours, Sizes


def style_sheet(colours: Colours, sizes: Sizes) -> str:
    """Return the application's style sheet for these colours and text size."""
    return "".join((_text(colours, sizes), _inputs(colours, sizes), _lists(colours, sizes), _bars(colours)))


def _text(c: Colours, s: Sizes) -> str:
    return f"""
QLabel[role="title"] {{ font-size: {s.title}px; font-weight: 700; }}
QLabel[role="large"] {{ font-size: {s.large}px; font-weight: 700; }}
QLabel[role="heading"] {{ font-size: {s.heading}px; font-weight: 600; }}
QLabel[role="strong"] {{ font-weight: 600; }}
QLabel[role="small"] {{ font-size: {s.small}px; }}
QLabel[role="muted"] {{ font-size: {s.small}px; color: {c.muted}; }}
QLabel[role="muted-body"] {{ color: {c.muted}; }}
QLabel[role="error"] {{ font-size: {s.small}px; color: {c.bad}; }}
QLabel[struck="true"] {{ text-decoration: line-through; }}
QLabel[role="good"] {{ font-size: {s.small}px; color: {c.ok_strong}; }}
QToolTip {{ color: {c.text}; background: {c.surface}; border: 1px solid {c.line}; padding: {TINY}px {SMALL}px; }}
"""


def _inputs(c: Colours, s: Sizes) -> str:
    return f"""
QLineEdit, QPlainTextEdit, QTextEdit {{
  color: {c.text}; background: {c.surface}; border: 1px solid {c.line}; border-radius: {RADIUS}px;
  padding: 1px {SMALL}px; min-height: {s.control - 4}px;
  selection-background-color: {c.primary}; selection-color: {c.on_primary}; placeholder-text-color: {c.muted}; }}
QPlainTextEdit, QTextEdit {{ padding: {TINY}px; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus {{
  border: 2px solid {c.primary}; padding: 0px {SMALL - 1}px; }}
QPlainTextEdit:focus, QTextEdit:focus {{ padding: {TINY - 1}px; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QLineEdit:read-only, QPlainTextEdit:read-only {{
  background: {c.sunken}; color: {c.muted}; }}
QLineEdit[bare="true"], QLineEdit[bare="true"]:focus {{ font-size: {s.heading + 1}px;
  border: none; border-bottom: 2px solid {c.line}; border-radius: 0px; padding: 0px; }}
QLineEdit[bare="true"]:focus {{ border-bottom-color: {c.primary}; }}
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] {{ border: 2px solid {c.bad}; padding: 0px {SMALL - 1}px; }}
"""


def _lists(c: Colours, s: Sizes) -> str:
    return f"""
QMenu {{ background: {c.surface}; border: 1px solid {c.line}; padding: {TINY}px; }}
QMenu::item {{ padding: {SMALL}px {SMALL * 3}px {SMALL}px {SMALL * 2}px; border-radius: {RADIUS - 2}px; }}
QMenu::item:selected {{ background: {c.primary_soft}; color: {c.primary_strong}; }}
QMenu::item:disabled {{ color: {c.muted}; }}
QMenu::separator {{ height: 1px; background: {c.line}; margin: {TINY}px {SMALL}px; }}
QMenuBar {{ background: {c.sunken}; color: {c.text}; border-bottom: 1px solid {c.line}; font-size: {s.small}px; }}
QMenuBar::item {{ padding: {TINY}px {SMALL}px; border-radius: {RADIUS - 2}px; background: transparent; }}
QMenuBar::item:selected {{ background: {c.primary_soft}; color: {c.primary_strong}; }}
QAbstractItemView {{ background: {c.surface}; color: {c.text}; border: none; outline: none;
  selection-background-color: {c.primary_soft}; selection-color: {c.text}; }}
QAbstractItemView[bare="true"] {{ background: {c.window}; }}
QComboBox QAbstractItemView {{ border: 1px solid {c.line}; padding: {TINY}px; }}
QComboBox QAbstractItemView::item {{ min-height: {s.control - 6}px; padding: 0px {SMALL}px; }}
QHeaderView {{ background: {c.surface}; border: none; }}
QHeaderView::section {{ background: {c.surface}; color: {c.muted}; font-size: {s.small}px; font-weight: 600;
  border: none; border-bottom: 1px solid {c.line}; padding: {SMALL}px {SMALL}px; }}
QTableCornerButton::section {{ background: {c.surface}; border: none; }}
QTableView[bare="true"] QTableCornerButton::section {{ background: {c.window}; }}
QDialogButtonBox QPushButton {{ background: {c.surface}; color: {c.text}; border: 1px solid {c.line};
  border-radius: {RADIUS}px; padding: 0px {SMALL * 2}px; min-height: {s.control - 2}px; font-weight: 600; }}
QDialogButtonBox QPushButton:default {{ background: {c.primary}; color: {c.on_primary}; border-color: {c.primary}; }}
QDialogButtonBox QPushButton:focus {{ border: 2px solid {c.primary_strong}; }}
QDialogButtonBox QPushButton:hover {{ background: {c.primary_soft}; color: {c.primary_strong}; }}
QCalendarWidget #qt_calendar_navigationbar {{ background: {c.surface}; border-bottom: 1px solid {c.line}; }}
QCalendarWidget QToolButton {{ background: transparent; color: {c.text}; font-weight: 600;
  border-radius: {RADIUS}px; padding: {TINY}px {SMALL}px; }}
QCalendarWidget QToolButton:hover {{ background: {c.primary_soft}; }}
QCalendarWidget QToolButton::menu-indicator {{ image: none; }}
QDialog {{ background: {c.window}; border-radius: {CARD_RADIUS}px; }}
"""


def _bars(c: Colours) -> str:
    return f"""
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0px; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0px; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QScrollBar::handle {{ background: {c.line}; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ background: {c.muted}; }}
QScrollBar::handle:disabled {{ background: transparent; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0px; height: 0px; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QSplitter::handle {{ background: transparent; }}
QProgressBar {{ background: {c.sunken}; border: none; border-radius: 4px; max-height: 8px; }}
QProgressBar::chunk {{ background: {c.primary}; border-radius: 4px; }}
"""
