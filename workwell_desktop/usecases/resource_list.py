"""Where else people can turn, as the facilitator keeps it."""

from dataclasses import dataclass, replace
from uuid import UUID

from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.resource_list import Resource
from workwell_desktop.usecases.work import Means


@dataclass(frozen=True)
class ResourceList:
    """What can be done with the resource list."""

    means: Means

    def all(self) -> tuple[Resource, ...]:
        """Return every entry, by what it is for and by name."""
        with self.means.open_work("resources.read") as work:
            return work.resources.all()

    def save(self, resource: Resource) -> Resource:
        """Keep an entry. Raises `Refusal` naming the field that cannot be kept."""
        kept = resource.checked()
        with self.means.open_work("resources.save") as work:
            work.resources.save(kept)
            work.commit()
        self.means.announce(Changes.PAPERS)
        return kept

    def check(self, resource: Resource) -> Resource:
        """Keep that somebody looked at an entry today."""
        return self.save(replace(resource, checked_on=self.means.now().date()))

    def remove(self, resource_id: UUID) -> None:
        """Take an entry away. Harmless when it is gone."""
        with self.means.open_work("resources.remove") as work:
            work.resources.remove(resource_id)
            work.commit()
        self.means.announce(Changes.PAPERS)
