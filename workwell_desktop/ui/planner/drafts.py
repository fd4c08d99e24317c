"""What has been typed beside the plan and is not kept yet: per part and field, until the vault has it.

A value that a rule refused stays here, so that going to another part and back finds it again.
"""

from collections.abc import Collection

from workwell_desktop.domain.ids import BlockId
from workwell_desktop.ui.planner.drafting import Raw

Key = tuple[BlockId | None, str]
"""A part and one of its fields; None stands for the session itself."""


class Drafts:
    """Typed values waiting to be kept, in the order they were first typed; a session's start before the rest."""

    def __init__(self) -> None:
        self._raw: dict[Key, Raw] = {}
        self.refused: dict[Key, str] = {}
        """The sentence of the rule that said no, per field."""

    def __bool__(self) -> bool:
        return bool(self._raw)

    def put(self, key: Key, raw: Raw) -> None:
        """Note what stands in a field now."""
        self._raw[key] = raw

    def done(self, key: Key) -> None:
        """Forget a field: the vault has it."""
        self._raw.pop(key, None)
        self.refused.pop(key, None)

    def clear(self) -> None:
        """Forget everything, as when another session is shown."""
        self._raw.clear()
        self.refused.clear()

    def keep_only(self, parts: Collection[BlockId]) -> None:
        """Forget what belongs to parts that are gone."""
        for key in [key for key in self._raw if key[0] is not None and key[0] not in parts]:
            self.done(key)

    def waiting(self) -> list[tuple[Key, Raw]]:
        """Return what is to be kept. A start comes first, since an end is judged against it."""
        return sorted(self._raw.items(), key=lambda item: item[0][1] != "starts")

    def of(self, block_id: BlockId | None) -> dict[str, Raw]:
        """Return what is typed for one part, or for the session itself."""
        return {field: raw for (owner, field), raw in self._raw.items() if owner == block_id}

    def refused_of(self, block_id: BlockId | None) -> dict[str, str]:
        """Return the sentences that belong to one part's fields, or to the session's."""
        return {field: sentence for (owner, field), sentence in self.refused.items() if owner == block_id}
