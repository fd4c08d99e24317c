"""The person notes of the session: one field for each person written about, and a way to write about another."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import PersonId
from workwell_desktop.domain.note_template import NoteTemplate, with_headings
from workwell_desktop.ui.close_out.shown import PeopleShown, PersonShown
from workwell_desktop.ui.kit.controls import Button, Choice, Field, IconButton, Muted, WrappedLabel
from workwell_desktop.ui.kit.guarded_text import Find, GuardedText
from workwell_desktop.ui.kit.name_notice import NameNotice
from workwell_desktop.ui.kit.template_button import TemplateButton
from workwell_desktop.ui.kit.tokens import MEDIUM, SMALL, TINY

GUIDANCE = "Nothing has to be written about anybody. They can ask to read what is."
OTHERS = "In the note of one person, others are “a member”."


class PersonField(QWidget):
    """What is written of one person."""

    def __init__(self, shown: PersonShown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.person_id = shown.person_id
        self._offered = False
        self.name = WrappedLabel(shown.name, "strong")
        self.text = GuardedText(f"Note about {shown.name}", lines=3, hint=OTHERS)
        self.notice = NameNotice(self.text)
        self.field = Field("", self.text)
        self.field.label.hide()
        self.remove = IconButton("trash-2", f"Take the note about {shown.name} away")
        self.templates = TemplateButton()
        self.templates.setAccessibleName(f"Start the note about {shown.name} from a template")
        self.templates.chosen.connect(self._start_from)
        self.signature = Muted("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(TINY)
        line = QHBoxLayout()
        line.addWidget(self.name, 1)
        line.addWidget(self.remove)
        column.addLayout(line)
        column.addWidget(self.field)
        column.addWidget(self.notice)
        column.addWidget(self.templates, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.signature)
        self.show_note(shown, typing=False)

    def show_note(self, shown: PersonShown, *, typing: bool) -> None:
        """Show what is written, unless it is being typed; a signed note is only read here."""
        signed = bool(shown.signature)
        if not typing:
            self.text.show_text(shown.text)
        self.text.setReadOnly(signed)
        self.remove.setHidden(signed)
        self.templates.setHidden(signed or not self._offered)
        self.signature.setText(f"{shown.signature} You can add to it on this person's page." if signed else "")
        self.signature.setVisible(signed)

    def offer_templates(self, templates: tuple[NoteTemplate, ...]) -> None:
        """Offer headings to start from."""
        self._offered = bool(templates)
        self.templates.offer(templates)
        self.templates.setHidden(self.text.isReadOnly())

    def _start_from(self, template: NoteTemplate) -> None:
        typed = self.text.toPlainText()
        wanted = with_headings(typed, template.fields.get("text", ""))
        if wanted != typed:
            self.text.replace(len(typed), len(typed), wanted[len(typed) :])
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def guard(self, find: Find) -> None:
        """Mark the names of everybody else."""
        self.text.guard(lambda line: tuple(one for one in find(line) if self.person_id not in one.people), anew=False)


class PeoplePanel(QWidget):
    """Text in the keys is never replaced by news from elsewhere."""

    edited = Signal(object)
    """The `PersonId` whose note is typed in."""
    remove_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[PersonId, PersonField] = {}
        self._opened: set[PersonId] = set()
        self._find: Find | None = None
        self._people: tuple[PersonShown, ...] = ()
        self._templates: tuple[NoteTemplate, ...] = ()
        self.closed = Muted("")
        self.guidance = Muted(GUIDANCE)
        self.whom = Choice("Whom to write about")
        self.write = Button("Write about them", "plus")
        self.start = QWidget()
        line = QHBoxLayout(self.start)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SMALL)
        line.addWidget(self.whom, 1)
        line.addWidget(self.write)
        self.list = QVBoxLayout()
        self.list.setSpacing(MEDIUM)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(MEDIUM)
        for each in (self.closed, self.guidance, self.start):
            column.addWidget(each)
        column.addLayout(self.list)
        column.addStretch(1)
        self.write.clicked.connect(self._open)

    def offer_templates(self, templates: tuple[NoteTemplate, ...]) -> None:
        """Offer headings to start from, in every field that opens from now on."""
        self._templates = templates

    def guard(self, find: Find) -> None:
        """Mark names in every field from now on, but for the one whose note it is."""
        self._find = find
        for field in self.fields.values():
            field.guard(find)

    def show_people(self, shown: PeopleShown, typing: frozenset[PersonId]) -> None:
        """Show everyone's notes; those in `typing` keep what stands in their field."""
        self._people = shown.people
        self.closed.setText(
            "" if shown.allowed else "These were written while the group kept person notes. No new ones can be added."
        )
        self.closed.setHidden(shown.allowed)
        self.guidance.setVisible(shown.allowed)
        for person in shown.people:
            if person.text or person.person_id in self._opened:
                self._show_person(person, typing)
            else:
                self._close(person.person_id)
        gone = set(self.fields) - {person.person_id for person in shown.people}
        for person_id in gone:
            self._close(person_id)
        self._offer(shown.allowed)

    def _show_person(self, person: PersonShown, typing: frozenset[PersonId]) -> None:
        field = self.fields.get(person.person_id)
        if field is None:
            field = PersonField(person)
            field.text.edited.connect(partial(self._edited, person.person_id))
            field.remove.clicked.connect(partial(self.remove_requested.emit, person.person_id))
            self.fields[person.person_id] = field
            self.list.addWidget(field)
            field.offer_templates(self._templates)
            if self._find is not None:
                field.guard(self._find)
        else:
            field.show_note(person, typing=person.person_id in typing)

    def _close(self, person_id: PersonId) -> None:
        field = self.fields.pop(person_id, None)
        if field is not None:
            self.list.removeWidget(field)
            field.hide()
            field.deleteLater()

    def _offer(self, allowed: bool) -> None:
        left = [person for person in self._people if person.person_id not in self.fields]
        self.start.setVisible(allowed and bool(left))
        chosen = self.whom.value()
        self.whom.clear()
        for person in left:
            self.whom.add(person.name, person.person_id)
        self.whom.show_value(chosen)

    def _open(self) -> None:
        """Open an empty field for whoever is chosen; nothing is kept until a word is written."""
        chosen = next((each for each in self._people if each.person_id == self.whom.value()), None)
        if chosen is not None:
            self._opened.add(chosen.person_id)
            self._show_person(chosen, frozenset())
            self._offer(True)
            self.fields[chosen.person_id].text.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Another session comes: close every field."""
        self._opened.clear()
        for person_id in list(self.fields):
            self._close(person_id)

    def drop(self, person_id: PersonId) -> None:
        """Close somebody's field when nothing is kept of it."""
        self._opened.discard(person_id)

    def text_of(self, person_id: PersonId) -> str | None:
        """Return what stands in somebody's field; None when it is closed."""
        field = self.fields.get(person_id)
        return field.text.toPlainText() if field else None

    def show_refusal(self, person_id: PersonId, refusal: Refusal) -> None:
        """Say beside the field why it cannot be kept; what was typed stays."""
        if person_id in self.fields:
            self.fields[person_id].field.show_error(refusal.sentence)

    def _edited(self, person_id: PersonId, _text: str) -> None:
        self.fields[person_id].field.clear_error()
        self.edited.emit(person_id)
