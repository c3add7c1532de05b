"""`python -m bench.large.ask 5`: ask every question so often, tell the best times of each; `register_large` calls it.

The best of a few runs stands for a question, since other work on the machine only ever makes it slower.
"""

import json
import sys
from pathlib import Path
from time import perf_counter, process_time
from urllib.parse import urlencode

from bench.agreement_page import answer, environment, session_of
from bench.large.questions import FILTERS, questions


def main(runs: int) -> None:
    """Ask the list of the coordinator of Tatarstan through the whole of the server's application."""
    from kunak.config.commands import start

    if not start.django():
        sys.exit("the large register is not there")
    from kunak.config.wsgi import application
    from kunak.people.models import Person

    cookie = f"kunak_session={session_of(Person.objects.get(email='bench@example.org'))}"

    def times(asked: dict[str, str], address: str) -> tuple[float, float]:
        wanted = environment(address, HTTP_COOKIE=cookie) | {"QUERY_STRING": urlencode(asked)}
        beside = backend_time()
        wall, processor = perf_counter(), process_time()
        answer(application, wanted)
        spent = process_time() - processor + backend_time() - beside
        return (perf_counter() - wall) * 1000, spent * 1000

    times({}, "/agreements/")
    told = []
    for asked in questions(partners()):
        ones = [times(asked, "/agreements/") for _run in range(runs)]
        told.append((urlencode(asked), min(wall for wall, _ in ones), min(processor for _, processor in ones)))
    figures = []
    for asked in FILTERS:  # the second answer is remembered as long as nothing is written
        first, again = (times(asked, "/agreements/statistics/")[1] for _run in range(2))
        figures.append((urlencode(asked), first, again))
    calendar = min(times({}, "/agreements/calendar/")[1] for _run in range(2))
    print(json.dumps({"questions": told, "figures": figures, "calendar": calendar}))


def backend_time() -> float:
    """Return the seconds of the processor that the process of this connection has taken; 0 for SQLite, which has none.

    The application keeps its connection, so its question and this one are answered by one process.
    """
    from django.db import connection

    if connection.vendor == "sqlite":
        return 0.0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        [key] = cursor.fetchone()
    return int(Path(f"/proc/{key}/schedstat").read_text().split()[0]) / 1e9


def partners() -> tuple[str, str]:
    """Return the sides that have the most and the fewest agreements with Tatarstan."""
    from django.db.models import Count

    from kunak.agreements.models import Facet

    own = Facet.objects.filter(side__territory__code="RU-TA", name="partner").annotate(n=Count("agreements"))
    ordered = own.order_by("-n").values_list("value", flat=True)
    return str(ordered[0]), str(ordered[len(ordered) - 1])


if __name__ == "__main__":
    main(int(sys.argv[1]))
