"""Compile the reader's patterns beforehand, for this Python: a start need not. Run when all is set up."""

import sys
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from kunak.core import reading  # noqa: E402  the path comes first
from kunak.core.reading import later, patterns  # noqa: E402
from kunak.core.reading.needles import with_edge_after  # noqa: E402
from kunak.core.reading.programs import FILE, kept, program_of  # noqa: E402

TARGET = ROOT / "src" / "kunak" / "core" / "reading" / FILE


def main() -> None:
    """Write the file, whole or not at all."""
    for module in walk_packages(reading.__path__, "kunak.core.reading."):
        import_module(module.name)
    asked = {(with_edge_after(way.pattern), way.flags) for one in patterns.ALL for way in one.ways}
    asked |= {(one.pattern, one.flags) for one in patterns.ALL}
    asked |= {(with_edge_after(one.pattern), one.flags) for one in later.ALL}
    beside = TARGET.with_suffix(".new")
    beside.write_bytes(kept({(pattern, flags): program_of(pattern, flags) for pattern, flags in sorted(asked)}))
    beside.replace(TARGET)


if __name__ == "__main__":
    main()
