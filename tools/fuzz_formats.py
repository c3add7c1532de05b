"""Change valid files at random and open them: `python -m tools.fuzz_formats [KIND…] [--seconds N] [--seed N]`.

Each file must end in a text or in a refusal, within time and memory. What does not is kept and told; the exit status is
1 then. PDF is opened behind its wall, as in the product.
"""

import argparse
import os
import random
import re
import resource
import signal
import sys
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests.core.reading.formats.seeds import SEEDS  # noqa: E402  the path comes first

from kunak.core.reading.formats import open_sources  # noqa: E402
from kunak.core.reading.source import SourceText  # noqa: E402
from kunak.documents import outside  # noqa: E402
from kunak.documents.outside.behind_wall import MEGABYTES  # noqa: E402

SECONDS_A_FILE = 20
"""Of work, not of the clock: the machine may have other things to do."""

MOST_MEGABYTES = 500

INTERESTING = (
    b"\0",
    b"\xff",
    b"<",
    b">",
    b"&",
    b'"',
    b"{",
    b"}",
    b"\\",
    b"(",
    b")",
    b"[",
    b"]",
    b"9" * 40,
    b"-1",
    b"\n",
)

LONGEST = 5_000_000
TAG = re.compile(rb"<([a-zA-Z][\w:-]*)")
OPENING = re.compile(rb"<([a-zA-Z][\w:-]*)(?:\s[^<>]*)?(?<!/)>")


class Hung(BaseException):
    """A file took too long."""


def main() -> int:
    """Fuzz the kinds asked for, one after the other."""
    ask = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ask.add_argument("kinds", nargs="*", metavar="KIND", help=f"of {', '.join(SEEDS)}; all without")
    ask.add_argument("--seconds", type=int, default=60, help="of work for each kind, of whatever processes")
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--keep", type=Path, default=Path("fuzzed"), help="folder for files that are not taken well")
    asked = ask.parse_args()
    signal.signal(signal.SIGPROF, hung)
    faults = sum(fuzz(kind, asked.seconds, random.Random(asked.seed), asked.keep) for kind in asked.kinds or SEEDS)
    return 1 if faults else 0


def fuzz(kind: str, seconds: int, chance: random.Random, keep: Path) -> int:
    """Open changed files of one kind for so many seconds of work; return how many were not taken well."""
    counts: Counter[str] = Counter()
    until, faults, longest = worked() + seconds, 0, 0.0
    while worked() < until:
        data = changed(chance.choice(SEEDS[kind]), SEEDS[kind], chance)
        began = time.process_time()
        with endured(data, keep / f"{kind.lower()}-{faults + 1}", SECONDS_A_FILE) as found:
            counts.update(outcomes(data, f"file.{kind.lower()}"))
        faults += len(found)
        longest = max(longest, time.process_time() - began)
    told = ", ".join(f"{name} {count}" for name, count in counts.most_common())
    behind = f", behind the wall at most {MEGABYTES}" if kind == "PDF" else ""
    print(f"{kind}: {faults} faults; {told}; longest {longest:.2f} s; {peak()} MB{behind}", flush=True)
    return faults


@contextmanager
def endured(data: bytes, path: Path, seconds: float) -> Iterator[list[str]]:
    """Let work end within seconds of processor time and within memory; what does not is told, its data kept.

    Yields the faults: empty, or with the one that was told once the work is over.
    """
    before, faults = peak(), list[str]()
    try:
        signal.setitimer(signal.ITIMER_PROF, seconds)
        yield faults
        if before <= MOST_MEGABYTES < peak():
            raise MemoryError(f"{before} MB before it, {peak()} MB after")
    except (Exception, Hung):  # whatever comes is what is looked for
        faults.append(traceback.format_exc())
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        print(f"{path}, {len(data)} bytes\n{faults[0]}", flush=True)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def peak() -> int:
    """Return the megabytes that this process had at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def worked() -> float:
    """Return the seconds of processor time of this process and of those it has waited for."""
    return sum(os.times()[:4])


def outcomes(data: bytes, name: str) -> list[str]:
    """Return what became of each document of a file; the promises that every text keeps are looked at."""
    found = []
    for opened in open_sources(data, name, outside.formats()):
        if isinstance(opened.outcome, SourceText):
            check(opened.outcome)
        found.append("text" if isinstance(opened.outcome, SourceText) else type(opened.outcome).__name__)
    return found


def check(source: SourceText) -> None:
    """Prove that blocks stand in order, overlap nowhere and hold words."""
    end = 0
    for block in source.blocks:
        words = source.raw[block.start : block.end]
        if block.start < end or not words or words.strip() != words:
            raise ValueError(f"a block that is none: {block}")
        end = block.end
    source.raw.encode()


def changed(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """Return a file changed in one of the ways that files are damaged, or that people damage them."""
    if data[:2] == b"PK" and chance.random() < 0.7:
        return repacked(data, chance)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        data = chance.choice((_flip, _cut, _repeat, _insert, _splice, _rename, _nest, _nest))(data, others, chance)
    return data


def repacked(data: bytes, chance: random.Random) -> bytes:
    """Return an archive with the inside of one of its parts changed; parts are lost or change places, too."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    number = chance.randrange(len(parts))
    name, inner = parts[number]
    parts[number] = (name, changed(inner, [inner for _, inner in parts], chance))
    if chance.random() < 0.1:
        chance.shuffle(parts)
    if chance.random() < 0.1:
        parts.pop()
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, inner in parts:
            archive.writestr(name, inner)
    return out.getvalue()


def _flip(data: bytes, _: list[bytes], chance: random.Random) -> bytes:
    if not data:
        return data
    place = chance.randrange(len(data))
    return data[:place] + bytes([chance.randrange(256)]) + data[place + 1 :]


def _cut(data: bytes, _: list[bytes], chance: random.Random) -> bytes:
    start, end = sorted((chance.randint(0, len(data)), chance.randint(0, len(data))))
    return data[:start] if chance.random() < 0.2 else data[:start] + data[end:]


def _repeat(data: bytes, _: list[bytes], chance: random.Random) -> bytes:
    start = chance.randint(0, len(data))
    end = min(start + chance.choice((1, 4, 30, 200)), len(data))
    times = chance.choice((2, 10, 300, 5_000))
    return (data[:start] + data[start:end] * times + data[end:])[:LONGEST]


def _insert(data: bytes, _: list[bytes], chance: random.Random) -> bytes:
    place = chance.randint(0, len(data))
    return data[:place] + chance.choice(INTERESTING) * chance.choice((1, 1, 3, 400)) + data[place:]


def _splice(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    other = chance.choice(others)
    start, end = sorted((chance.randint(0, len(other)), chance.randint(0, len(other))))
    place = chance.randint(0, len(data))
    return (data[:place] + other[start:end] + data[place:])[:LONGEST]


def _rename(data: bytes, _: list[bytes], chance: random.Random) -> bytes:
    """Call one kind of element as another, all of them, so that what is well-formed stays so."""
    names = sorted(set(TAG.findall(data)))
    if len(names) < 2:
        return data
    old, new = chance.sample(names, 2)
    if data.count(old) * len(new) > LONGEST:  # a name of a megabyte in a thousand places
        return data
    return re.sub(rb"(</?)" + re.escape(old) + rb"(?=[\s/>])", rb"\g<1>" + new, data)


def _nest(data: bytes, _: list[bytes], chance: random.Random) -> bytes:
    """Put an element into itself, or beside itself, many times."""
    openings = list(OPENING.finditer(data))
    if not openings:
        return data
    opening = chance.choice(openings)
    closing = b"</" + opening[1] + b">"
    end = data.find(closing, opening.end())
    if end < 0:
        return data
    inner = data[opening.end() : end]
    whole = opening[0] + inner + closing
    times = min(chance.choice((2, 10, 200)), LONGEST // len(whole) + 1)
    many = opening[0] * times + inner + closing * times if chance.random() < 0.5 else whole * times
    return (data[: opening.start()] + many + data[end + len(closing) :])[:LONGEST]


def hung(_number: int, _frame: FrameType | None) -> None:
    """End what takes too long: a handler of signals."""
    raise Hung


if __name__ == "__main__":
    sys.exit(main())
