"""The core's refusals as sentences."""

import re

import pytest
from django.utils.translation import override

from kunak.core.errors import BadInput, KunakError
from kunak.core.reading.formats import errors as formats
from kunak.core.terms import BadTerms
from kunak.ui.errors import message_for

REFUSALS = [
    BadInput(field="срок", value="вчера", reason="is no term"),
    BadTerms(field="renewal.period", value="P", reason="is no length of time"),
    formats.EmptyFile(),
    formats.FileTooLarge(size=60_000_000, limit=52_428_800),
    formats.EncryptedFile(kind="DOCX"),
    formats.DamagedFile(kind="DOCX", reason="no document.xml"),
    formats.TooComplex(kind="HTML", what="tags", limit=10),
    formats.UnknownFormat(kind="PDF"),
    formats.UnknownFormat(kind=""),
    formats.NeedsTool(kind="DOC", tool="LibreOffice"),
    formats.NeedsTool(kind="PDF", tool="tesseract"),
    formats.SeveralDocuments(kind="ZIP", count=3),
    formats.NotText(),
    formats.NoText(kind="DOCX"),
    formats.TooLong(kind="TXT", limit=2_000_000),
    formats.TooComplex(kind="ZIP", what="documents", limit=10),
    formats.NoText(kind="ZIP"),
]


@pytest.mark.parametrize("error", REFUSALS, ids=lambda error: type(error).__name__)
def test_a_refusal_is_told_in_the_readers_language_without_developers_words(error: KunakError) -> None:
    with override("ru"):
        russian = message_for(error)
    with override("en"):
        english = message_for(error)

    assert re.fullmatch(r"[А-ЯЁ«].*[.!]", russian)
    assert not re.search("[а-яё]", english.replace("срок", ""))
    assert getattr(error, "reason", "-----") not in russian


def test_a_refusal_tells_its_facts() -> None:
    assert message_for(REFUSALS[0]) == "«срок» нельзя принять в таком виде. Исправьте и попробуйте снова."
    assert "50 МБ" in message_for(REFUSALS[3])
    assert "PDF" in message_for(REFUSALS[7])
    assert "LibreOffice" in message_for(REFUSALS[9])
    assert "tesseract-ocr-rus" in message_for(REFUSALS[10])
    assert "2 000 000 знаков" in message_for(REFUSALS[14]).replace("\xa0", " ")
    assert "3 документа" in message_for(REFUSALS[11]).replace("\xa0", " ")


def test_a_refusal_that_nobody_taught_to_speak_still_says_something() -> None:
    class Unheard(KunakError):
        pass

    assert message_for(Unheard("a developer's reason")) == "Это сделать нельзя."


def test_a_kind_of_file_error_that_is_new_falls_back_on_its_family() -> None:
    class Unheard(formats.FormatError):
        pass

    assert message_for(Unheard()) == "Файл не удалось прочитать. Возьмите DOCX, ODT, RTF, PDF, HTML или обычный текст."


def test_nobody_is_asked_to_paste_the_text_of_an_archive() -> None:
    with override("ru"):
        for error in (formats.NoText(kind="ZIP"), formats.TooComplex(kind="ZIP", what="bytes", limit=1)):
            assert "вставьте" not in message_for(error).lower()
