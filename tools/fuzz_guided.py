"""Let atheris look for files that are not taken well: `python -m tools.fuzz_guided KIND [--seconds N] [--keep FOLDER]`.

It changes valid files and keeps a change that leads to lines of ours which none led to before: so it comes deeper than
`fuzz_formats`, which changes them at random. What is opened is read, too. The first fault ends the run: its file is
kept and the exit status is not 0. PDF is left to `fuzz_formats`: its library is not ours and stands behind a wall.

`pip install atheris` first, into the environment of development; it is not of that, for few machines take it.
"""

import argparse
import sys
import zipfile
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

import atheris  # noqa: E402  the path comes first

with atheris.instrument_imports(include=["kunak.core.reading"]):
    from kunak.core.reading import read, to_json
    from kunak.core.reading.formats import open_sources
    from kunak.core.reading.source import SourceText

from tests.core.reading.formats.seeds import SEEDS  # noqa: E402
from tools.fuzz_formats import check  # noqa: E402

KINDS = sorted(set(SEEDS) - {"PDF"})
SECONDS_A_FILE, MEGABYTES, LONGEST = 20, 600, 60_000
MOST_READ = 5_000  # letters; what a longer text costs is for `bench`
MOST_INNER = 1 << 20  # bytes of a part of an archive that is changed


def main() -> None:
    """Fuzz one kind until the time is over or a fault is found."""
    ask = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    ask.add_argument("kind", choices=KINDS)
    ask.add_argument("--seconds", type=int, default=600)
    ask.add_argument("--keep", type=Path, default=Path("fuzzed"), help="folder for files found; a later run goes on")
    asked = ask.parse_args()
    folder = asked.keep / f"guided-{asked.kind.lower()}"
    folder.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(SEEDS[asked.kind]):
        (folder / f"seed-{number}").write_bytes(data)
        take(data, f"file.{asked.kind.lower()}")  # the dictionary is loaded now: libFuzzer counts by the clock
    options = {
        "max_total_time": asked.seconds,
        "timeout": SECONDS_A_FILE,
        "rss_limit_mb": MEGABYTES,
        "max_len": LONGEST,
        "artifact_prefix": f"{asked.keep}/",
    }
    atheris.Setup(
        [sys.argv[0], *(f"-{name}={value}" for name, value in options.items()), str(folder)],
        lambda data: take(data, f"file.{asked.kind.lower()}"),
        custom_mutator=changed,
    )
    atheris.Fuzz()


def take(data: bytes, name: str) -> None:
    """Open a file and read each text in it; whatever is raised is a fault."""
    for opened in open_sources(data, name):
        if isinstance(opened.outcome, SourceText):
            check(opened.outcome)
            if len(opened.outcome.raw) <= MOST_READ:
                to_json(read(opened.outcome))


def changed(data: bytes, most: int, seed: int) -> bytes:
    """Return a file changed in one place: of an archive inside a part, for a change of its bytes only breaks it."""
    parts = _parts(data)
    if not parts or seed % 8 == 0:
        return bytes(atheris.Mutate(data, most))
    name = list(parts)[seed % len(parts)]
    parts[name] = bytes(atheris.Mutate(parts[name], max(len(parts[name]), most)))
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, inner in parts.items():
            archive.writestr(part, inner)
    return out.getvalue() if len(out.getvalue()) <= most else data


def _parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of an archive; none of what is no archive, or of too large a one."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            small = all(part.file_size <= MOST_INNER for part in archive.infolist())
            return {part.filename: archive.read(part) for part in archive.infolist()} if small else {}
    except Exception:  # not ours: the standard library raises many things at a broken archive
        return {}


if __name__ == "__main__":
    main()
