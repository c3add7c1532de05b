"""Programs outside: what they give, what is said where they are missing, and that none of them can hold us up."""

import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from tests.core.reading.formats.pdf_files import WIDTH, assembled, line, pdf_file, picture, stream
from tests.core.reading.formats.word_files import p, word_file

from kunak.core.reading.formats import pdf as core_pdf
from kunak.core.reading.formats.errors import DamagedFile, EncryptedFile, NeedsTool, NoText, TooComplex
from kunak.core.reading.source import SourceText
from kunak.documents import outside
from kunak.documents.outside import behind_wall, office, pdf, recognise
from kunak.documents.outside.run import Failed, run
from kunak.documents.outside.wall import Wall

WORDS = "Стороны подписали соглашение"
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500 + "WordDocument".encode("utf-16-le") + b"\0" * 500
TABLE = "1\t1\t0\t0\t0\t0\t0\t0\t99\t99\t-1\t\n4" + "\t9" * 11 + "\n5" + "\t9" * 10 + "\tПриложение\n"
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def wall() -> Iterator[Wall]:
    made = Wall(seconds=20)
    yield made
    made.end()


@pytest.fixture(autouse=True)
def looked_up_anew() -> Iterator[None]:
    outside.formats.cache_clear()
    recognise.known.cache_clear()
    yield
    outside.formats.cache_clear()
    recognise.known.cache_clear()


def program(folder: Path, name: str, script: str) -> None:
    """Put a program of ours in a folder."""
    path = folder / name
    path.write_text(f"#!/bin/sh\n{script.replace('table', str(folder / 'table'))}\n", encoding="utf-8")
    (folder / "table").write_text(TABLE, encoding="utf-8")
    path.chmod(0o755)


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that is looked in first for programs."""
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    return tmp_path


# The wall.


def test_a_document_comes_through_the_wall_as_it_is(wall: Wall) -> None:
    data = pdf_file(line(70, 80, WORDS), picture(), title="Соглашение")

    assert wall.read(data) == core_pdf.read(data)
    assert wall.read(data, {2: TABLE}) == core_pdf.read(data, {2: TABLE})


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"%PDF-1.4", DamagedFile),
        (pdf_file(line(70, 80, WORDS), extra="/Encrypt<</Filter/Standard/V 1/R 2/O()/U()/P 0>>"), EncryptedFile),
    ],
)
def test_a_refusal_comes_through_the_wall_too(wall: Wall, data: bytes, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        wall.read(data)


def bomb() -> bytes:
    """Return a page whose commands are a gigabyte of blanks, packed twice."""
    page = stream(b" " * 1_000_000)
    return assembled(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents[{'4 0 R ' * 3_000}]>>".encode(),
            page,
        ]
    )


def endless() -> bytes:
    """Return a page with a drawing that shows itself ten times."""
    form = stream(b"/X Do " * 10, "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 8 0 R>>>>")
    return pdf_file("/X Do", objects=(form,))


@pytest.mark.parametrize("hostile", [bomb(), endless()], ids=["bomb", "endless"])
def test_what_floods_or_hangs_the_library_ends_behind_the_wall_and_the_next_is_read(hostile: bytes) -> None:
    wall = Wall(seconds=5)

    with pytest.raises(TooComplex) as refusal:
        wall.read(hostile)
    assert wall.read(pdf_file(line(70, 80, WORDS))).raw == WORDS
    wall.end()

    assert len(hostile) < 100_000
    assert refusal.value.kind == "PDF"


def test_the_process_behind_the_wall_is_begun_anew_when_it_was_killed_or_is_old(
    wall: Wall, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = pdf_file(line(70, 80, WORDS))
    wall.read(data)
    first = wall._process
    assert first is not None
    first.kill()
    first.wait()

    with pytest.raises(TooComplex):
        wall.read(data)
    assert wall.read(data).raw == WORDS
    monkeypatch.setattr("kunak.documents.outside.wall._REQUESTS", 1)
    second = wall._process
    assert wall.read(data).raw == WORDS
    assert wall._process is not second


def test_the_process_behind_the_wall_ends_when_nobody_asks_any_more() -> None:
    wall = Wall()
    wall.read(pdf_file(line(70, 80, WORDS)))
    process = wall._process
    assert process is not None
    assert process.stdin is not None
    process.stdin.close()

    assert process.wait(timeout=20) == 0
    wall.end()


def test_the_process_behind_the_wall_ends_with_the_program_that_asked_it() -> None:
    script = (
        "import atexit;"
        "atexit.register(lambda: print('left', pdf._wall._process)); from kunak.documents.outside import pdf;"
        "pdf._wall._ready(); print('begun', pdf._wall._process is not None)"
    )

    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=False)

    assert (done.stdout.split("\n"), done.stderr) == (["begun True", "left None", ""], "")


def test_the_process_behind_the_wall_ends_itself_where_nobody_is_left_to_end_it() -> None:
    endless = (
        "from kunak.documents.outside import behind_wall; behind_wall.SECONDS = 0; behind_wall.limit_time();"
        "[None for _ in iter(int, 1)]"
    )

    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run([sys.executable, "-c", endless], env=environment, check=False)

    assert done.returncode == -signal.SIGXCPU


def test_the_wall_stands_within_a_narrower_limit_too() -> None:
    script = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_AS, (400 << 20, 400 << 20));"
        "from kunak.documents.outside.wall import Wall; wall = Wall();"
        "print(len(wall.read(sys.stdin.buffer.read()).raw)); wall.end()"
    )
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}

    asked = subprocess.run(
        [sys.executable, "-c", script],
        input=pdf_file(line(70, 80, WORDS)),
        env=environment,
        capture_output=True,
        check=False,
    )

    assert asked.stdout.decode().strip() == str(len(WORDS)), asked.stderr.decode()


def test_a_page_is_drawn_in_grey_and_never_larger_than_can_be_looked_at() -> None:
    drawn = behind_wall.picture(pdf_file(line(70, 80, WORDS)), 1)
    huge = pdf_file("").replace(f"[0 0 {WIDTH} 842]".encode(), b"[0 0 99999 9]")
    head, size, _ = drawn.split(b"\n", 2)
    width, height = map(int, size.split())

    assert head == b"P5"
    assert (width, height) == (2479, 3508)
    assert len(drawn) == len(b"P5\n2479 3508\n255\n") + width * height
    assert 0 in drawn[20:]
    assert len(behind_wall.picture(huge, 1)) < 10_000
    with pytest.raises(DamagedFile):
        behind_wall.picture(pdf_file(""), 2)


# Programs run once.


def test_a_program_gets_no_secrets_and_a_home_that_is_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KUNAK_SECRET", "тайна")

    printed = run(["env"], folder=tmp_path, seconds=20, megabytes=1_000).decode()

    assert "KUNAK_SECRET" not in printed
    assert f"HOME={tmp_path}" in printed


def test_a_program_that_takes_too_long_is_ended_with_all_that_it_began(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="more than 2 seconds"):
        run(["sh", "-c", "sleep 600 & echo $! > began; wait"], folder=tmp_path, seconds=2, megabytes=1_000)

    assert has_ended(int((tmp_path / "began").read_text()))


def has_ended(pid: int) -> bool:
    """Wait for the system's word that a process is gone; told to end, it may need a moment on a busy machine."""
    try:
        told = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([told], [], [], 60)[0])
    finally:
        os.close(told)


def test_a_program_that_ends_with_a_fault_or_asks_for_too_much_memory_has_failed(tmp_path: Path) -> None:
    with pytest.raises(Failed, match="ended with 3"):
        run(["sh", "-c", "exit 3"], folder=tmp_path, seconds=20, megabytes=1_000)
    with pytest.raises(Failed):
        run(["python3", "-c", "b'x' * (1 << 30)"], folder=tmp_path, seconds=20, megabytes=500)


# Old Word documents.


def test_where_libreoffice_is_missing_its_name_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "_PROGRAMS", ("no-such-program",))

    with pytest.raises(NeedsTool) as refusal:
        outside.open_source(OLD_WORD, "старое.doc")

    assert refusal.value.tool == "LibreOffice"


def test_an_old_document_is_turned_without_macros_or_network_and_read(programs: Path, tmp_path: Path) -> None:
    made = tmp_path / "made.docx"
    made.write_bytes(word_file(p(WORDS)))
    program(
        programs,
        "soffice",
        f'cp user/../profile/user/registrymodifications.xcu "{tmp_path}/settings" 2>/dev/null ||'
        f' cp profile/user/registrymodifications.xcu "{tmp_path}/settings"; echo "$@" > "{tmp_path}/asked";'
        f' cp "{made}" document.docx',
    )

    source = outside.open_source(OLD_WORD, "старое.doc")

    assert (source.raw, source.media_type) == (WORDS, "application/msword")
    assert "--headless" in (tmp_path / "asked").read_text()
    settings = (tmp_path / "settings").read_text()
    assert '<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value>' in settings
    assert "127.0.0.1" in settings


@pytest.mark.parametrize("script", ["exit 1", "exit 0", "echo no > document.docx"])
def test_an_old_document_that_cannot_be_turned_is_damaged(programs: Path, script: str) -> None:
    program(programs, "soffice", script)

    with pytest.raises(DamagedFile):
        outside.open_source(OLD_WORD, "старое.doc")


@pytest.mark.skipif(not office.is_installed(), reason="LibreOffice is not installed here")
def test_libreoffice_itself_turns_what_it_wrote(tmp_path: Path) -> None:
    made = docx.Document()
    made.add_heading("О сотрудничестве")
    made.add_paragraph(WORDS)
    made.save(str(tmp_path / "a.docx"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    flags = ["--headless", profile, "--convert-to", "doc:MS Word 97", "--outdir", str(tmp_path)]
    run(["soffice", *flags, str(tmp_path / "a.docx")], folder=tmp_path, seconds=120, megabytes=8_192)

    source = outside.open_source((tmp_path / "a.doc").read_bytes(), "a.doc")

    assert source.raw == f"О сотрудничестве\n\n{WORDS}"


# Pictures and scans.


def test_where_tesseract_or_its_russian_data_is_missing_it_is_told(
    programs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(programs, "tesseract", "echo eng")

    for data, name in ((PNG, "скан.png"), (pdf_file(picture()), "скан.pdf")):
        with pytest.raises(NeedsTool) as refusal:
            outside.open_source(data, name)
        assert refusal.value.tool == "tesseract"


def test_words_seen_in_a_picture_are_marked_as_recognised(programs: Path) -> None:
    program(programs, "tesseract", 'test "$1" = --list-langs && echo rus || cat table')

    source = outside.open_source(PNG, "скан.png")

    assert (source.raw, source.is_recognised, source.media_type) == ("Приложение", True, "image/png")
    assert [block.path for block in source.blocks] == ["s1/p1"]


def test_pages_that_are_pictures_are_recognised_in_their_place(programs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(programs, "tesseract", 'test "$1" = --list-langs && echo rus || sed "s/Приложение/$(head -c 2)/" table')
    monkeypatch.setattr(pdf, "MAX_RECOGNISED", 1)

    source: SourceText = outside.open_source(pdf_file(line(70, 80, WORDS), picture(), picture()), "скан.pdf")

    assert source.raw == f"{WORDS}\n\nP5"
    assert (source.is_recognised, source.unread) == (True, ("s3",))


def test_a_picture_without_words_has_none_and_a_broken_one_is_damaged(programs: Path) -> None:
    program(programs, "tesseract", 'test "$1" = --list-langs && echo rus || echo')
    with pytest.raises(NoText):
        outside.open_source(PNG, "скан.png")

    program(programs, "tesseract", 'test "$1" = --list-langs && echo rus || exit 1')
    with pytest.raises(DamagedFile):
        outside.open_source(PNG, "скан.png")


@pytest.mark.skipif(not recognise.is_installed(), reason="tesseract with Russian is not installed here")
def test_tesseract_itself_sees_the_words_of_a_drawn_page() -> None:
    drawn = behind_wall.picture(pdf_file(line(70, 80, "TOMATO 2025", 24)), 1)

    assert "ТОМАТО 2025" in recognise.read(drawn).raw  # letters that look alike are taken for Russian ones


@pytest.mark.skipif(not recognise.is_installed(), reason="tesseract with Russian is not installed here")
def test_a_page_that_was_scanned_on_its_side_is_recognised() -> None:
    words = ("TOMATO KAMA HOBA TEMA", "POCA TEMA MAMA TOMAT", "KAMA MOCT COMA BECHA", "HOBA MOCT TEMA KAMA")
    page = "".join(line(70, 80 + 30 * number, f"{text} 2025", 24) for number, text in enumerate(words))

    read = recognise.read(behind_wall.picture(pdf_file(page, rotate=90), 1)).raw

    assert read.index("ТОМАТО КАМА") < read.index("РОСА ТЕМА") < read.index("НОВА МОСТ ТЕМА КАМА 2025")


@pytest.mark.parametrize(
    ("languages", "upright", "turned", "taken"),
    [
        ("osd rus", 20, 90, "turned"),
        ("osd rus", 20, 10, "upright"),
        ("osd rus", 70, 90, "upright"),
        ("rus", 20, 90, "upright"),
    ],
)
def test_a_page_of_hardly_a_sure_word_is_turned_where_tesseract_can_see_how(
    programs: Path, languages: str, upright: int, turned: int, taken: str
) -> None:
    (programs / "1").write_text(TABLE.replace("9\tПриложение", f"{turned}.5\tturned"), encoding="utf-8")
    (programs / "3").write_text(TABLE.replace("9\tПриложение", f"{upright}.5\tupright"), encoding="utf-8")
    program(programs, "tesseract", f'test "$1" = --list-langs && echo {languages} || cat {programs}/$6')

    assert recognise.read(PNG).raw == taken


def test_documents_of_an_archive_are_opened_with_what_the_machine_has(programs: Path) -> None:
    from tests.core.reading.formats.word_files import packed

    program(programs, "tesseract", 'test "$1" = --list-langs && echo rus || cat table')
    data = packed({"скан.png": PNG, "текст.txt": WORDS, "план.pdf": pdf_file(line(70, 80, WORDS))})

    texts = [
        opened.outcome.raw for opened in outside.open_sources(data, "а.zip") if isinstance(opened.outcome, SourceText)
    ]

    assert texts == ["Приложение", WORDS, WORDS]
