"""The list of a thousand agreements: the server's time for one answer, beside the list of issues in Roundup.

Both are asked as WSGI applications in this process, without a network, both on SQLite and warm. Ours is a page of the
register as a coordinator sees it: all thousand counted for the day, filtered by a sector and by when a notice falls,
searched by a word, sorted by the last day, twenty-five shown. Roundup's is its list of a thousand issues, filtered by a
word and sorted, as many shown, without signing in; it counts no terms.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bench.agreement_page import PEER, answer, environment, session_of
from bench.result import Result
from bench.timing import medians_ms

NAME, RUNS, ROWS = "register_page", 30, 1000
PARTNERS = ("Чувашия", "Башкортостан", "Москва", "Пермский край", "Дагестан", "Ингушетия", "Марий Эл", "Беларусь")
SECTORS = ("Торговля", "Туризм", "Культура", "Образование", "Промышленность")


def measure() -> Result:
    """Return the median processor time of one answer; the peer's too, where it is installed."""
    with tempfile.TemporaryDirectory() as folder:
        plain, asked, first_ms = our_lists(Path(folder))
        [list_ms] = medians_ms(plain, runs=RUNS)
        notes = [
            f"{ROWS} agreements, filtered, searched and sorted; processor time, median of {RUNS} warm runs",
            f"the whole list {list_ms:.0f} ms; the first answer for a day, nothing remembered, {first_ms:.0f} ms",
        ]
        if find_spec(PEER) is None:
            notes.append(f"{PEER} was not measured: not installed here. `make bench` installs it")
            [value] = medians_ms(asked, runs=RUNS)
            return Result(NAME, value, "ms", RUNS, peer=PEER, notes=tuple(notes))
        value, theirs = medians_ms(asked, roundup_list(Path(folder) / PEER), runs=RUNS)
        return Result(NAME, value, "ms", RUNS, peer=PEER, peer_value=theirs, notes=tuple(notes))


def our_lists(folder: Path) -> tuple[Callable[[], object], Callable[[], object], float]:
    """Make a thousand agreements; return how the list is asked for, how it is filtered, and the first answer's time."""
    os.environ |= {"KUNAK_DATA": str(folder), "KUNAK_DATABASE_URL": "", "KUNAK_COLLECTED": "1"}
    from kunak.config.commands import start
    from kunak.config.commands.prepare import prepare

    if not start.django() or not prepare():
        sys.exit("the register cannot be made ready in a temporary folder")
    from django.utils import translation

    from kunak.agreements import services
    from kunak.config.wsgi import application

    with translation.override("ru"):
        by = coordinator()
        services.run_import(import_id=services.begin_import(name="bench.csv", data=table(), by=by).pk)
    cookie = f"kunak_session={session_of(by)}"

    def page(**asked: str) -> Callable[[], object]:
        from urllib.parse import urlencode

        wanted = environment("/agreements/", HTTP_COOKIE=cookie) | {"QUERY_STRING": urlencode(asked)}
        return lambda: answer(application, wanted)

    page(on="2001-01-01")()  # templates and sentences are there, no standing of the day measured is
    first_ms = _once_ms(page())
    return page(), page(sector="tourism", notice="3650", q="ярмарками", sort="end"), first_ms


def _once_ms(call: Callable[[], object]) -> float:
    from time import process_time_ns

    began = process_time_ns()
    call()
    return (process_time_ns() - began) / 1e6


def coordinator() -> Any:
    """Return a coordinator of Tatarstan."""
    from kunak.people.models import Membership, Person
    from kunak.people.services import side_for

    person = Person.objects.create(email="bench@example.org", name="Координатор", password="!")  # noqa: S106 (nobody signs in with it)
    Membership.objects.create(
        person=person, side=side_for(name="Республика Татарстан", code="RU-TA"), role="coordinator"
    )
    return person


def table() -> bytes:
    """Return the table that the agreements come in with: five years and then yearly, notices, sectors, commitments."""
    from kunak.core.sheets import csv_sheet

    heads = ["kind", "title", "parties", "signed_on", "term", "renewal", "renewal_period", "notice", "commitments"]
    return csv_sheet([heads, *(_row(number) for number in range(ROWS))])


def _row(number: int) -> list[str]:
    partner, year = PARTNERS[number % len(PARTNERS)], 2008 + number % 18
    day = f"{year}-{1 + number // 8 % 12:02}-{1 + number // 96:02}"
    promises = "\n".join(f"{one}: проводить ярмарки и обмен опытом" for one in SECTORS[: 1 + number % 5])
    terms = ["5 лет", "автоматическая", "1 год", "6 месяцев"] if number % 3 else ["3 года", "", "", ""]
    return ["Соглашение", f"о сотрудничестве, {number}", f"Татарстан; {partner}", day, *terms, promises]


def roundup_list(home: Path, count: int = ROWS) -> Callable[[], object]:
    """Make a classic tracker with so many issues in a folder; return how their list is asked for."""
    from roundup import admin, init, instance, password
    from roundup.cgi.wsgi_handler import RequestDispatcher

    settings = {"rdbms_backend": "sqlite", "tracker_web": "http://localhost/", "mail_domain": "localhost"}
    init.install(str(home), admin.AdminTool().listTemplates()["classic"]["path"], settings=settings)
    tracker = instance.open(str(home))
    tracker.init(password.Password("admin", config=tracker.config))
    database = tracker.open("admin")
    for number in range(count):
        database.issue.create(title=f"Agreement on cooperation, fairs, {number}", priority=str(1 + number % 5))
    database.commit()
    database.close()
    application = RequestDispatcher(str(home))
    asked = "@columns=title,activity,status,creator&title=fairs&@sort=-activity&@pagesize=25&@startwith=0"
    return lambda: answer(application, environment("/issue") | {"QUERY_STRING": asked})
