"""A button that offers headings to start from. Choosing one adds them beneath what was typed and replaces nothing."""

from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from workwell_desktop.domain.note_template import NoteTemplate
from workwell_desktop.ui.kit.buttons import QuietButton


class TemplateButton(QuietButton):
    """One template is put in at once; several are offered in a menu."""

    chosen = Signal(object)
    """A `NoteTemplate`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Add headings", parent=parent)
        self._templates: tuple[NoteTemplate, ...] = ()
        self.menu_of_templates = QMenu(self)
        self.clicked.connect(self._open)
        self.hide()

    def offer(self, templates: tuple[NoteTemplate, ...]) -> None:
        """Offer these templates; without any, the button does not show."""
        self._templates = templates
        self.menu_of_templates.clear()
        for template in templates:
            self.menu_of_templates.addAction(template.title).triggered.connect(partial(self._tell, template))
        self.setVisible(bool(templates))

    def _open(self) -> None:
        if len(self._templates) == 1:
            self.chosen.emit(self._templates[0])
        elif self._templates:
            self.menu_of_templates.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _tell(self, template: NoteTemplate, _checked: bool = False) -> None:
        self.chosen.emit(template)
