"""Ten thousand rows come into an empty register: the time from the first look at them to the search in what came.

In a process of its own on SQLite, with two commitments and a coordinator to each row. The peer's figure is that of a
tenth of the rows, ten times: what is above one there is lost or won by size. The notes tell how long others wait for
the database, and how much memory the process took in each case.
"""

import json
import os
import resource
import sys
import tempfile
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

from bench.large.place import run
from bench.result import Result

STATUS = Path("/proc/self/status")
NAME, ROWS, FEW = "register_import", 10_000, 1_000
PARTNERS = ("Чувашия", "Башкортостан", "Москва", "Пермский край", "Дагестан", "Ингушетия", "Марий Эл", "Беларусь")
HEADS = [
    "kind",
    "title",
    "parties",
    "signed_on",
    "place",
    "term",
    "renewal",
    "renewal_period",
    "notice",
    "signatories",
    "coordinators",
    "commitments",
]


def measure() -> Result:
    """Return the seconds of the processor for all rows."""
    many, few = imported(ROWS), imported(FEW)
    notes = [
        f"{count} rows: {told['clock']:.1f} s by the clock; held for {told['held']:.1f} s of the processor; "
        f"{told['before']:.0f} MB before, {told['checked']:.0f} when all rows are checked, {told['most']:.0f} at most"
        for count, told in ((ROWS, many), (FEW, few))
    ]
    peer = few["processor"] * ROWS / FEW
    return Result(NAME, many["processor"], "s", 1, peer="a tenth, ×10", peer_value=peer, notes=tuple(notes))


def imported(count: int) -> dict[str, float]:
    """Return the figures of one import, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        given = {"KUNAK_DATA": folder, "KUNAK_DATABASE_URL": "", "KUNAK_COLLECTED": "1"}
        found: dict[str, float] = json.loads(run("bench.register_import", str(count), given))
        return found


def main(count: int) -> None:
    """Import so many rows and print the figures."""
    from kunak.config.commands import start
    from kunak.config.commands.prepare import prepare

    if not start.django() or not prepare():
        sys.exit("the register cannot be made ready in a temporary folder")
    from django.utils import translation

    from bench.register_page import coordinator
    from kunak.agreements import services
    from kunak.agreements.models import RegisterImport
    from kunak.agreements.services import imports, many
    from kunak.core.sheets import csv_sheet

    held: list[float] = []
    checked: list[float] = []
    written: list[float] = []
    imports._take = timed(imports._take, held)
    imports.told = watched(imports.told, checked)
    many.record_all = watched(many.record_all, written)
    with translation.override("ru"):
        data = csv_sheet([HEADS, *(row(number) for number in range(count))])
        begun = services.begin_import(name="bench.csv", data=data, by=coordinator())
        before, clock, processor = _megabytes(), perf_counter(), process_time()
        services.run_import(import_id=begun.pk)
    told = {"clock": perf_counter() - clock, "processor": process_time() - processor, "held": sum(held)}
    done = RegisterImport.objects.get(pk=begun.pk)
    if done.added != count:
        sys.exit(f"{done.added} of {count} rows came in: {str(done.refused)[:500]}")
    print(json.dumps(told | {"before": before, "checked": checked[-1], "most": max(checked + written)}))


def timed(call: Any, spent: list[float]) -> Any:
    """Return the same call, which notes how long the processor worked on it."""

    def timed_call(*given: Any) -> Any:
        began = process_time()
        try:
            return call(*given)
        finally:
            spent.append(process_time() - began)

    return timed_call


def watched(call: Any, seen: list[float]) -> Any:
    """Return the same call, which notes how much memory there is after it."""

    def watched_call(*given: Any, **named: Any) -> Any:
        answer = call(*given, **named)
        seen.append(_megabytes())
        return answer

    return watched_call


def row(number: int) -> list[str]:
    """Return one agreement of the table; no two are of one day with one partner."""
    day = f"{1996 + number % 30}-{1 + number // 30 % 12:02}-{1 + number // 360 % 28:02}"
    partner = PARTNERS[number // 10_080 % len(PARTNERS)] if number % 3 else PARTNERS[1 + number % 7]
    terms = ["5 лет", "автоматическая", "1 год", "6 месяцев"] if number % 3 else ["3 года", "", "", ""]
    promises = "Торговля: проводить ярмарки\nТуризм: создать общие маршруты"
    signers = "Иванов Иван Иванович, Председатель Правительства\nПетров Пётр Петрович, Глава"
    title = f"о торгово-экономическом сотрудничестве, {number}"
    bodies = f"Министерство экономики; Ведомство № {number % 60}"
    return ["Соглашение", title, f"Татарстан; {partner}", day, "Казань", *terms, signers, bodies, promises]


def _megabytes() -> float:
    """Return the memory of its own that the process has; where the system does not tell it, the most there has been."""
    if STATUS.exists():
        [kilobytes] = (line.split()[1] for line in STATUS.read_text().splitlines() if line.startswith("RssAnon"))
        return int(kilobytes) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kunak.config.settings")
    main(int(sys.argv[1]))
