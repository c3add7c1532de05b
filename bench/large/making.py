"""A large register put straight into the tables of a database that is ready: no service writes a million rows."""

from datetime import UTC, date, datetime
from typing import Any

from django.db import connection, transaction

from bench.large.rows import Made, made
from bench.large.storing import Table
from bench.register_page import coordinator
from kunak.agreements.listing import keeping as lists
from kunak.agreements.models import Act, Agreement, Commitment, Coordinator, Party, SearchText
from kunak.core import reference
from kunak.core.search import kept_words
from kunak.people.models import Person, Side, Territory
from kunak.people.services import side_for
from kunak.programme import guard
from kunak.programme import search as words
from kunak.programme.models import Measure, Programme, Version

AT = datetime(2026, 11, 1, 12, tzinfo=UTC)


def make(count: int) -> None:
    """Fill an empty database with so many agreements of Tatarstan, their acts, plans and measures."""
    with transaction.atomic():
        guard.remove(connection)  # rows go straight into versions in force
        by = coordinator()
        filling = Filling(by)
        for one in made(count, partners=len(filling.others), sectors=filling.sectors):
            filling.add(one)
        filling.end()
        guard.install(connection)
    lists.make_ready()
    words.make_ready()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


class Filling:
    """The tables on their way in."""

    def __init__(self, by: Person) -> None:
        self.by = by
        self.own = side_for(name="Республика Татарстан", code="RU-TA")
        places = Territory.objects.filter(kind="region").exclude(code="RU-TA").order_by("code")
        self.others: list[Side] = [side_for(name=place.name, code=place.code) for place in places]
        self.sectors = list(reference.sectors())
        self.names = {code: sector.name("ru") for code, sector in reference.sectors().items()}
        self.agreements = Table(Agreement, created_at=AT, is_sample=False, working_groups="")
        self.parties = Table(Party, kind="territory")
        self.bodies = Table(Coordinator)
        self.promises = Table(Commitment)
        self.acts = Table(Act, ground="запись прежнего реестра", state="counts", recorded_at=AT)
        self.words = Table(SearchText)
        self.plans, self.versions = Table(Programme), Table(Version)
        self.measures = Table(Measure, kind="general", term_kind="span", revision=1, changed_at=AT)

    def add(self, one: Made) -> None:
        """Take one agreement."""
        other = self.others[one.partner]
        key = self.agreements.add(**one.columns)
        parties = [
            self.parties.add(
                agreement_id=key, order=order, name=side.name, side_id=side.pk, territory_id=side.territory_id
            )
            for order, side in enumerate((self.own, other))
        ]
        for party, body in zip(parties, one.bodies, strict=True):
            self.bodies.add(agreement_id=key, party_id=party, name=body)
        for order, (sector, text) in enumerate(one.commitments):
            self.promises.add(agreement_id=key, order=order, sector=sector, text=text)
        for act in one.acts:
            party = parties[act["by"]] if "by" in act else None
            told = {name: value for name, value in act.items() if name != "by"}
            self.acts.add(
                agreement_id=key, party_id=party, recorded_by_id=self.by.pk, recorded_for_id=self.own.pk, **told
            )
        self._add_plan(one, key)
        self._add_words(one, key, other)

    def _add_plan(self, one: Made, key: int) -> None:
        from uuid import UUID

        if not one.measures:
            return
        signed = one.signed
        plan = self.plans.add(agreement_id=key, starts_on=signed, ends_on=date(signed.year + 6, 1, 1))
        at = datetime(signed.year, signed.month, signed.day, 9, tzinfo=UTC)
        version = self.versions.add(
            programme_id=plan,
            number=1,
            state="in_force",
            drafted_by_side_id=self.own.pk,
            created_by_id=self.by.pk,
            created_at=at,
            content_hash="0" * 64,
            sent_at=at,
            in_force_at=at,
        )
        for measure in one.measures:
            line = UUID(int=self.measures.number + 1)
            self.measures.add(version_id=version, line=line, changed_by_id=self.by.pk, **measure)

    def _add_words(self, one: Made, key: int, other: Side) -> None:
        told: list[Any] = [one.columns["title"], self.own.name, other.name, *one.bodies]
        told += [text for _sector, text in one.commitments] + [self.names[code] for code in one.columns["sectors"]]
        self.words.add(agreement_id=key, card=kept_words(*told, one.columns["signed_on"], one.columns["kind"]))

    def end(self) -> None:
        """Write the rest."""
        for table in vars(self).values():
            if isinstance(table, Table):
                table.end()
