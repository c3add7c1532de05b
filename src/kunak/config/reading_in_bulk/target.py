"""Where rows go: a folder of parts, a file of lines, or a table; and the folder where they wait until all are there."""

import shutil
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kunak.config.reading_in_bulk import tables

ROWS_PER_PART = 10_000
UNFINISHED = "unfinished"


class Shape(StrEnum):
    """What the output is."""

    FOLDER = "folder"
    LINES = "lines"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Target:
    """An output and its shape."""

    path: Path
    shape: Shape

    @property
    def folder(self) -> Path:
        """Return the folder of what is not finished: beside a file, within a folder."""
        if self.shape == Shape.FOLDER:
            return self.path / UNFINISHED
        return self.path.with_name(f"{self.path.name}.{UNFINISHED}")

    @property
    def is_taken(self) -> bool:
        """Tell whether there is something that no unfinished run of ours explains."""
        if self.shape == Shape.FOLDER and self.path.is_dir():
            return any(entry != self.folder for entry in self.path.iterdir())
        return self.path.exists()

    @property
    def rows_per_part(self) -> int | None:
        """Return after how many rows a new part begins; None where all rows are one part."""
        return ROWS_PER_PART if self.shape == Shape.FOLDER else None

    def part(self, number: int) -> Path:
        """Return the file of a part, numbered from one, while the run is not finished."""
        return self.folder / f"part-{number:05}.jsonl"

    def publish(self, parts: int) -> None:
        """Put whole parts into their place and remove the folder; done again after a kill in the midst of it."""
        if self.shape == Shape.FOLDER:
            for number in range(1, parts + 1):
                _move(self.part(number), self.path / self.part(number).name)
        elif self.shape == Shape.LINES:
            _move(self.part(1), self.path)
        elif self.part(1).exists():
            table = self.folder / "table.parquet"
            tables.write(self.part(1), table)
            _move(table, self.path)
        shutil.rmtree(self.folder)

    def forget(self) -> None:
        """Remove the folder of what is not finished, and that of the output where it holds nothing else."""
        shutil.rmtree(self.folder, ignore_errors=True)
        if self.shape == Shape.FOLDER:
            with suppress(OSError):  # there is something in it
                self.path.rmdir()


def target_of(path: str) -> Target | None:
    """Return the output that a path names; None where its ending names a format that is not written."""
    suffix = Path(path).suffix.lower()
    if Path(path).is_dir() or path.endswith("/"):
        return Target(Path(path), Shape.FOLDER)
    shapes = {".jsonl": Shape.LINES, ".parquet": Shape.TABLE, "": Shape.FOLDER}
    return Target(Path(path), shapes[suffix]) if suffix in shapes else None


def _move(source: Path, to: Path) -> None:
    if source.exists():
        source.replace(to)
