"""The plan of two thousand measures: the server's time and the bytes of its table and timeline, and of saving one.

Asked as a WSGI application in this process, without a network, on SQLite and warm, as a coordinator sees it: a version
in force with executors of both sides, terms and three milestones each. The table is its first page of a hundred, with
the filters, totals and quick choices counted over all; the timeline is a page of a hundred too, on the axis of all.
The draft is one of the next version that differs in every measure, as its writer sees it, with the changes counted.
What goes over the wire is as large as the page: the server does not compress. The peer is Roundup's list of as many
issues, without signing in; it draws no timeline.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bench.agreement_page import PEER, answer, environment, session_of
from bench.register_page import roundup_list
from bench.result import Result
from bench.timing import medians_ms

NAME, RUNS, ROWS = "programme_large", 7, 2000
AT = datetime(2026, 1, 10, 9, tzinfo=UTC)


def measure() -> Result:
    """Return the median processor time of the table; the peer's too, where it is installed."""
    with tempfile.TemporaryDirectory() as folder:
        pages, save = our_plan(Path(folder))
        sizes = {name: len(page()) for name, page in pages.items()}
        times = dict(zip(pages, medians_ms(*pages.values(), runs=RUNS), strict=True))
        [saving] = medians_ms(save, runs=RUNS)
        told = "; ".join(f"{name} {times[name]:.0f} ms, {sizes[name] / 1024:.0f} KB" for name in pages)
        notes = [f"{ROWS} measures, median processor time of {RUNS} warm runs: {told}", f"saving one {saving:.0f} ms"]
        if find_spec(PEER) is None:
            notes.append(f"{PEER} was not measured: not installed here. `make bench` installs it")
            return Result(NAME, times["table"], "ms", RUNS, peer=PEER, notes=tuple(notes))
        [theirs] = medians_ms(roundup_list(Path(folder) / PEER, ROWS), runs=RUNS)
        return Result(NAME, times["table"], "ms", RUNS, peer=PEER, peer_value=theirs, notes=tuple(notes))


def our_plan(folder: Path) -> tuple[dict[str, Callable[[], bytes]], Callable[[], object]]:
    """Make the plan in a folder; return how its pages are asked for, and how a measure of a new version is saved."""
    os.environ |= {"KUNAK_DATA": str(folder), "KUNAK_DATABASE_URL": "", "KUNAK_COLLECTED": "1"}
    from kunak.config.commands import start
    from kunak.config.commands.prepare import prepare

    if not start.django() or not prepare():
        sys.exit("the plan cannot be made ready in a temporary folder")
    from django.db import connection
    from django.utils.timezone import localdate

    from kunak.config import sample
    from kunak.config.wsgi import application
    from kunak.programme import guard
    from kunak.programme.models import Version

    by = sample.load(on=localdate())[0].person
    version = Version.objects.get(state="in_force")
    guard.remove(connection)  # what stands in a version in force is never added to
    fill(version, by)
    guard.install(connection)
    draft = differing(version, by)
    cookie = f"kunak_session={session_of(by)}"

    def asked_for(address: str, **asked: str) -> Callable[[], bytes]:
        from urllib.parse import urlencode

        wanted = environment(address, HTTP_COOKIE=cookie) | {"QUERY_STRING": urlencode(asked)}
        return lambda: answer(application, wanted)

    def page(way: str, **asked: str) -> Callable[[], bytes]:
        return asked_for(f"/programme/version/{version.pk}/{way}", **asked)

    pages = {
        "table": page(""),
        "filtered": page("", q="ярмарки", sector="trade", sort="term"),
        "timeline": page("timeline/"),
        "board": page("board/"),
        "calendar": page("calendar/"),
        "coverage": page("coverage/"),
        "draft": asked_for(f"/programme/version/{draft.pk}/"),
    }
    return pages, saving(draft, by)


def fill(version: Any, by: Any) -> None:
    """Put the measures straight into the tables, with executors of both sides and milestones."""
    from kunak.core import reference
    from kunak.people.models import Organisation
    from kunak.programme.models import Executor, Measure, Milestone

    first, sectors = version.programme.starts_on, list(reference.sectors())
    kinds, start = list(reference.measure_kinds()), version.measures.count()
    measures = Measure.objects.bulk_create(
        Measure(
            version=version,
            order=number,
            sector=sectors[number % len(sectors)],
            kind=kinds[number % len(kinds)],
            text=f"Провести ярмарки и встречи предприятий двух республик по заявкам, очередь {number}",
            term_kind="span",
            starts_on=first + timedelta(days=number % 300),
            ends_on=first + timedelta(days=number % 300 + 60),
            expected_result="Договоры предприятий",
            changed_by=by,
            changed_at=AT,
        )
        for number in range(start, ROWS)
    )
    parties = list(version.programme.agreement.parties.all())
    bodies = [
        (party, Organisation.objects.get_or_create(side=party.side, name=f"Министерство {number}")[0])
        for party in parties
        for number in range(8)
    ]
    Executor.objects.bulk_create(
        Executor(measure=one, party=party, organisation=body, name=body.name)
        for one in measures
        for party, body in bodies[one.order % 8 :: 8]
    )
    Milestone.objects.bulk_create(
        Milestone(measure=one, order=place, name=name, due_on=date(first.year, 1 + (one.order + place) % 12, 15))
        for one in measures
        for place, name in enumerate(("Согласовано", "Проведено", "Отчёт"))
    )


def differing(version: Any, by: Any) -> Any:
    """Return a draft of the next version in which every measure has other words; what was filled in is agreed on."""
    from django.db.models import Value
    from django.db.models.functions import Concat

    from kunak.programme.content import hash_of, measures_of
    from kunak.programme.models import Version
    from kunak.programme.services.versions import copy_measures

    Version.objects.filter(pk=version.pk).update(content_hash=hash_of(version))
    Version.objects.filter(state__in=["draft", "sent", "returned"]).update(state="dropped")
    draft = Version.objects.create(
        programme=version.programme, number=99, drafted_by_side=version.drafted_by_side, created_by=by, created_at=AT
    )
    copy_measures(measures_of(version), draft, by)
    draft.measures.update(text=Concat("text", Value(", вторая очередь")))
    return draft


def saving(draft: Any, by: Any) -> Callable[[], object]:
    """Return how one measure of two thousand is saved, each time with other words."""
    from kunak.programme import services
    from kunak.programme.models import Measure

    measure = draft.measures.last()
    bodies = {one.party_id: [one.name] for one in measure.executors.all()}

    def save() -> None:
        present = Measure.objects.get(pk=measure.pk)
        given = services.MeasureInput(f"Провести форум, {present.revision}", "trade", executors=bodies)
        services.change_measure(measure=present, revision=present.revision, given=given, by=by)

    return save
