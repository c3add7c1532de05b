"""`kunak read`: a record from a file or from standard input, and a sentence for everything that is none."""

import json
from email.message import EmailMessage
from pathlib import Path
from zipfile import ZipFile

import pytest
from tests.config.conftest import Kunak
from tests.factories.documents import TEXT

from kunak.core.reading.formats import limits


@pytest.fixture
def release(tmp_path: Path) -> Path:
    path = tmp_path / "релиз.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_read_prints_each_value_with_its_words(kunak: Kunak, release: Path) -> None:
    done = kunak("read", str(release))

    assert (done.status, done.err) == (0, "")
    assert "Республика Татарстан, RU-TA" in done.out
    assert "на пять лет" in done.out
    assert "в тексте нет" in done.out


def test_read_gives_the_record_as_json_with_spans_into_its_text(kunak: Kunak, release: Path) -> None:
    record = json.loads(kunak("read", str(release), "--json").out)

    [agreement] = record["agreements"]
    start, end = agreement["term"]["spans"][0]
    assert record["schema"] == "kunak.reading/1"
    assert "пять лет" in record["text"][start:end]


def test_read_leaves_the_text_out_when_asked(kunak: Kunak, release: Path) -> None:
    record = json.loads(kunak("read", str(release), "--json", "--no-text").out)

    assert "text" not in record
    assert record["source"]["name"] == "релиз.txt"


def test_read_takes_standard_input(kunak: Kunak) -> None:
    done = kunak("read", "-", "--json", "--no-text", stdin=TEXT.encode("cp1251"))

    assert done.status == 0
    assert json.loads(done.out)["agreements"][0]["signed_on"]["value"] == "2025-05-29"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "Файл пуст."),
        (b"\x00\x01\x02\xff" * 500, "Возьмите DOCX, ODT, RTF, PDF, HTML или обычный текст."),
        (b"PK\x03\x04 broken", "повреждён"),
        (b"   \n\n  ", "В файле нет слов."),
        (b"%PDF-1.7 ...", "Файл PDF повреждён."),
    ],
)
def test_a_file_that_cannot_be_read_is_told_in_a_sentence(kunak: Kunak, tmp_path: Path, data: bytes, told: str) -> None:
    path = tmp_path / "given.docx" if data.startswith(b"PK") else tmp_path / "given"
    path.write_bytes(data)

    done = kunak("read", str(path), "--json")

    assert (done.status, done.out) == (2, "")
    assert told in done.err


def test_a_missing_file_and_a_folder_are_told_in_a_sentence(kunak: Kunak, tmp_path: Path) -> None:
    missing, folder = kunak("read", str(tmp_path / "nothing")), kunak("read", str(tmp_path), language="en")

    assert (missing.status, folder.status) == (2, 2)
    assert missing.err == f"kunak: {tmp_path / 'nothing'} не читается: нет такого файла или папки\n"
    assert folder.err == f"kunak: {tmp_path} cannot be read: Is a directory\n"


def test_a_file_without_end_is_not_taken_into_memory(kunak: Kunak, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_FILE_BYTES", 1000)
    monkeypatch.setattr("kunak.core.reading.formats.opening.MAX_FILE_BYTES", 1000)

    done = kunak("read", "/dev/zero")

    assert done.status == 2
    assert "слишком велик" in done.err


def test_an_archive_of_several_is_told_how_it_is_read(kunak: Kunak, tmp_path: Path) -> None:
    path = tmp_path / "почта.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr("а.txt", TEXT)
        archive.writestr("б.txt", TEXT)

    done = kunak("read", str(path))

    assert done.status == 2
    assert done.err == (f"kunak: в файле {path} 2 документа. Читаются они так: kunak read {path} --out строки.jsonl\n")


def test_standard_input_is_told_to_be_given_as_a_file(kunak: Kunak, tmp_path: Path) -> None:
    path = tmp_path / "почта.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr("а.txt", TEXT)
        archive.writestr("б.txt", TEXT)

    done = kunak("read", "-", stdin=path.read_bytes())

    assert done.err == "kunak: в файле ФАЙЛ 2 документа. Читаются они так: kunak read ФАЙЛ --out строки.jsonl\n"


def test_a_doubt_is_told_in_the_language_of_the_person_with_what_was_left_out(kunak: Kunak, tmp_path: Path) -> None:
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = "a@example.org", "b@example.org", "Релиз"
    letter.set_content("Добрый день! Релиз во вложении.")
    letter.add_attachment(TEXT, filename="релиз.txt")
    path = tmp_path / "письмо.eml"
    path.write_bytes(letter.as_bytes())

    done = kunak("read", str(path))

    assert "Прочитано не всё" in done.out
    assert "(релиз.txt)" in done.out
    assert done.err == f"kunak: в письме есть вложения. Читаются они так: kunak read {path} --out строки.jsonl\n"


def test_a_contradiction_is_told_with_both_places(kunak: Kunak, tmp_path: Path) -> None:
    path = tmp_path / "релиз.txt"
    path.write_text(
        "В пятницу 20 марта 2024 года в Казани Татарстан и Псковская область подписали соглашение о сотрудничестве.",
        encoding="utf-8",
    )

    done = kunak("read", str(path))

    assert "День недели в тексте не совпадает с датой.  ← [0–9] В пятницу … [10–28] 20 марта 2024 года" in done.out
