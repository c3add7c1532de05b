"""Reading the real release: `kunak.core.reading.read` beside natasha's full pipeline.

Ours gives the whole record (parties, signatories, terms, commitments …); natasha gives words, syntax and names, which
is where the work of finding those would begin. Both get the text in memory, both are warm, both have one thread.
"""

import os
import pkgutil
import sys
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from bench.result import Result
from bench.timing import medians_ms
from kunak.core.reading import read
from kunak.core.reading.formats import open_source

NAME, RUNS = "read_seed", 30
ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "src" / "kunak" / "config" / "sample_data" / "release.txt"
PEER_PACKAGES = (
    "natasha",
    "slovnet",
    "navec",
    "yargy",
    "razdel",
    "ipymarkup",
    "intervaltree",
    "sortedcontainers",
    "numpy",
)


def measure() -> Result:
    """Return the median processor time of reading the release once; the peer's too, where it is installed."""
    path, notes = seed()
    source = open_source(path.read_bytes(), path.name)
    notes.append(f"{len(source.raw)} characters, processor time, median of {RUNS} warm runs in turn")
    missing = [package for package in PEER_PACKAGES if find_spec(package) is None]
    if missing:
        notes.append(
            f"natasha was not measured: not installed here: {', '.join(missing)}. `make bench` installs all of it, or "
            "pip install --no-deps --require-hashes -r requirements-bench.txt"
        )
        [ours] = medians_ms(lambda: read(source), runs=RUNS)
        return Result(NAME, ours, "ms", RUNS, peer="natasha", notes=tuple(notes))
    pipeline = natasha_pipeline()
    ours, theirs = medians_ms(lambda: read(source), lambda: pipeline(source.raw), runs=RUNS)
    return Result(NAME, ours, "ms", RUNS, peer="natasha", peer_value=theirs, notes=tuple(notes))


def seed() -> tuple[Path, list[str]]:
    """Return the release to read, and a note where it is not the real one."""
    shared = Path(os.environ.get("KUNAK_SHARED") or ROOT.parent / "shared")
    release = shared / "seed" / "press-release.txt"
    if release.exists():
        return release, []
    return SAMPLE, ["the real release is not here (set KUNAK_SHARED to its folder): the project's sample was read"]


def natasha_pipeline() -> Callable[[str], object]:
    """Return natasha's whole pipeline: segments, morphology, syntax, names, lemmas, normal forms."""
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(variable, "1")  # before numpy: its threads would count as processor time of the peer
    put_pymorphy3_for_pymorphy2()
    natasha = import_module("natasha")

    segmenter, vocabulary = natasha.Segmenter(), natasha.MorphVocab()
    embedding = natasha.NewsEmbedding()
    morphology = natasha.NewsMorphTagger(embedding)
    syntax = natasha.NewsSyntaxParser(embedding)
    names = natasha.NewsNERTagger(embedding)

    def run(text: str) -> object:
        document = natasha.Doc(text)
        document.segment(segmenter)
        document.tag_morph(morphology)
        document.parse_syntax(syntax)
        document.tag_ner(names)
        for token in document.tokens:
            token.lemmatize(vocabulary)
        for span in document.spans:
            span.normalize(vocabulary)
        return document

    return run


def put_pymorphy3_for_pymorphy2() -> None:
    """Let natasha find pymorphy3 where it asks for its forerunner, which does not run on a Python of today."""
    import pymorphy3

    sys.modules.setdefault("pymorphy2", pymorphy3)
    for module in pkgutil.walk_packages(pymorphy3.__path__, "pymorphy3."):
        if "cli" not in module.name:
            sys.modules.setdefault(module.name.replace("pymorphy3", "pymorphy2", 1), import_module(module.name))
