"""Change texts of our test documents at random and read them: `python -m tools.fuzz_reading [--seconds N] [--seed N]`.

Each must give a record that fits the schema, with spans inside the text, within time and memory. What does not is kept
and told; the exit status is 1 then. `fuzz_formats.py` does the same for files; this one begins where they are opened.
"""

import argparse
import random
import re
import signal
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests.core.reading.fitting import validator  # noqa: E402  the path comes first
from tests.corpus.loader import documents  # noqa: E402
from tools.fuzz_formats import endured, hung, peak, worked  # noqa: E402

from kunak.core.reading import read, to_json  # noqa: E402
from kunak.core.reading.formats import open_source  # noqa: E402
from kunak.core.reading.formats.errors import FormatError  # noqa: E402

SLOWEST = 20
"""Seconds of work for 100,000 letters, of which a usual text takes a fifth of one."""

LONGEST = 120_000
PIECES = re.compile(r"[^.!?\n]+[.!?\n]*")
STRANGE = (
    "\u00ad",
    "\u0301",
    "\u200b",
    "\u202e",
    "\ufeff",
    "\u00a0",
    "\u2028",
    "\t",
    "\r",
    "\0",
    "\U0001f91d",
    "ﬁ",
    "İ",
    "ß",
    "№",
    "§",
    "«",
    "»",
    '"',
    "„",
    "(",
    ")",
    "–",
    "—",
    "-",
    ";",
    ":",
    "…",
    "/",
    "|",
    "%",
    "1",
    "999999999999",
    "0",
)
DAYS = (
    "31 февраля 2023 года",
    "29 февраля 2023 г.",
    "00.00.0000",
    "32.13.2021",
    "5 мая 9999 года",
    "1 января 1 года",
    "99 лет",
    "0 дней",
    "минус два года",
    "до 31 декабря 9999 года",
    "через сто тысяч лет",
    "вчера, 3 мая",
    "в XIX веке",
    "тысячу лет назад",
)


def main() -> int:
    """Fuzz the reader for the time asked for."""
    ask = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ask.add_argument("--seconds", type=int, default=60, help="of work")
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--keep", type=Path, default=Path("fuzzed"), help="folder for texts that are not taken well")
    asked = ask.parse_args()
    signal.signal(signal.SIGPROF, hung)
    return 1 if fuzz(asked.seconds, random.Random(asked.seed), asked.keep) else 0


def fuzz(seconds: int, chance: random.Random, keep: Path) -> int:
    """Read changed texts for so many seconds of work; return how many were not taken well."""
    texts, checks = [document.text for document in documents()], validator()
    read_texts, faults, longest, until = Counter[str](), 0, 0.0, worked() + seconds
    while worked() < until:
        text, began = changed(texts, chance), time.process_time()
        allowed = max(2.0, SLOWEST * len(text) / 100_000)
        with endured(text.encode(), keep / f"text-{faults + 1}.txt", allowed) as found:
            read_texts[check(text, checks)] += 1
        faults += len(found)
        longest = max(longest, (time.process_time() - began) * 100_000 / max(len(text), 10_000))
    told = ", ".join(f"{name} {count}" for name, count in read_texts.most_common())
    print(f"{faults} faults; {told}; slowest {longest:.2f} s for 100,000 letters; {peak()} MB", flush=True)
    return faults


def check(text: str, checks: Any) -> str:
    """Read a text and look at what a record promises; return what became of it."""
    try:
        source = open_source(text.encode(), "a.txt")
    except FormatError:
        return "refused"
    record = to_json(read(source))
    for error in checks.iter_errors(record):
        raise ValueError(f"{error.json_path}: {error.message[:200]}")
    for start, end in spans(record):
        if not 0 <= start < end <= len(source.raw) or not source.raw[start:end].strip():
            raise ValueError(f"words that are none: {start} to {end} of {len(source.raw)}")
    return "agreement" if record["agreements"] else "none"


def spans(part: Any) -> list[tuple[int, int]]:
    """Return the places of a record or a part of it."""
    if isinstance(part, list):
        return [span for one in part for span in spans(one)]
    if not isinstance(part, dict):
        return []
    if part.keys() == {"start", "end"}:
        return [(part["start"], part["end"])]
    return [span for one in part.values() for span in spans(one)]


def changed(texts: list[str], chance: random.Random, longest: int = LONGEST) -> str:
    """Return a text changed in one or more of the ways that texts are damaged, glued or written by a foe."""
    text = chance.choice(texts)
    for _ in range(chance.choice((1, 1, 2, 4, 12))):
        text = chance.choice(WAYS)(text, texts, chance)[:longest]
    return text


def _lose(text: str, _: list[str], chance: random.Random) -> str:
    pieces = PIECES.findall(text)
    return "".join(piece for piece in pieces if chance.random() > 0.2)


def _shuffle(text: str, _: list[str], chance: random.Random) -> str:
    pieces = PIECES.findall(text)
    chance.shuffle(pieces)
    return "".join(pieces)


def _splice(text: str, texts: list[str], chance: random.Random) -> str:
    others, pieces = PIECES.findall(chance.choice(texts)), PIECES.findall(text)
    start, place = chance.randrange(len(others) or 1), chance.randint(0, len(pieces))
    return "".join(pieces[:place] + others[start : start + chance.choice((1, 2, 10))] + pieces[place:])


def _repeat(text: str, _: list[str], chance: random.Random) -> str:
    pieces = PIECES.findall(text) or [text]
    start = chance.randrange(len(pieces))
    end = start + chance.choice((1, 1, 2, 5))
    times = chance.choice((2, 10, 300, 2_000))
    many = "".join(pieces[start:end])
    return "".join(pieces[:start]) + many * min(times, LONGEST // max(len(many), 1)) + "".join(pieces[end:])


def _one_line(text: str, _: list[str], chance: random.Random) -> str:
    return text.replace("\n", chance.choice((" ", "", ", ", "; ", " и ")))


def _no_stops(text: str, _: list[str], chance: random.Random) -> str:
    return text.replace(".", chance.choice(("", ",", ";", " и", ":"))).replace("\n", " ")


def _lines(text: str, _: list[str], chance: random.Random) -> str:
    return text.replace(" ", chance.choice(("\n", "  ", "\u00a0", "\t")))


def _case(text: str, _: list[str], chance: random.Random) -> str:
    return chance.choice((text.upper, text.lower, text.title, text.swapcase))()


def _run(text: str, _: list[str], chance: random.Random) -> str:
    place = chance.randint(0, len(text))
    run = chance.choice((*"аЯz1 \n-.,«»(", "и ", "а,", "А.", "1.", "пере", "«а» ", "мини", "1)\n", "в г. "))
    return text[:place] + run * chance.choice((3, 40, 250, 20_000)) + text[place:]


def _strange(text: str, _: list[str], chance: random.Random) -> str:
    letters = list(text)
    for _ in range(chance.choice((1, 5, 60))):
        letters.insert(chance.randint(0, len(letters)), chance.choice(STRANGE))
    return "".join(letters)


def _swap(text: str, _: list[str], chance: random.Random) -> str:
    words = text.split(" ")
    for _ in range(chance.choice((1, 5, 30))):
        one, other = chance.randrange(len(words)), chance.randrange(len(words))
        words[one], words[other] = words[other], words[one]
    return " ".join(words)


def _days(text: str, _: list[str], chance: random.Random) -> str:
    return re.sub(r"\d+(?: [а-я]+ \d+)?", lambda found: chance.choice((found[0], *DAYS)), text)


def _cut(text: str, _: list[str], chance: random.Random) -> str:
    start, end = sorted((chance.randint(0, len(text)), chance.randint(0, len(text))))
    return text[start:end]


WAYS = (_lose, _shuffle, _splice, _splice, _repeat, _one_line, _no_stops, _lines, _case, _run, _strange, _swap)
WAYS += (_days, _cut)


if __name__ == "__main__":
    sys.exit(main())
