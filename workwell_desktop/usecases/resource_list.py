"""Keeping the list of where else people can turn."""

from dataclasses import dataclass

from workwell_desktop.domain.changes import Changes
from workwell_desktop.domain.ids import ResourceId
from workwell_desktop.domain.resource_list import Resource
from workwell_desktop.usecases.work import Means


@dataclass(frozen=True)
class ResourceList:
    """What a facilitator can do with the resource list."""

    means: Means

    def all(self) -> tuple[Resource, ...]:
        """Return every service, by what it is for."""
        with self.means.open_work("resources.read") as work:
            return work.resources.all()

    def save(self, resource: Resource) -> Resource:
        """Keep a service and return it as kept. Raises `Refusal` naming the field that cannot be kept."""
        kept = resource.checked()
        with self.means.open_work("resources.save") as work:
            work.resources.save(kept)
            work.commit()
        self.means.announce(Changes.PAPERS)
        return kept

    def remove(self, resource_id: ResourceId) -> Resource:
        """Take a service away and return it, so that it can be kept again."""
        with self.means.open_work("resources.remove") as work:
            resource = work.resources.get(resource_id)
            work.resources.remove(resource_id)
            work.commit()
        self.means.announce(Changes.PAPERS)
        return resource
