"""Puts the tokens upon the application: style, palette, style sheet and font, and changes them while it runs.

There is one `Theme` per application, found through the application itself; no module keeps state.
"""

import os

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from workwell_desktop.resources import resource
from workwell_desktop.ui.kit.settings import Settings, ThemeChoice
from workwell_desktop.ui.kit.style_sheet import style_sheet
from workwell_desktop.ui.kit.tokens import DARK, FONT_FAMILY, FONT_FILES, LIGHT, Colours, Sizes

_NAME = "workwell-theme"
_STYLE = "QT_STYLE_OVERRIDE"


def prepare() -> None:
    """Choose the Fusion style before the application is made: choosing it later costs a tenth of the start.

    The wish is taken back from the environment once it has been heard, so that no other program inherits it.
    """
    os.environ[_STYLE] = "Fusion"


class Theme(QObject):
    """The look of the running application."""

    changed = Signal()
    """Colours or text size changed; everything painted must be painted anew."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.setObjectName(_NAME)
        self._app = app
        self._choice = ThemeChoice.LIGHT
        self.colours: Colours = LIGHT
        self.sizes = Sizes()
        self._load_fonts()
        if os.environ.pop(_STYLE, "") != "Fusion":
            app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._put_on()

    def apply(self, settings: Settings) -> None:
        """Take the theme and text size from the settings; does nothing when both are in place already."""
        self._choice = settings.theme
        self._set(_colours(settings.theme), Sizes(settings.text_scale / 100))

    def colour(self, token: str) -> QColor:
        """Return a token's colour in the current theme."""
        return QColor(self.colours.of(token))

    def font(self, pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """Return the bundled font at a size of `sizes`."""
        font = QFont(FONT_FAMILY)
        font.setPixelSize(pixels)
        font.setWeight(weight)
        return font

    def _follow_system(self) -> None:
        if self._choice is ThemeChoice.SYSTEM:
            self._set(_colours(self._choice), self.sizes)

    def _set(self, colours: Colours, sizes: Sizes) -> None:
        if (colours, sizes) != (self.colours, self.sizes):
            self.colours, self.sizes = colours, sizes
            self._put_on()

    def _put_on(self) -> None:
        self._app.setFont(self.font(self.sizes.body))
        self._app.setPalette(palette(self.colours))
        self._app.setStyleSheet(style_sheet(self.colours, self.sizes))
        self.changed.emit()

    def _load_fonts(self) -> None:
        for name in FONT_FILES:
            number = QFontDatabase.addApplicationFont(str(resource("fonts", name)))
            if FONT_FAMILY not in QFontDatabase.applicationFontFamilies(number):
                raise RuntimeError(f"the bundled font {name} is not {FONT_FAMILY}")


def current() -> Theme:
    """Return the application's theme, putting the light one on when it has none yet."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise RuntimeError("there is no application to dress")
    theme = app.findChild(Theme, _NAME, Qt.FindChildOption.FindDirectChildrenOnly)
    return theme if isinstance(theme, Theme) else Theme(app)


def _colours(choice: ThemeChoice) -> Colours:
    if choice is ThemeChoice.SYSTEM:
        dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    else:
        dark = choice is ThemeChoice.DARK
    return DARK if dark else LIGHT


def palette(c: Colours) -> QPalette:
    """Return the palette of a theme; every pair of ground and words has at least 4.5:1."""
    made = QPalette()
    role = QPalette.ColorRole
    pairs = {
        role.Window: c.window,
        role.WindowText: c.text,
        role.Base: c.surface,
        role.AlternateBase: c.sunken,
        role.Text: c.text,
        role.PlaceholderText: c.muted,
        role.Button: c.surface,
        role.ButtonText: c.text,
        role.BrightText: c.bad,
        role.ToolTipBase: c.surface,
        role.ToolTipText: c.text,
        role.Highlight: c.primary,
        role.HighlightedText: c.on_primary,
        role.Accent: c.primary,
        role.Link: c.primary,
        role.LinkVisited: c.primary_strong,
        role.Light: c.surface,
        role.Midlight: c.sunken,
        role.Mid: c.line,
        role.Dark: c.muted,
        role.Shadow: c.line,
    }
    for each, colour in pairs.items():
        made.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, each, QColor(c.muted))
    return made
