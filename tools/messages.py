"""Collect and compile the translations of all rooms or of those named; with --check, prove them complete and fresh.

Collecting needs gettext (xgettext, msgmerge); checking without it proves what can be proved and says what was left out.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ROOT / "src" / "kunak"


def catalogues() -> list[Path]:
    """Return every catalogue of the rooms."""
    return sorted(ROOMS.glob("*/locale/*/LC_MESSAGES/*.po"))


def collect(room: Path) -> None:
    """Bring a room's catalogue up to date with its sources."""
    environment = os.environ | {"PYTHONPATH": str(ROOMS.parent), "DJANGO_SETTINGS_MODULE": ""}
    domain = "kunak" if room.name == "config" else "django"
    if domain == "kunak":
        template = room / "locale" / "kunak.pot"
        sources = [str(path.relative_to(room)) for path in sorted(room.rglob("*.py"))]
        call = [
            "xgettext",
            "-L",
            "Python",
            "--from-code=UTF-8",
            "--no-wrap",
            "--sort-by-file",
            "--add-location=file",
            "-o",
            str(template),
        ]
        subprocess.run([*call, *sources], cwd=room, check=True)
        catalogue = room / "locale" / "ru" / "LC_MESSAGES" / "kunak.po"
        subprocess.run(
            [
                "msgmerge",
                "--quiet",
                "--no-wrap",
                "--no-fuzzy-matching",
                "--update",
                "--backup=none",
                str(catalogue),
                str(template),
            ],
            check=True,
        )
        template.unlink()
        return
    call = [
        sys.executable,
        "-P",  # a room may have a module named like one of the standard library's
        "-m",
        "django",
        "makemessages",
        "-l",
        "ru",
        "--no-wrap",
        "--no-obsolete",
        "--add-location",
        "file",
    ]
    subprocess.run(call, cwd=room, env=environment, check=True, stdout=subprocess.DEVNULL)


def compile_all() -> None:
    """Write each catalogue's binary beside it."""
    for path in catalogues():
        polib.pofile(str(path)).save_as_mofile(str(path.with_suffix(".mo")))


def faults() -> list[str]:
    """Return what is untranslated, doubtful or compiled from older words."""
    found = []
    for path in catalogues():
        place = path.relative_to(ROOT)
        catalogue = polib.pofile(str(path))
        found += [f"{place}: no translation of {entry.msgid!r}" for entry in catalogue.untranslated_entries()]
        found += [f"{place}: doubtful translation of {entry.msgid!r}" for entry in catalogue.fuzzy_entries()]
        binary = path.with_suffix(".mo")
        there = told(polib.mofile(str(binary))) if binary.exists() else {}
        if told(catalogue.translated_entries()) != there:
            found.append(f"{place}: the compiled file is not fresh: make messages")
    return found


def quarrels() -> list[str]:
    """Return what two rooms translate differently: of one sentence in one context only the first room's is shown."""
    shown: dict[object, tuple[object, Path]] = {}
    found = []
    for path in catalogues():
        for sentence, words in told(polib.pofile(str(path)).translated_entries()).items():
            other, where = shown.setdefault((path.name, sentence), (words, path))
            if other != words:
                found.append(f"{path.relative_to(ROOT)}: {sentence[1]!r} is translated otherwise in {where.parts[-5]}")
    return found


def told(entries: Iterable[polib.POEntry | polib.MOEntry]) -> dict[tuple[str | None, str], object]:
    """Return the translation of each sentence in its context."""
    return {(entry.msgctxt, entry.msgid): entry.msgstr or entry.msgstr_plural for entry in entries}


def missing() -> list[str]:
    """Return sentences in the sources that no catalogue knows; collects into a copy, so nothing here changes."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for room in rooms():
            copy = Path(folder) / "kunak" / room.name
            shutil.copytree(room, copy, ignore=shutil.ignore_patterns("__pycache__", "static"))
            (copy / "locale" / "ru" / "LC_MESSAGES").mkdir(parents=True, exist_ok=True)
            collect(copy)
            for path in sorted(copy.glob("locale/ru/LC_MESSAGES/*.po")):
                known = room / path.relative_to(copy)
                before = {(e.msgctxt, e.msgid) for e in polib.pofile(str(known))} if known.exists() else set()
                fresh = [
                    e.msgid for e in polib.pofile(str(path)) if not e.obsolete and (e.msgctxt, e.msgid) not in before
                ]
                found += [f"{known.relative_to(ROOT)}: does not know {sentence!r}: make messages" for sentence in fresh]
    return found


def rooms() -> list[Path]:
    """Return the rooms that have words for the screen."""
    return sorted(path for path in ROOMS.iterdir() if path.is_dir() and (path / "apps.py").exists())


def main(arguments: list[str]) -> int:
    """Collect and compile, or check; return 1 where something is amiss."""
    has_gettext = shutil.which("xgettext") is not None
    if "--check" in arguments:
        found = faults() + quarrels() + (missing() if has_gettext else [])
        print(*found, sep="\n", end="\n" if found else "")
        if not has_gettext:
            print("Left out: whether all sentences are known (needs gettext: apt-get install gettext)")
        return 1 if found else 0
    if not has_gettext:
        print("gettext is needed: apt-get install gettext")
        return 1
    named = set(arguments)
    for room in (room for room in rooms() if not named or room.name in named):
        (room / "locale" / "ru" / "LC_MESSAGES").mkdir(parents=True, exist_ok=True)
        collect(room)
    compile_all()
    print(*faults(), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
