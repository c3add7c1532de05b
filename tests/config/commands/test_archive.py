"""`kunak archive`: folders become documents to check, once each, and what cannot be taken is told."""

import io
import zipfile
from pathlib import Path

import pytest
from tests.config.conftest import Kunak
from tests.factories.people import make_person, make_side

from kunak.documents.models import Candidate, Document
from kunak.people.models import Person, Role

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("prepared_database")]
TOLD = "Республика Татарстан и Чувашская Республика подписали {} мая 2021 года соглашение о сотрудничестве на пять лет."


@pytest.fixture
def prepared_database(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the command find the database of the tests, which is no file."""
    monkeypatch.setattr("kunak.config.commands.start.is_prepared", lambda: True)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a text, a text deeper within, an archive of two, a picture's trace and an empty file."""
    (tmp_path / "2021" / "май").mkdir(parents=True)
    (tmp_path / "2021" / "первое.txt").write_text(TOLD.format(3))
    (tmp_path / "2021" / "май" / "второе.txt").write_text(TOLD.format(4))
    (tmp_path / "2021" / "пустое.txt").write_bytes(b"")
    (tmp_path / "Thumbs.db").write_bytes(b"x")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("третье.txt", TOLD.format(5))
        archive.writestr("первое ещё раз.txt", TOLD.format(3))
    (tmp_path / "старое.zip").write_bytes(packed.getvalue())
    return tmp_path


@pytest.fixture
def person() -> Person:
    return make_person(side=make_side(), email="anna.kim@example.org")


def test_a_folder_becomes_documents_that_wait_to_be_checked(kunak: Kunak, folder: Path, person: Person) -> None:
    done = kunak("archive", str(folder), "--as", "Anna.Kim@example.org")

    assert done.status == 0
    assert done.out.startswith("Принято 3 документа, 1 уже есть, не принят 1.")
    assert "пустое.txt: Файл пуст." in done.err
    assert set(Document.objects.values_list("name", flat=True)) == {  # never where the folder lies on the disk
        f"{folder.name}/2021/первое.txt",
        f"{folder.name}/2021/май/второе.txt",
        f"{folder.name}/старое.zip/третье.txt",
    }
    assert Candidate.objects.filter(state="review").count() == 3


def test_the_same_command_goes_on_and_takes_nothing_twice(kunak: Kunak, folder: Path, person: Person) -> None:
    kunak("archive", str(folder / "2021"), "--as", person.email)

    done = kunak("archive", str(folder), "--as", person.email)

    assert done.out.startswith("Принят 1 документ, 3 уже есть, не принят 1.")
    assert Document.objects.count() == 3


def test_nothing_taken_is_a_failure(kunak: Kunak, folder: Path, person: Person) -> None:
    done = kunak("archive", str(folder / "2021" / "пустое.txt"), "--as", person.email)

    assert (done.status, done.out.split(",")[0]) == (1, "Принято 0 документов")


@pytest.mark.parametrize(
    ("path", "address", "told"),
    [("нет такой", "anna.kim@example.org", "Нет такого"), (".", "nobody@example.org", "Человека с адресом")],
)
def test_a_wrong_path_or_person_is_told(kunak: Kunak, person: Person, path: str, address: str, told: str) -> None:
    done = kunak("archive", path, "--as", address)

    assert (done.status, done.out) == (2, "")
    assert told in done.err


def test_who_may_not_add_documents_is_told(kunak: Kunak, folder: Path) -> None:
    observer = make_person(side=make_side(), role=Role.OBSERVER)

    done = kunak("archive", str(folder), "--as", observer.email)

    assert done.status == 2
    assert done.err
    assert not Document.objects.exists()
