"""An incident goes to the person responsible as a paper that opens with six words and nothing else."""

from io import BytesIO

import pikepdf
import pytest
from pypdfium2 import PdfDocument

from tests.usecases.conftest import Office
from workwell_desktop.domain.errors import Refusal
from workwell_desktop.domain.incident import Incident, IncidentText
from workwell_desktop.domain.papers import PaperStyle
from workwell_desktop.usecases.crisis import built_in
from workwell_desktop.usecases.sealed_report import seal


def an_incident(office: Office) -> Incident:
    incident = office.desk.crisis.begin(built_in("GB"))
    office.desk.crisis.put(incident)
    return office.desk.crisis.write(
        incident.id, IncidentText(facts="Somebody fainted at 19:05.", opinion="Hot room.")
    )


@pytest.mark.slow
def test_the_sealed_paper_opens_with_its_words_only_and_says_what_was_signed(office: Office) -> None:
    incident = an_incident(office)
    with pytest.raises(Refusal, match="Sign the report first"):
        office.desk.sealed_reports.paper(incident.id)
    office.desk.crisis.sign(incident.id)
    report = seal(office.desk.sealed_reports.paper(incident.id), PaperStyle())
    assert len(report.words.replace("-", " ").split()) == 6
    assert b"fainted" not in report.data
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(BytesIO(report.data))
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(BytesIO(report.data), password=report.words[:-1])
    with pikepdf.open(BytesIO(report.data), password=report.words) as pdf:
        assert pdf.encryption.R == 6
        assert pdf.encryption.bits == 256
    with PdfDocument(report.data, password=report.words) as read:
        assert "Somebody fainted at 19:05." in read[0].get_textpage().get_text_bounded()


@pytest.mark.slow
def test_that_it_was_handed_over_stands_in_the_report_and_its_hash_stays(office: Office) -> None:
    incident = an_incident(office)
    signed = office.desk.crisis.sign(incident.id)
    with pytest.raises(Refusal, match="Say who"):
        office.desk.sealed_reports.handed_over(incident.id, " ")
    kept = office.desk.sealed_reports.handed_over(incident.id, "The service manager")
    assert "The service manager" in kept.addenda[0].text
    assert kept.digest == signed.digest
    assert kept.intact
    assert "handed over" not in repr(seal(office.desk.sealed_reports.paper(incident.id), PaperStyle()))
