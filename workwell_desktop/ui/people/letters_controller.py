"""Issues certificates and letters of attendance, prints them from memory, and takes back what was a mistake."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workwell_desktop.domain.errors import Fault, Refusal
from workwell_desktop.domain.letter import Letter, LetterAsk, LetterKind, LetterPolicy
from workwell_desktop.domain.papers import PaperSize, PaperStyle, PrintSize
from workwell_desktop.ui.kit import dates
from workwell_desktop.ui.kit.page import Page
from workwell_desktop.ui.kit.paper_out import PaperOut
from workwell_desktop.ui.kit.telling import told
from workwell_desktop.ui.kit.undo import Change, Replace
from workwell_desktop.ui.kit.window_services import Window
from workwell_desktop.ui.people.page_view import PersonView
from workwell_desktop.ui.people.shown import LetterLine, LetterTyped
from workwell_desktop.usecases.desk import Desk
from workwell_desktop.usecases.papers import draw

if TYPE_CHECKING:
    from workwell_desktop.domain.group import Group
    from workwell_desktop.domain.ids import GroupId, PersonId
    from workwell_desktop.domain.story import PersonStory

_KINDS = {
    LetterPolicy.NOTHING: (),
    LetterPolicy.CERTIFICATES: (LetterKind.CERTIFICATE,),
    LetterPolicy.CERTIFICATES_AND_LETTERS: (LetterKind.CERTIFICATE, LetterKind.LETTER),
}


class LettersController(QObject):
    """Answers the tab of certificates and letters, which shows only where a group gives them out."""

    def __init__(self, desk: Desk, window: Window, page: Page, view: PersonView) -> None:
        super().__init__(page)
        self._desk, self._window, self._page, self._view = desk, window, page, view
        self._out = PaperOut(page, window.background, window.bulletin.trouble)
        self._person_id: PersonId | None = None
        self._groups: dict[GroupId, Group] = {}
        self._connected = False
        self._drawing = False
        """Whether a letter is on its way to the print dialog: a second press in a hurry is not a second letter."""

    def show(self, story: "PersonStory") -> None:
        """Show what was issued about whoever's story was read; what is being typed stays."""
        issued = self._desk.letters.of_person(story.person.id)
        giving = [each for each in story.memberships if each.group.letters is not LetterPolicy.NOTHING]
        self._view.show_letters_tab(bool(giving or issued))
        if not giving and not issued:
            self._person_id = None
            return
        self._connect()
        groups = {each.group.id: each.group for each in giving}
        if story.person.id != self._person_id or groups.keys() != self._groups.keys():
            joined = [each.membership.steps[0].on for each in giving if each.membership.steps]
            today = self._window.now().date()
            names = [(group.name, group.id) for group in groups.values()]
            self._view.letters.begin(names, story.person.display_name, min(joined, default=today), today)
        self._person_id, self._groups = story.person.id, groups
        self._count()
        self._view.letters.show_issued([_line(letter) for letter in issued])

    def _connect(self) -> None:
        if not self._connected:
            self._connected = True
            view = self._view.letters
            view.changed.connect(self._count)
            view.asked.connect(self._issue)
            view.print_requested.connect(self._print)
            view.remove_requested.connect(self._remove)

    def _count(self) -> None:
        """Show what the chosen group gives out, and what would be certified."""
        view = self._view.letters
        typed = view.typed()
        group = self._groups.get(typed.group_id)
        if group is None or self._person_id is None:
            return
        with told(self._window.bulletin):
            view.show_kinds(_KINDS[group.letters])
            facts = self._desk.letters.facts(group.id, self._person_id, typed.first_day, typed.last_day)
            hours = f"{facts.minutes / 60:.1f}".removesuffix(".0")
            sessions = "1 session" if facts.sessions == 1 else f"{facts.sessions} sessions"
            view.show_facts(f"It will say: {sessions}, {hours} hours.")

    def _issue(self, typed: LetterTyped) -> None:
        if self._person_id is None or self._drawing:
            return
        with told(self._window.bulletin, self._refused):
            ask = LetterAsk(
                kind=typed.kind,
                group_id=typed.group_id,
                person_id=self._person_id,
                name=typed.name,
                first_day=typed.first_day,
                last_day=typed.last_day,
                recipient=typed.recipient,
                consent_on=typed.consent_on,
            )
            letter = self._desk.letters.issue(ask)
            self._keep_way_back(f"{letter.kind.label} no. {letter.serial} issued", letter, there=True)
            self._print(letter)

    def _remove(self, letter: Letter) -> None:
        with told(self._window.bulletin):
            gone = self._desk.letters.remove(letter.id)
            self._keep_way_back(f"{gone.kind.label} no. {gone.serial} taken out", gone, there=False)

    def _keep_way_back(self, words: str, letter: Letter, *, there: bool) -> None:
        stack = self._page.undo_stack
        stack.push(
            Replace(Change(words, not there, there, partial(self._put, letter)), self._window.bulletin.trouble)
        )
        self._window.bulletin.say(words, stack.undo)

    def _put(self, letter: Letter, there: bool) -> None:
        if there:
            self._desk.letters.put_back(letter)
        else:
            self._desk.letters.remove(letter.id)

    def _print(self, letter: Letter) -> None:
        if self._drawing:
            return
        with told(self._window.bulletin):
            settings = self._window.settings.current
            size = PaperSize.LETTER if settings.paper_size == "LETTER" else PaperSize.A4
            style = PaperStyle(size=size, print=PrintSize.LARGE if settings.large_print else PrintSize.NORMAL)
            work = partial(draw, self._desk.letters.paper(letter), style)
            self._drawing = True
            self._window.background.run(work, self._ask_and_print, self._failed, owner=self)

    def _ask_and_print(self, pdf: bytes) -> None:
        self._drawing = False
        self._out.ask_and_print(pdf)

    def _failed(self, trouble: Fault | Refusal) -> None:
        self._drawing = False
        self._window.bulletin.trouble(trouble.sentence)

    def _refused(self, refusal: Refusal) -> bool:
        return self._view.letters.show_refusal(refusal.field, refusal.sentence)


def _line(letter: Letter) -> LetterLine:
    to = f" to {letter.recipient}" if letter.recipient else ""
    agreed = f" · agreed on {_day(letter.consent_on)}" if letter.consent_on else ""
    span = f"{_day(letter.first_day)} to {_day(letter.last_day)}"
    return LetterLine(
        letter=letter,
        title=f"{letter.kind.label} no. {letter.serial}{to}",
        line=f"Issued on {_day(letter.issued_on)} · {letter.sessions} sessions, {span}{agreed}",
    )


def _day(day: date) -> str:
    return dates.day_with_year(day)
