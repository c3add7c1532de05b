"""`python -m bench.large.ask`: answers what it is asked on its input, a line each; `register_large` asks it.

Asked is a question as JSON, told are the milliseconds by the clock and those of the processor: of this process, and of
that of the database where there is one. Two registers can so be asked in turns, and a slow spell of the machine falls
on both.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time
from typing import Any
from urllib.parse import urlencode

from bench.agreement_page import answer, environment, session_of


def main() -> None:
    """Answer as the coordinator of Tatarstan is answered, through the whole of the server's application."""
    from kunak.config.commands import start

    if not start.django():
        sys.exit("the large register is not there")
    from kunak.people.models import Person

    ask = asking(f"kunak_session={session_of(Person.objects.get(email='bench@example.org'))}")
    named = {"{partner of many}": partners()[0], "{partner of few}": partners()[1], "{agreement}": agreement()}
    for line in sys.stdin:
        address, asked, is_fresh = json.loads(line)
        given = {name: named.get(value, value) for name, value in asked.items()}
        print(
            json.dumps(ask(address.replace("{agreement}", named["{agreement}"]), given, is_fresh=is_fresh)), flush=True
        )


def asking(cookie: str) -> Callable[..., tuple[float, float]]:
    """Return how a page is asked for; what the process remembers is forgotten first where it is to be `fresh`."""
    from django.core.cache import cache

    from kunak.config.wsgi import application

    def ask(address: str, asked: dict[str, str], *, is_fresh: bool) -> tuple[float, float]:
        wanted = environment(address, HTTP_COOKIE=cookie) | {"QUERY_STRING": urlencode(asked)}
        if is_fresh:
            cache.clear()
        served, beside = backend()
        wall, processor = perf_counter(), process_time()
        answer(application, wanted)
        own, clock = process_time() - processor, perf_counter() - wall
        still, since = backend()
        if still != served:  # the application has connected anew meanwhile: nobody has counted what the old one did
            return ask(address, asked, is_fresh=is_fresh)
        return clock * 1000, (own + since - beside) * 1000

    return ask


def backend() -> tuple[int, float]:
    """Return which process answers this connection and the seconds of the processor it has taken; SQLite has none.

    The application keeps its connection, so its question and this one are answered by one process.
    """
    from django.db import connection

    if connection.vendor == "sqlite":
        return 0, 0.0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        [key] = cursor.fetchone()
    return key, int(Path(f"/proc/{key}/schedstat").read_text().split()[0]) / 1e9


def partners() -> tuple[str, str]:
    """Return the sides that have the most and the fewest agreements with Tatarstan."""
    from django.db.models import Count

    from kunak.agreements.models import Facet

    own = Facet.objects.filter(side__territory__code="RU-TA", name="partner").annotate(n=Count("agreements"))
    ordered = own.order_by("-n").values_list("value", flat=True)
    return str(ordered[0]), str(ordered[len(ordered) - 1])


def agreement() -> str:
    """Return an agreement from the middle of the register."""
    from kunak.agreements.models import Agreement

    keys: Any = Agreement.objects.order_by("pk").values_list("pk", flat=True)
    return str(keys[keys.count() // 2])


if __name__ == "__main__":
    main()
