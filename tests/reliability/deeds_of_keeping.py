"""Being killed while backing up, restoring, erasing, taking a bundle over, and changing every key."""

from pathlib import Path
from uuid import UUID

from typing_extensions import override

from tests.reliability.deed import Deed, Lost, Say, same
from tests.reliability.homes import Home, add_group, desk_over, evening, groups_in, nobody_listens, rows_of
from workwell_desktop.domain.bundle import Choice, Reach
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.ids import PersonId
from workwell_desktop.security import protection
from workwell_desktop.usecases import backup_reading
from workwell_desktop.usecases.backup_reading import Opened
from workwell_desktop.usecases.hand_over import HandingOver
from workwell_desktop.usecases.open_vault import OpenVault
from workwell_desktop.usecases.protecting import Protecting
from workwell_desktop.usecases.rights.erasing_for_good import ErasingForGood
from workwell_desktop.usecases.work import Means

LATER = "Night Lanterns"
"""A group that no backup holds."""


class Keeps(Deed):
    """Base: works on a copy of one home."""

    @override
    def prepare(self, place: Path) -> None:
        template = Home(place.parent / "template")
        if not template.folder.exists():
            self.lay_out(template)
        template.copy_to(place)

    def lay_out(self, home: Home) -> None:
        """Make the home that is copied."""
        (home.folder.parent / "amara").write_text(home.make().amara.id.hex)

    def amara(self, place: Path) -> PersonId:
        """Return whose full record is in the vault."""
        return PersonId(UUID((place.parent / "amara").read_text()))


class BacksUp(Keeps):
    """Every finished backup is whole, the vault too, and what is unfinished is none."""

    @override
    def do(self, place: Path, say: Say) -> None:
        opened = Home(place).open()
        say(0)
        opened.backups.back_up()
        say(1)

    @override
    def check(self, place: Path, said: int) -> str:
        home = Home(place)
        home.looks(lambda opened: same(bool(rows_of(opened, self.amara(place))), "the vault's rows"))
        found = home.restoring.found()
        same(len(found) >= 1 + said, "a backup")
        for info in found:
            opened = home.restoring.with_store(info)
            same(isinstance(opened, Opened), "the way into a backup")
            assert isinstance(opened, Opened)
            backup_reading.proved(opened)
        parts = list(home.places.backups_dir.glob("*.part"))
        return f"{len(found)} backups{', one unfinished' if parts else ''}"


class Restores(Keeps):
    """The vault in use stays, or the restored one takes its place and the other lies whole in the archive."""

    @override
    def lay_out(self, home: Home) -> None:
        super().lay_out(home)
        opened = home.open()
        add_group(opened, LATER)
        opened.vault.close()

    @override
    def do(self, place: Path, say: Say) -> None:
        restoring = Home(place).restoring
        say(0)
        opened = restoring.with_store(restoring.found()[0])
        assert isinstance(opened, Opened)
        restoring.put_in_place(restoring.stage(opened)).vault.vault.close()
        say(1)

    @override
    def check(self, place: Path, said: int) -> str:
        home = Home(place)
        home.restoring.settle()
        names: set[str] = set()
        home.looks(lambda opened: names.update(groups_in(opened)))
        home.looks(lambda opened: same(bool(rows_of(opened, self.amara(place))), "rows of the vault"))
        if LATER in names:
            same(not said, "the restored vault")
            return "the vault in use stayed"
        (archived,) = (home.places.home / "archive").glob("*/vault/main.db")
        same(archived.stat().st_size > 0, "the vault that was in use")
        return "restored, the other archived"


class Erases(Keeps):
    """Somebody is there with everything, or gone with everything; everybody else is as before."""

    @override
    def do(self, place: Path, say: Say) -> None:
        opened = Home(place).open()
        plan = desk_over(opened).erasing.plan(self.amara(place))
        say(0)
        ErasingForGood(opened, evening).run(plan, {})
        say(1)

    @override
    def check(self, place: Path, said: int) -> str:
        expected: dict[str, int] = {}
        Home(place.parent / "template").looks(lambda opened: expected.update(rows_of(opened, self.amara(place))))
        found: dict[str, int] = {}
        people: list[str] = []

        def look(opened: OpenVault) -> None:
            found.update(rows_of(opened, self.amara(place)))
            people.extend(person.display_name for person in desk_over(opened).people.all())
            if not found and ErasingForGood(opened, evening).unfinished():
                same(not said, "the end of an erasure")

        Home(place).looks(look)
        same("Ben Turner" in people, "somebody else")
        same(found == (expected if found else {}), "a part of somebody")
        same(not (said and found), "an erasure")
        return "all there" if found else "erased"


class TakesOver(Keeps):
    """A bundle is taken over as a whole, or not at all."""

    @override
    def lay_out(self, home: Home) -> None:
        super().lay_out(home)
        giver = Home(home.folder.parent / "giver")
        record, giving, taking = giver.make(), giver.open(), home.open()
        bundles = bundles_of(giving)
        receiver = bundles.receiver_with_key("Ruth", bundles_of(taking).own_key().file.decode())
        choice = Choice(groups=(record.group.id,), reach=Reach.EVERYTHING, person_notes=True, contacts=True)
        bundles.give(choice, receiver, home.folder / "theirs.wwhandover")
        (home.folder / "group").write_text(record.group.id.hex)
        giving.vault.close()
        taking.vault.close()

    @override
    def do(self, place: Path, say: Say) -> None:
        bundles = bundles_of(Home(place).open())
        say(0)
        bundles.take(bundles.open(place / "theirs.wwhandover"))
        say(1)

    @override
    def check(self, place: Path, said: int) -> str:
        taken: list[int] = []

        def look(opened: OpenVault) -> None:
            with opened.vault.work("test.read") as work:
                here = UUID((place / "group").read_text()) in {group.id for group in work.groups.all()}
            same(here or not said, "the bundle")
            bundles = bundles_of(opened)
            written = bundles.take(bundles.open(place / "theirs.wwhandover"))
            same((written == 0) == here, "a part of the bundle")
            taken.append(here)

        Home(place).looks(look)
        return "taken over" if taken[0] else "not taken over, and by another try"


class ChangesEveryKey(Keeps):
    """A new sheet with new keys: the store opens the vault at every moment, and the old sheet or the new one does."""

    @override
    def do(self, place: Path, say: Say) -> None:
        protecting = Protecting(Home(place).open(), evening)
        sheet = protecting.new_sheet()
        (place / "new-sheet").write_text(sheet.recovery_code)
        say(0)
        protecting.finish_new_sheet(sheet)
        say(1)

    @override
    def check(self, place: Path, said: int) -> str:
        home = Home(place)
        home.looks(lambda opened: same(bool(rows_of(opened, self.amara(place))), "rows of the vault"))
        header = protection.read_header(home.places)
        for name, code in (("new", (place / "new-sheet").read_text()), ("old", home.sheet)):
            try:
                protection.open_with_sheet(header, code)
            except Refusal:
                same(not said or name != "new", "the new sheet")
            else:
                return f"the {name} sheet"
        raise Lost("both sheets")


def bundles_of(opened: OpenVault) -> HandingOver:
    """Return what can be done with bundles over an open vault."""
    return HandingOver.over(opened, Means(opened.vault.work, nobody_listens, evening))
