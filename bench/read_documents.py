"""Reading documents of 3 KB on one core, none read before, beside natasha's full pipeline and a plain scan by `re`.

The floor is what eight searches of `re` take for the same text: days, acts, parties, terms and the like, one pattern
each, whose matches nobody judges or puts together. No reader can be quicker that looks at the text at all.
"""

import gc
import re
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from statistics import median
from time import process_time_ns
from typing import TypeVar

from bench.read_seed import PEER_PACKAGES, natasha_pipeline
from bench.result import Result
from bench.texts import own_texts, variants
from kunak.config.reading_in_bulk.worker import BETWEEN_COLLECTIONS
from kunak.core.reading import read
from kunak.core.reading.formats import open_source

Given = TypeVar("Given")
NAME, DOCUMENTS, WARM_UP, OF_PEER = "read_documents", 400, 400, 40
BYTES = 2_500, 3_500
FLOOR = [
    re.compile(pattern)
    for pattern in (
        r"\d{1,2}\s(?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр)\w*\s\d{4}",
        r"(?:соглашени|договор|меморандум|протокол|план)\w*",
        r"между\s[^.]{3,90}?\sи\s[А-ЯЁ][^.]{3,60}",
        r"[А-ЯЁ][а-яё]+\s[А-ЯЁ][а-яё]+",
        r"(?:министр|губернатор|глава|председател|директор)\w*",
        r"(?:на|сроком на|в течение)\s\w+\s(?:год|лет|месяц)\w*",
        r"(?:подписал|подписан|заключил|заключен)\w*",
        r"(?:продл|пролонг)\w*",
    )
]


def measure() -> Result:
    """Return the median processor time of a document, each read once; the peer's for some of the same ones."""
    chosen = [text for text in own_texts() if BYTES[0] <= len(text.encode()) <= BYTES[1]]
    texts = list(variants(chosen, WARM_UP + DOCUMENTS))
    sources = [open_source(text.encode(), "release.txt") for text in texts]
    gc.set_threshold(BETWEEN_COLLECTIONS)  # as a process of `kunak read --out` does
    for source in sources[:WARM_UP]:
        read(source)
    ours = each_ms(read, sources[WARM_UP:])
    floor = each_ms(scan, texts[WARM_UP:])
    size = sum(len(text.encode()) for text in texts[WARM_UP:]) / DOCUMENTS
    characters = sum(map(len, texts[WARM_UP:])) / DOCUMENTS
    mean = sum(ours) / len(ours)
    notes = [
        f"{DOCUMENTS} variants of {len(chosen)} documents, {size:.0f} bytes or {characters:.0f} characters on average",
        f"{1000 / mean:.0f} documents a second on one core; of 3,000 characters, {1000 / mean * characters / 3000:.0f}",
        f"the plain scan takes {median(floor):.3f} ms: reading is {median(ours) / median(floor):.1f} times that",
    ]
    missing = [package for package in PEER_PACKAGES if find_spec(package) is None]
    if missing:
        notes.append(
            f"natasha was not measured: not installed here: {', '.join(missing)}. `make bench` installs all of it"
        )
        return Result(NAME, median(ours), "ms", DOCUMENTS, peer="natasha", notes=tuple(notes))
    pipeline = natasha_pipeline()
    theirs = each_ms(pipeline, texts[: 3 + OF_PEER])[3:]
    return Result(NAME, median(ours), "ms", DOCUMENTS, peer="natasha", peer_value=median(theirs), notes=tuple(notes))


def scan(text: str) -> int:
    """Return how many matches the plain patterns find."""
    return sum(1 for pattern in FLOOR for _ in pattern.finditer(text))


def each_ms(call: Callable[[Given], object], given: Sequence[Given]) -> list[float]:
    """Return the processor time of each call in milliseconds."""
    times = []
    for one in given:
        began = process_time_ns()
        call(one)
        times.append((process_time_ns() - began) / 1e6)
    return times
