"""The report after an erasure, as a paper: what was done, and where copies may still be. It names nobody."""

from workwell_desktop.domain.dates import clock, plain_date, short_date_with_year
from workwell_desktop.domain.hand_over import Direction, HandOver
from workwell_desktop.domain.sheet import Bullets, Heading, Paragraph, Piece, Sheet, Table, Ticks, rich
from workwell_desktop.usecases.rights.erasing_for_good import ErasureReport

_RESTORED = (
    "Backups stay encrypted and are thinned out with time. If one is ever restored, WorkWell erases this person "
    "again before anything is shown: only a number that means nothing else is kept for that."
)
_UNKNOWN = (
    "Papers with their name that were printed: registers, sign-in sheets, badges, certificates.",
    "Files that were saved outside WorkWell: PDFs, a packet of theirs, exported incident reports.",
    "E-mails, messages, diaries and address books, and what others wrote down.",
    "Your private notes under their own passphrase: WorkWell cannot look into them. Open them and look yourself.",
)


def paper_of(report: ErasureReport) -> Sheet:
    """Return the report as a paper to keep or to file."""
    return Sheet(
        title="Report on an erasure",
        small="WorkWell Desktop",
        lead=f"{plain_date(report.at.date())}, {clock(report.at)}",
        pieces=tuple(_pieces(report)),
    )


def _pieces(report: ErasureReport) -> list[Piece]:
    pieces: list[Piece] = [Heading("What was done"), Bullets(tuple(map(rich, done(report))))]
    if report.trouble:
        pieces += [Heading("What is left to do"), Paragraph(rich(report.trouble))]
    pieces += [Heading("Where copies may remain"), *_backups(report)]
    if report.given:
        pieces += [Heading("Handed over", 3), Paragraph(rich("Ask them to erase this person too."))]
        given = ((short_date_with_year(each.at.astimezone().date()), with_whom(each)) for each in report.given)
        pieces.append(Table(("Day", "With whom"), tuple(given)))
    if report.letters:
        out = (
            (short_date_with_year(each.issued_on), f"{each.kind.label} no. {each.serial}", each.recipient or "–")
            for each in report.letters
        )
        pieces += [Heading("Letters and certificates given out", 3), Table(("Day", "What", "To whom"), tuple(out))]
    pieces += [Heading("To look through yourself", 3), Ticks(tuple(map(rich, _UNKNOWN)))]
    return pieces


def done(report: ErasureReport) -> tuple[str, ...]:
    """Return what was done as sentences."""
    lines = [f"{_many(report.records, 'record')} of one person {_were(report.records)} erased, history included."]
    if report.changed:
        lines.append(f"Their name was taken out of other records in {_many(report.changed, 'place')}.")
    if report.kept:
        where = "; ".join(report.kept_in)
        lines.append(f"It stays in {_many(report.kept, 'place')}, as was decided: {where}.")
    lines.append("How many people came to each session stays as its headcount; the register itself counts one fewer.")
    if report.demo:
        lines.append("This is a demo: nothing of it is kept once WorkWell is closed.")
    elif not report.trouble:
        lines.append("The vault was written anew under a new key, so nothing of them is left in its file.")
    return tuple(lines)


def with_whom(bundle: HandOver) -> str:
    """Return who else has what was in a bundle."""
    way = "given to" if bundle.direction is Direction.GIVEN else "taken over from"
    return f"{way} {bundle.partner or 'somebody'}"


def _backups(report: ErasureReport) -> list[Piece]:
    pieces: list[Piece] = [Heading("Backups made before", 3)]
    if report.backups:
        rows = tuple(
            (
                f"{short_date_with_year(moment.date())}, {clock(moment)}",
                each.place or "this computer",
                each.reason.words,
            )
            for each in report.backups
            for moment in (each.made_at.astimezone(),)
        )
        pieces += [Table(("Made", "Where", "Why"), rows), Paragraph(rich(_RESTORED))]
    else:
        pieces.append(Paragraph(rich("None are known.")))
    if report.away:
        pieces.append(Paragraph(rich(f"“{report.away}” was not connected. The backups on it may hold them too.")))
    if report.archives:
        which = f"{_many(report.archives, 'earlier vault')}, put aside on this computer or copied before an update."
        pieces.append(Paragraph(rich(which)))
    return pieces


def _many(count: int, one: str) -> str:
    return f"{count:,} {one}" if count == 1 else f"{count:,} {one}s"


def _were(count: int) -> str:
    return "was" if count == 1 else "were"
