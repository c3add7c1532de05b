"""Archives: every document in them once, none beside them, and no harm from what was made to do some."""

import tracemalloc
from io import BytesIO
from zipfile import ZIP_LZMA, ZIP_STORED, ZipFile, ZipInfo

import pytest
from tests.core.reading.formats.word_files import p, packed, word_file

from kunak.core.reading.formats import Opened, open_source, open_sources, several
from kunak.core.reading.formats.archive import safe_path
from kunak.core.reading.formats.errors import (
    DamagedFile,
    EncryptedFile,
    FileTooLarge,
    FormatError,
    NoText,
    SeveralDocuments,
    TooComplex,
    UnknownFormat,
)
from kunak.core.reading.formats.limits import MAX_ARCHIVE_DEPTH
from kunak.core.reading.formats.package import Package
from kunak.core.reading.source import SourceText


def outcomes(data: bytes, name: str = "архив.zip") -> dict[str, str | type[FormatError]]:
    """Return by path the text, or the refusal, of each document."""
    return {opened.path: told(opened) for opened in open_sources(data, name)}


def told(opened: Opened) -> str | type[FormatError]:
    return opened.outcome.raw if isinstance(opened.outcome, SourceText) else type(opened.outcome)


def nested(levels: int) -> bytes:
    data = "дно".encode()
    for level in range(levels):
        data = packed({"а.txt" if level == 0 else "б.zip": data})
    return data


def test_each_document_of_an_archive_is_opened_by_itself() -> None:
    data = packed({"релиз.txt": "Слова", "папка/план.docx": word_file(p("Меры")), "старое/": ""})

    assert outcomes(data) == {"архив.zip/релиз.txt": "Слова", "архив.zip/папка/план.docx": "Меры"}


def test_a_file_without_a_name_is_passed_over_and_the_others_are_opened() -> None:
    data = packed({"nameless.txt": "Слова", "план.txt": "Меры"}).replace(b"nameless", b"\0ameless")

    assert outcomes(data) == {"архив.zip/план.txt": "Меры"}


def test_a_file_that_is_no_archive_is_its_own_one_document() -> None:
    [opened] = open_sources("Слова".encode(), "папка/релиз.txt")

    assert (opened.path, opened.data, told(opened)) == ("папка/релиз.txt", "Слова".encode(), "Слова")
    assert outcomes(b"", "пусто.txt")["пусто.txt"].__name__ == "EmptyFile"  # type: ignore[union-attr]


def test_a_document_that_cannot_be_opened_stops_no_other() -> None:
    data = packed({"1.docx": b"PK\x03\x04broken", "2.pdf": b"%PDF-1.4", "3.bin": bytes(range(256)), "4.txt": "Слова"})

    assert list(outcomes(data).values()) == [DamagedFile, DamagedFile, UnknownFormat, "Слова"]


def test_archives_within_archives_are_opened_so_deep_and_no_deeper() -> None:
    assert outcomes(nested(2)) == {"архив.zip/б.zip/а.txt": "дно"}
    assert list(outcomes(nested(MAX_ARCHIVE_DEPTH + 1)).values()) == ["дно"]
    assert list(outcomes(nested(MAX_ARCHIVE_DEPTH + 2)).values()) == [TooComplex]
    with pytest.raises(TooComplex):
        open_source(nested(MAX_ARCHIVE_DEPTH + 2), "архив.zip")


def test_an_archive_of_one_document_is_opened_as_that_document() -> None:
    source = open_source(packed({"папка/план.docx": word_file(p("Меры")), "Thumbs.db": b"\0"}), "архив.zip")

    assert (source.name, source.raw) == ("архив.zip", "Меры")
    assert source.media_type.endswith("wordprocessingml.document")


def test_an_archive_of_several_documents_is_not_taken_for_one() -> None:
    with pytest.raises(SeveralDocuments) as refusal:
        open_source(packed({"1.txt": "Слова", "2.txt": "Слова"}), "архив.zip")

    assert (refusal.value.kind, refusal.value.count) == ("ZIP", 2)


@pytest.mark.parametrize("names", [[], ["__MACOSX/._план.docx"], [".DS_Store", "папка/Thumbs.db"], ["план.docx.sig"]])
def test_an_archive_without_documents_has_no_words(names: list[str]) -> None:
    data = packed(dict.fromkeys(names, "слова"))

    assert outcomes(data) == {"архив.zip": NoText}
    with pytest.raises(NoText):
        open_source(data, "архив.zip")


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("C:\\Windows\\..\\релиз.txt", "Windows/релиз.txt"),
        ("папка/./ /../релиз.txt", "папка/релиз.txt"),
        ("а\x00б\nв.txt", "а б в.txt"),
        ("...", ""),
    ],
)
def test_names_that_lead_out_of_the_archive_lead_nowhere(name: str, safe: str) -> None:
    assert safe_path(name) == safe


def test_no_path_of_an_archive_leads_out_of_it() -> None:
    data = packed({"../../релиз.txt": "Слова", "..\\..\\план.txt": "Слова", "/etc/a.txt": "Слова"})

    assert list(outcomes(data)) == ["архив.zip/релиз.txt", "архив.zip/план.txt", "архив.zip/etc/a.txt"]


@pytest.mark.parametrize("encoding", ["cp866", "cp1251", "utf-8"])
def test_russian_names_are_read_in_the_encoding_of_the_system_that_packed_them(encoding: str) -> None:
    name = "Соглашение о сотрудничестве с Тульской областью.txt"
    data = packed({"x" * len(name.encode(encoding)): "Слова"}).replace(
        b"x" * len(name.encode(encoding)), name.encode(encoding)
    )

    assert list(outcomes(data)) == [f"архив.zip/{name}"]


def test_two_files_of_one_name_are_told_apart() -> None:
    data = packed({"а.txt": "раз", "б.txt": "два"}).replace("б.txt".encode(), "а.txt".encode())

    assert outcomes(data) == {"архив.zip/а.txt": "раз", "архив.zip/а.txt (2)": "два"}


def test_a_member_with_a_password_is_refused_by_itself() -> None:
    data = bytearray(packed({"а.txt": "тайна", "б.txt": "слова"}))
    data[data.find(b"PK\x01\x02") + 8] |= 1

    assert list(outcomes(bytes(data)).values()) == [EncryptedFile, "слова"]


def test_a_member_packed_in_a_way_that_may_ask_for_any_memory_is_refused() -> None:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_LZMA) as made:
        made.writestr("а.txt", "слова")

    assert list(outcomes(buffer.getvalue()).values()) == [DamagedFile]


def test_a_bomb_is_refused_with_memory_for_one_member_at_most() -> None:
    letter = b"\0" * (21 * 1024 * 1024)
    data = packed({f"{number}.txt": letter[: 19 * 1024 * 1024] for number in range(8)} | {"9.txt": letter})

    tracemalloc.start()
    found = [told(opened) for opened in open_sources(data, "архив.zip")]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert len(data) < 300_000
    assert found == [TooComplex] * 8 + [FileTooLarge]
    assert peak < 100 * 1024 * 1024


def test_a_member_that_lies_about_its_size_is_refused() -> None:
    data = bytearray(packed({"а.txt": b"\0" * 3_000_000}))
    place = data.find(b"PK\x01\x02")
    data[place + 24 : place + 28] = (10).to_bytes(4, "little")

    assert next(iter(outcomes(bytes(data)).values())) in {DamagedFile, TooComplex}


@pytest.mark.parametrize(("limit", "what"), [("MAX_DOCUMENTS", "documents"), ("MAX_ARCHIVE_BYTES", "bytes")])
def test_documents_and_bytes_are_counted_through_all_archives(
    limit: str, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(several, limit, 4 if what == "documents" else 2_000)
    inner = packed({f"{number}.txt": "слова " * (1 if what == "documents" else 60) for number in range(3)})

    *taken, last = open_sources(packed({"1.zip": inner, "2.zip": inner, "3.txt": "слова"}), "архив.zip")

    assert len(taken) < 6
    assert isinstance(last.outcome, TooComplex)
    assert (last.outcome.what, last.data) == (what, b"")


def test_an_archive_that_holds_itself_comes_to_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    data = packed({"а.zip": "x"})
    monkeypatch.setattr(several.archive, "members", lambda _: iter([several.Member("а.zip", data)]))

    assert list(outcomes(data).values()) == [TooComplex]


def test_a_folder_called_word_makes_no_word_document() -> None:
    assert outcomes(packed({"word/а.txt": "раз", "xl/б.txt": "два"})) == {
        "архив.zip/word/а.txt": "раз",
        "архив.zip/xl/б.txt": "два",
    }


def test_documents_are_unpacked_only_when_they_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    unpacked: list[str] = []
    unpack = Package.unpacked
    monkeypatch.setattr(
        Package,
        "unpacked",
        lambda self, entry, *, room: unpacked.append(entry.filename) or unpack(self, entry, room=room),
    )

    next(open_sources(packed({"1.txt": "раз", "2.txt": "два"}), "архив.zip"))

    assert unpacked == ["1.txt"]


def test_names_stored_in_the_directory_of_a_stored_archive_do_not_confuse() -> None:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_STORED) as made:
        made.writestr(ZipInfo("пусто/"), "")
        made.writestr("пусто/а.txt", "слова")

    assert outcomes(buffer.getvalue()) == {"архив.zip/пусто/а.txt": "слова"}
