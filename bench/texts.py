"""Texts to measure with: variants of the project's own documents, each with days, numbers and a name of its own."""

import random
import re
from collections.abc import Iterator, Sequence

from tests.corpus.loader import documents

_NUMBER, _YEAR = re.compile(r"(?<![\d-])\d{1,2}(?![\d-])"), re.compile(r"\b20[012]\d\b")
_SYLLABLES = str.split("ба ве го ди жу за ки ло ма не по ра су та фе ха")


def own_texts() -> list[str]:
    """Return the texts of the project's own documents."""
    return [document.text for document in documents()]


def variants(texts: Sequence[str], count: int) -> Iterator[str]:
    """Yield so many texts, no two of them alike, the same in every run."""
    chance = random.Random(2025)  # noqa: S311
    for number in range(count):
        text = _NUMBER.sub(lambda _: str(chance.randint(1, 28)), texts[number % len(texts)])
        text = _YEAR.sub(lambda _: str(chance.randint(2010, 2029)), text)
        name = "".join(chance.choices(_SYLLABLES, k=3)).capitalize()
        yield f"{text}\n\nСообщает {name}ов, {name.lower()}ский корреспондент.\n"
