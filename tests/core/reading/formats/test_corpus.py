"""The corpus's files in other formats hold the words of its texts, and the same is read from them."""

import json
import re
from pathlib import Path

import pytest
from tools.scoring.compare import compare

from kunak.core.reading import read, to_json
from kunak.core.reading.formats import open_source

pytestmark = pytest.mark.corpus

NAMES = (
    "007-amur-heihe.html",
    "010-dagestan-chuvashia-parliaments.docx",
    "018-archive-1996.txt",
    "021-split-posts.html",
    "032-doubled-lead-khakasia.html",
    "055-smolensk-vitebsk-feature.pdf",
    "066-plan-table-dagestan.docx",
    "077-article-only-final.rtf",
    "081-text-consent-only.odt",
    "090-text-long-kaliningrad-belarus.pdf",
    "092-report-chechnya-kursk.txt",
    "108-neg-today-will.txt",
)
SIDE_BY_SIDE = {"090-text-long-kaliningrad-belarus.pdf"}  # signatures: the text has them line by line across both
_OTHER_NEWS = re.compile(r"^чит\w+ также.*", re.DOTALL | re.MULTILINE | re.IGNORECASE)
_FOLDED = str.maketrans({"–": "-", "—": "-", "«": '"', "»": '"', "|": " ", "a": "а"})


def words(text: str) -> list[str]:
    return _OTHER_NEWS.sub("", text.translate(_FOLDED)).split()


@pytest.mark.parametrize("name", NAMES)
def test_a_file_has_the_words_of_its_text_in_order_and_no_others(shared: Path, name: str) -> None:
    text = (shared / "corpus" / "texts" / name).with_suffix(".txt").read_text(encoding="utf-8")

    source = open_source((shared / "corpus" / "files" / name).read_bytes(), name)

    assert in_order(words(source.raw), name) == in_order(words(text), name)


@pytest.mark.parametrize("name", NAMES)
def test_as_much_is_read_from_a_file_as_from_its_text(shared: Path, name: str) -> None:
    text = (shared / "corpus" / "texts" / name).with_suffix(".txt").read_bytes()

    found = right_values(shared, name, (shared / "corpus" / "files" / name).read_bytes())

    assert found >= 0.9 * right_values(shared, name, text)  # cells and lines of one table are not read quite alike
    assert found > 0 or name.startswith("108")


def in_order(found: list[str], name: str) -> list[str]:
    return sorted(found) if name in SIDE_BY_SIDE else found


def right_values(shared: Path, name: str, data: bytes) -> int:
    """Return how many values of the gold are read from these bytes."""
    stem = Path(name).stem
    gold = json.loads((shared / "corpus" / "gold" / f"{stem}.json").read_text(encoding="utf-8"))
    tally = compare(stem, gold, to_json(read(open_source(data, name)), with_text=False))
    return tally.right.total()


def test_the_release_is_kept_to_the_character(seed: bytes) -> None:
    source = open_source(seed, "press-release.txt")

    assert source.raw == seed.decode()
    assert source.raw[source.blocks[0].start : source.blocks[0].end] == "30.05.2025 г."
