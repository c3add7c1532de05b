"""The door to the reader: its faults stay outside, what it concluded is marked."""

import logging

import pytest
from tests.factories.documents import TEXT, make_candidate

from kunak.core import reading
from kunak.core.errors import KunakError
from kunak.core.provenance import Sourced, Span
from kunak.core.reading.formats import errors as formats
from kunak.core.reading.record import Agreement, Record, SourceInfo
from kunak.core.reading.source import SourceText
from kunak.documents import errors, reader
from kunak.documents.flatten import candidates
from kunak.ui.errors import message_for

SOURCE = SourceText("a.txt", "text/plain", "0" * 64, "пять лет", (), None, None)


def test_a_fault_of_the_reader_is_logged_and_told(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(source: SourceText) -> Record:
        raise RecursionError

    monkeypatch.setattr(reading, "read", broken)

    with caplog.at_level(logging.ERROR):
        attempt = reader.read(SOURCE)

    assert attempt.record is None
    assert "8 characters" in caplog.text


def test_what_was_concluded_is_doubtful(monkeypatch: pytest.MonkeyPatch) -> None:
    term = Sourced("P5Y", (Span(0, 8),), 1.0, derived=True)
    info = SourceInfo("a.txt", "text/plain", "0" * 64, 8, "ru", None)
    record = Record(info, SOURCE.raw, "release", (Agreement("agreement", "signed", term=term),))
    monkeypatch.setattr(reading, "read", lambda source: record)

    attempt = reader.read(SOURCE)

    assert attempt.record is not None
    [[fact]] = candidates(attempt.record, SOURCE.raw)
    assert (fact.field, fact.doubt) == ("term", "derived")


def test_the_sample_is_opened_and_read_with_spans_inside_of_its_text() -> None:
    source = reader.open_file("release.txt", TEXT.encode())

    attempt = reader.read(source)

    assert source.raw == TEXT
    assert attempt.record is not None
    for facts in candidates(attempt.record, TEXT):
        assert all(0 <= start < end <= len(TEXT) for fact in facts for start, end in fact.spans)


@pytest.mark.django_db
def test_every_refusal_of_the_room_has_its_own_sentence() -> None:
    fact = make_candidate().facts.get(field="place")
    refusals = [
        errors.AlreadyHere(document="release.txt"),
        errors.EditedMeanwhile(fact=fact, who="Анна", at=None),
        errors.EditedMeanwhile(fact=fact, who="Анна", at=fact.candidate.reading.read_at),
        errors.CandidateDecided(state="accepted"),
        errors.CandidateDecided(state="refused"),
        errors.DoubtsRemain(facts=[fact]),
        errors.WordsNotFound(words="нет"),
        errors.BadSpans(spans=[[1, 0]], length=5),
        errors.BadValue(field="term", reason="duration"),
        errors.StandsOnce(field="term"),
        errors.NothingToPaste(),
        errors.FileAndText(),
        errors.BrokenOff(),
        errors.TooMany(limit=200),
        errors.NoRoom(),
        errors.NoRoom(is_rest=True),
        errors.NothingTaken(refused=[]),
        errors.DifferencesRemain(fields=["term"]),
        errors.TheyContradict(codes=["day_differs"]),
        errors.NothingToChoose(),
        errors.FileNotKept(name="plan.exe"),
    ]

    told = [message_for(refusal) for refusal in refusals]

    assert {type(refusal) for refusal in refusals} == {
        kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, KunakError)
    } - {KunakError}
    assert len(set(told)) == len(told)
    assert message_for(KunakError()) not in told
    assert "Место" in told[5]


def test_every_refusal_of_a_file_has_its_own_sentence() -> None:
    refusals = [
        formats.EmptyFile(),
        formats.FileTooLarge(size=21 * 1024 * 1024, limit=20 * 1024 * 1024),
        formats.EncryptedFile(kind="DOCX"),
        formats.DamagedFile(kind="DOCX", reason="no end"),
        formats.UnknownFormat(kind="PDF"),
        formats.UnknownFormat(kind=""),
        formats.NotText(),
        formats.NoText(kind="DOCX"),
    ]

    told = [message_for(refusal) for refusal in refusals]

    assert len(set(told)) == len(told)
    assert message_for(KunakError()) not in told
    assert "не больше 20 МБ" in told[1].replace("\xa0", " ")
    assert "защищён паролем" in told[2]
