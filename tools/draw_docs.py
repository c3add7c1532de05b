"""Draw the documents that come from the code: states, commands, settings; with --check, prove them fresh."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from draw_due import due_rules  # noqa: E402
from draw_kinds import kinds  # noqa: E402

from kunak.core import lifecycle  # noqa: E402

TABLES = {
    "Reading": lifecycle.READING_MOVES,
    "Candidate": lifecycle.CANDIDATE_MOVES,
    "Version": lifecycle.VERSION_MOVES,
    "Measure": lifecycle.MEASURE_MOVES,
    "Act after the signing": lifecycle.ACT_MOVES,
    "RegisterImport": lifecycle.IMPORT_MOVES,
    "Proposal": lifecycle.PROPOSAL_MOVES,
    "Meeting": lifecycle.MEETING_MOVES,
    "Letter": lifecycle.LETTER_MOVES,
}
COMMANDS = [
    [],
    ["run"],
    ["worker"],
    ["read"],
    ["archive"],
    ["reading", "report"],
    ["standing"],
    ["journal", "verify"],
    ["lists", "verify"],
    ["user", "add"],
    ["user", "password"],
    ["remind"],
    ["sample", "load"],
]
# One process tells the help of all commands in a language.
HELP = """
import contextlib, sys
from kunak.config import cli
for command in sys.argv[1:]:
    with contextlib.suppress(SystemExit):
        cli.main([*command.split(), "--help"])
    print(end="\\0\\n")
"""


def states() -> str:
    """Return the moves of each record's states as Mermaid diagrams."""
    return "\n".join(["# States", "", "Drawn from `kunak.core.lifecycle` by `make docs`.", "", *_diagrams()])


def _diagrams() -> Iterator[str]:
    for name, moves in TABLES.items():
        yield from (f"## {name}", "", "```mermaid", "stateDiagram-v2", f"    [*] --> {next(iter(moves))}")
        for source, targets in moves.items():
            yield from (f"    {source} --> {target}" for target in sorted(targets))
            if not targets:
                yield f"    {source} --> [*]"
        yield from ("```", "")


def commands(language: str) -> str:
    """Return the help of every command, as it is printed."""
    head = "# The command" if language == "en" else "# Команда"
    parts = [head, "", "Drawn by `make docs`." if language == "en" else "Составлено командой `make docs`.", ""]
    environment = os.environ | {"LANGUAGE": language, "COLUMNS": "110", "PYTHONPATH": str(ROOT / "src")}
    call = [sys.executable, "-c", HELP, *map(" ".join, COMMANDS)]
    told = subprocess.run(call, env=environment, check=True, capture_output=True, text=True).stdout
    for command, words in zip(COMMANDS, told.split("\0\n"), strict=False):
        parts += [f"## kunak {' '.join(command)}".rstrip(), "", "```", words.rstrip(), "```", ""]
    return "\n".join(parts)


def settings() -> str:
    """Return the variables of the environment with their defaults, as the sample of settings has them."""
    rows, told = [], []
    for line in (ROOT / ".env.sample").read_text(encoding="utf-8").splitlines()[2:]:
        if line.startswith("#"):
            told.append(line.removeprefix("# "))
        elif line:
            name, _, value = line.partition("=")
            rows.append(f"| `{name}` | {f'`{value}`' if value else ''} | {' '.join(told)} |")
            told = []
    head = [
        "# Settings",
        "",
        "Drawn from `.env.sample` by `make docs`. A value that cannot be used stops the start and is named.",
    ]
    return "\n".join([*head, "", "| variable | default | what it does |", "|---|---|---|", *rows, ""])


def columns(language: str) -> str:
    """Return the columns of the register's table, as the product reads and writes them."""
    from django.utils import translation

    from kunak.agreements.tables.columns import COLUMNS, NEEDED

    with translation.override(language):
        rows = [
            f"| {one.label}{' *' if one.code in NEEDED else ''} | `{one.code}` | {one.hint}{_counted(one, language)} |"
            for one in COLUMNS
        ]
    return "\n".join([*COLUMN_HEADS[language], "|---|---|---|", *rows, ""])


def _counted(column: object, language: str) -> str:
    told = {"en": " (counted; not read)", "ru": " (вычисляется; не читается)"}
    return told[language] if getattr(column, "is_computed", False) else ""


COLUMN_HEADS = {
    "en": [
        "# Columns of the register's table",
        "",
        "Drawn from `agreements/tables/columns.py` by `make docs`. What they are for: [tables](../how-to/tables.md).",
        "",
        "The head of a column is its name in either language or its code. A star marks those that a table needs.",
        "",
        "| column | code | what it holds |",
    ],
    "ru": [
        "# Столбцы таблицы реестра",
        "",
        "Составлено командой `make docs`. Как выгрузить и загрузить: [таблицы](../how-to/tables.ru.md).",
        "",
        "Заголовок столбца — его название на любом из двух языков или код. Звёздочкой отмечены обязательные.",
        "",
        "| столбец | код | что в нём |",
    ],
}


def drawn() -> dict[Path, str]:
    """Return each drawn document with its text."""
    reference = ROOT / "docs" / "reference"
    _start_django()
    return {
        reference / "due-rules.md": due_rules("en"),
        reference / "due-rules.ru.md": due_rules("ru"),
        reference / "measure-kinds.md": kinds("en"),
        reference / "measure-kinds.ru.md": kinds("ru"),
        reference / "register-columns.md": columns("en"),
        reference / "register-columns.ru.md": columns("ru"),
        reference / "states.md": states(),
        reference / "settings.md": settings(),
        reference / "command.md": commands("en"),
        reference / "command.ru.md": commands("ru"),
    }


def _start_django() -> None:
    """Start Django on a folder that is thrown away: words of columns are the product's own."""
    import django

    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"KUNAK_DATA": folder, "DJANGO_SETTINGS_MODULE": "kunak.config.settings"}
        django.setup()


def main(arguments: list[str]) -> int:
    """Write the documents, or return 1 where one is not fresh."""
    stale = [path for path, text in drawn().items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    if "--check" in arguments:
        print(
            *(f"{path.relative_to(ROOT)} is not fresh: make docs" for path in stale),
            sep="\n",
            end="\n" if stale else "",
        )
        return 1 if stale else 0
    for path, text in drawn().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
