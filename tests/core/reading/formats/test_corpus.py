"""The corpus's files in other formats hold the words of its texts."""

import re
from pathlib import Path

import pytest

from kunak.core.reading.formats import open_source

pytestmark = pytest.mark.corpus

NAMES = (
    "007-amur-heihe.html",
    "010-dagestan-chuvashia-parliaments.docx",
    "018-archive-1996.txt",
    "021-split-posts.html",
    "032-doubled-lead-khakasia.html",
    "066-plan-table-dagestan.docx",
    "077-article-only-final.rtf",
    "081-text-consent-only.odt",
    "092-report-chechnya-kursk.txt",
    "108-neg-today-will.txt",
)
_OTHER_NEWS = re.compile(r"^чит\w+ также.*", re.DOTALL | re.MULTILINE | re.IGNORECASE)
_FOLDED = str.maketrans({"–": "-", "—": "-", "«": '"', "»": '"', "|": " ", "a": "а"})


def words(text: str) -> list[str]:
    return _OTHER_NEWS.sub("", text.translate(_FOLDED)).split()


@pytest.mark.parametrize("name", NAMES)
def test_a_file_has_the_words_of_its_text_in_order_and_no_others(shared: Path, name: str) -> None:
    text = (shared / "corpus" / "texts" / name).with_suffix(".txt").read_text(encoding="utf-8")

    source = open_source((shared / "corpus" / "files" / name).read_bytes(), name)

    assert words(source.raw) == words(text)


def test_the_release_is_kept_to_the_character(seed: bytes) -> None:
    source = open_source(seed, "press-release.txt")

    assert source.raw == seed.decode()
    assert source.raw[source.blocks[0].start : source.blocks[0].end] == "30.05.2025 г."
