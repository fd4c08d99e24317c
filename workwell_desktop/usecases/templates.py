"""Plans to start from: the facilitator's own templates, kept, replaced and removed."""

from dataclasses import dataclass, replace

from workwell_desktop.domain.agenda import Agenda
from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.guide_library import fresh
from workwell_desktop.domain.ids import TemplateId, new_id
from workwell_desktop.domain.template import Template
from workwell_desktop.domain.text import clean_line, folded
from workwell_desktop.usecases.work import Means


@dataclass(frozen=True)
class Templates:
    """What a facilitator can do with templates of their own."""

    means: Means

    def all(self) -> tuple[Template, ...]:
        """Return every template of one's own, by name."""
        with self.means.open_work("templates.read") as work:
            return work.templates.all()

    def named(self, name: str) -> Template | None:
        """Return the template of a name, whatever its capitals."""
        return next((each for each in self.all() if folded(each.name) == folded(name)), None)

    def draw_up(self, name: str, agenda: Agenda) -> Template:
        """Return a plan as a template of a name, not kept yet; it takes the place of one that has the name already.

        Raises `Refusal` for an empty plan, or for a name that cannot be kept.
        """
        clean = clean_line(name, "name", label="The name", needed=True)
        if not agenda.blocks:
            raise Refusal("There is nothing to keep yet. Add a part first.")
        same = self.named(clean)
        parts = Agenda(tuple(fresh(block) for block in agenda.checked()))
        return Template(id=same.id if same else TemplateId(new_id()), name=clean, agenda=parts)

    def put(self, template: Template) -> None:
        """Keep a template as given."""
        with self.means.open_work("templates.save") as work:
            work.templates.save(replace(template, agenda=template.agenda.checked()))
            work.commit()
        self.means.announce(Changes.TEMPLATES)

    def remove(self, template_id: TemplateId) -> None:
        """Remove a template; plans made from it stay."""
        with self.means.open_work("templates.remove") as work:
            work.templates.remove(template_id)
            work.commit()
        self.means.announce(Changes.TEMPLATES)
