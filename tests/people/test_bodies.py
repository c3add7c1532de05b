"""Bodies of a side over time: names, heads, tables."""

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone
from tests.factories.people import make_organisation, make_person, make_side

from kunak.core.bodies.over_time import EndsBeforeItBegins
from kunak.journal.models import Entry
from kunak.people import queries, services
from kunak.people.body_table import table_of
from kunak.people.errors import (
    BodyGroundMissing,
    BodyIsThere,
    BodyOfAnotherSide,
    BodyTableUnusable,
    LastName,
    PeriodMissing,
    PeriodsMeet,
    SpellingOfItself,
)
from kunak.people.models import BodyHead, BodyName, Organisation, OverTime, Person
from kunak.people.services import NewHead, NewName

pytestmark = pytest.mark.django_db
NOW = "Министерство экономического развития"
ONCE = "Министерство экономики"
ACT = "Указ от 01.05.2014 № 7"


@pytest.fixture
def by() -> Person:
    return make_person(side=make_side())


@pytest.fixture
def body() -> Organisation:
    return make_organisation(name=ONCE)


def name(text: str, since: str = "", until: str = "", ground: str = ACT) -> NewName:
    return NewName(name=text, since=since, until=until, ground=ground)


def head(text: str, since: str = "", until: str = "", ground: str = ACT) -> NewHead:
    return NewHead(name=text, post="Министр", since=since, until=until, ground=ground)


def lives(body: Organisation) -> list[tuple[str, str, str]]:
    """Return the names of a body with their days, the earliest first."""
    return [(one.name, one.since, one.until) for one in body.names.all()]


def test_a_new_name_ends_the_one_before_it_and_finds_the_body_by_either(by: Person, body: Organisation) -> None:
    services.enter_name(body=body, new=name(NOW, since="2014-05-02"), by=by)

    body.refresh_from_db()
    assert body.name == NOW
    assert lives(body) == [(ONCE, "", "2014-05-01"), (NOW, "2014-05-02", "")]
    assert [body.name_on(date(2014, 5, day)).known for day in (1, 2)] == [ONCE, NOW]
    found = services.organisations_named([(body.side, ONCE.upper()), (body.side, NOW)])
    assert set(found.values()) == {body}
    assert Organisation.objects.count() == 1


def test_a_former_name_begins_the_present_one_on_the_day_after(by: Person) -> None:
    body = make_organisation(name=NOW)

    services.enter_name(body=body, new=name(ONCE, since="2010", until="2014-05-01"), by=by)

    body.refresh_from_db()
    assert (body.name, lives(body)) == (NOW, [(ONCE, "2010", "2014-05-01"), (NOW, "2014-05-02", "")])


def test_a_head_ends_whoever_was_before_and_a_gap_has_nobody(by: Person, body: Organisation) -> None:
    services.enter_head(body=body, new=head("Иванов", since="2010-03-01"), by=by)
    second = services.enter_head(body=body, new=head("Петров", since="2012-09-01"), by=by)
    services.change_head(entry=second, new=head("Петров", since="2012-09-01", until="2013-01-31"), by=by)

    days = [date(2012, 8, 31), date(2012, 9, 1), date(2013, 1, 31), date(2013, 2, 1)]
    heads = [body.head_on(day).known for day in days]
    assert [one.name if one else None for one in heads] == ["Иванов", "Петров", "Петров", None]


@pytest.mark.parametrize(
    ("new", "error"),
    [
        (name(NOW), PeriodMissing),
        (name(NOW, since="2014", until="2013"), EndsBeforeItBegins),
        (name(NOW, since="2014", ground=" "), BodyGroundMissing),
        (name(NOW, since="2009", until="2011"), PeriodsMeet),
        (name("Минфин", since="2014"), BodyIsThere),
        (head("Сидоров"), PeriodMissing),
        (head("Сидоров", since="2011"), PeriodsMeet),
        (head("Сидоров", since="2011", ground=""), BodyGroundMissing),
    ],
)
def test_what_contradicts_is_refused_and_nothing_of_it_stays(
    by: Person, body: Organisation, new: NewName | NewHead, error: type[Exception]
) -> None:
    make_organisation(name="Минфин")
    services.enter_name(body=body, new=name("Минэк", until="2009"), by=by)
    services.enter_head(body=body, new=head("Иванов", since="2010-03-01", until="2012-06-30"), by=by)
    before = (lives(body), body.heads.count(), Entry.objects.count())

    enter: Any = services.enter_name if isinstance(new, NewName) else services.enter_head
    with pytest.raises(error):
        enter(body=body, new=new, by=by)

    assert (lives(body), body.heads.count(), Entry.objects.count()) == before


def test_what_was_entered_by_mistake_is_taken_back_but_never_the_only_name(by: Person, body: Organisation) -> None:
    made = services.enter_name(body=body, new=name(NOW, since="2014"), by=by)
    one = services.enter_head(body=body, new=head("Иванов", since="2010"), by=by)

    services.take_back_head(entry=one, by=by)
    services.take_back_name(entry=made, by=by)

    body.refresh_from_db()
    assert (body.name, body.heads.count()) == (ONCE, 0)
    with pytest.raises(LastName):
        services.take_back_name(entry=body.names.get(), by=by)
    assert [entry.verb for entry in Entry.objects.order_by("-pk")[:2]] == [
        "body name taken back",
        "body head taken back",
    ]


def row(model: type[OverTime], body: Organisation, **changes: Any) -> OverTime:
    """Return an unsaved row as it would be without a service."""
    told = {"name": "Иной", "since": "2010", "ground": ACT, "entered_at": timezone.now()}
    more = {"post": "Министр"} if model is BodyHead else {}
    return model(organisation=body, entered_by=make_person(), **told | more | changes)


@pytest.mark.storage
@pytest.mark.parametrize("model", [BodyName, BodyHead])
@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"ground": ""}, "has_its_ground"),
        ({"name": ""}, "is_not_empty|has_name_and_post"),
        ({"since": "2015"}, "never_has_two"),
        ({"since": "2009", "until": "2012"}, "never_has_two"),
    ],
)
def test_the_database_refuses_what_no_service_would_write(
    model: type[OverTime], body: Organisation, changes: dict[str, Any], refusal: str
) -> None:
    row(model, body, until="2020").save()

    with pytest.raises(DatabaseError, match=refusal):
        row(model, body, **{"since": "2021"} | changes).save()


@pytest.mark.storage
@pytest.mark.parametrize("model", [BodyName, BodyHead])
def test_the_database_refuses_a_row_that_is_moved_onto_another_and_one_that_ends_too_soon(
    model: type[OverTime], body: Organisation
) -> None:
    row(model, body, until="2012-05-01").save()
    later = row(model, body, since="2012-05-02")
    later.save()
    same_year = row(model, make_organisation(name="Другое"), since="2012", until="2012")
    same_year.save()  # some day of it: meets nothing

    with pytest.raises(DatabaseError, match="never_ends_before_it_begins"):
        model._default_manager.filter(pk=later.pk).update(possible_until=date(2011, 1, 1), sure_until=date(2011, 1, 1))


@pytest.mark.parametrize("model", [BodyName, BodyHead])
def test_a_changed_row_meets_the_others_too(model: type[OverTime], body: Organisation) -> None:
    row(model, body, until="2012-05-01").save()
    later = row(model, body, since="2012-05-02")
    later.save()
    later.since = "2012-05-01"

    with pytest.raises(DatabaseError, match="never_has_two"):
        later.save()


def test_a_head_without_a_beginning_and_a_kind_that_is_none_are_refused(body: Organisation) -> None:
    with pytest.raises(IntegrityError, match="body_head_has_its_beginning"):
        row(BodyHead, body, since="").save()


def test_a_kind_that_is_none_is_refused(body: Organisation) -> None:
    with pytest.raises(IntegrityError, match="organisation_kind_is_known"):
        Organisation.objects.filter(pk=body.pk).update(kind="office")


def test_names_of_a_day_are_asked_for_in_one_query(
    by: Person, body: Organisation, django_assert_num_queries: Any
) -> None:
    services.enter_name(body=body, new=name(NOW, since="2014"), by=by)
    other = make_organisation(name="Минфин")
    both = Organisation.objects.order_by("pk")

    with django_assert_num_queries(2):
        then = queries.called_on(both, date(2013, 5, 29))

    assert then == {body.pk: ONCE, other.pk: "Минфин"}
    assert queries.called_on(both, date(2014, 5, 29)) == {other.pk: "Минфин"}  # renamed on some day of 2014
    assert queries.called_on(both, date(2015, 1, 1)) == {body.pk: NOW, other.pk: "Минфин"}


def test_who_heads_a_territory_is_told_only_where_one_body_does(by: Person) -> None:
    body = services.add_body(side=make_side(), name="Раис", kind="head", by=by)
    services.enter_head(body=body, new=head("Иванов И. И.", since="2010"), by=by)

    found = queries.heads_of_territories_on([make_side(), make_side("RU-IN")], date(2020, 1, 1))
    services.add_body(side=make_side(), name="Глава", kind="head", by=by)

    assert {side: one.name for side, one in found.items()} == {make_side().pk: "Иванов И. И."}
    assert queries.heads_of_territories_on([make_side()], date(2020, 1, 1)) == {}
    assert queries.heads_of_territories_on([make_side()], date(2009, 1, 1)) == {}


def csv(*rows: str) -> bytes:
    return "\r\n".join(["body;kind;what;value;post;since;until;ground", *rows]).encode()


LIFE = csv(
    f"{NOW};ministry;name;{ONCE};;2010;01.05.2014;{ACT}",
    f"{NOW};министерство, ведомство;наименование;{NOW};;02.05.2014;;{ACT}",
    f"{NOW};;руководитель;Иванов И. И.;Министр;2012;;{ACT}",
    "Минфин;;;;;;;",
)


def test_a_table_of_bodies_comes_in_and_goes_out_the_same(by: Person) -> None:
    assert services.import_bodies(side=make_side(), data=LIFE, by=by) == 3  # the second row says what the first implies
    assert services.import_bodies(side=make_side(), data=LIFE, by=by) == 0

    bodies = make_side().organisations.prefetch_related("names", "heads")
    out = list(table_of(bodies))
    again = "\r\n".join(";".join(cells) for cells in out).encode()

    assert services.import_bodies(side=make_side(), data=again, by=by) == 0
    assert [cells[3:7] for cells in out[1:]] == [
        [ONCE, "", "2010", "2014-05-01"],
        [NOW, "", "2014-05-02", ""],
        ["Иванов И. И.", "Министр", "2012", ""],
        ["", "", "", ""],
    ]


def test_of_a_table_with_faults_nothing_is_taken_and_every_row_is_told(by: Person) -> None:
    table = csv(
        f"{NOW};ministry;;;;;;",
        ";;;;;;;ничей",
        "Минфин;банк;;;;;;",
        f"Минфин;;name;{ONCE};;вчера;;{ACT}",
        "Минфин;;head;Иванов;;2012;;ничего",
        "Минфин;;head;Иванов;Министр;;;ничего",
        f"Минфин;;name;{ONCE};;2013;2012;{ACT}",
    )

    with pytest.raises(BodyTableUnusable) as refused:
        services.import_bodies(side=make_side(), data=table, by=by)

    assert [(row, column) for row, column, _why in refused.value.refused] == [
        (3, "body"),
        (4, "kind"),
        (5, "since"),
        (6, "post"),
        (7, ""),
        (8, ""),
    ]
    assert not Organisation.objects.exists()
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        ("наименование".encode(), "empty"),
        ("цвет\r\nсиний".encode(), "column"),
        ("ground\r\nуказ".encode(), "missing"),
    ],
)
def test_what_is_no_table_of_bodies_is_refused(by: Person, data: bytes, why: str) -> None:
    with pytest.raises(BodyTableUnusable) as refused:
        services.import_bodies(side=make_side(), data=data, by=by)

    assert refused.value.refused[0][2] == why


def test_a_name_said_to_be_another_spelling_stands_for_the_body_and_the_journal_keeps_it(by: Person) -> None:
    known, typed, older = (make_organisation(name=name) for name in (NOW, "Минэкономразвитие", "МЭР"))
    services.say_same(body=older, known=typed, by=by)

    services.say_same(body=typed, known=known, by=by)

    assert set(known.spellings.all()) == {typed, older}  # no chains: what it stood for goes with it
    named = services.organisations_named((known.side, name) for name in ("минэкономразвитие", "МЭР", NOW))
    assert set(named.values()) == {known}
    assert Entry.objects.filter(verb="spelling said").last().after == {"name": typed.name, "spelling of": NOW}
    services.say_same(body=older, known=typed, by=by)
    assert set(known.spellings.all()) == {typed, older}  # what is a spelling itself means its body
    services.take_back_spelling(body=typed, by=by)
    services.take_back_spelling(body=typed, by=by)
    assert set(known.spellings.all()) == {older}
    assert Entry.objects.filter(verb="spelling taken back").count() == 1
    with pytest.raises(SpellingOfItself):
        services.say_same(body=known, known=older, by=by)


def test_bodies_of_two_sides_are_never_one(by: Person) -> None:
    own, foreign = make_organisation(name=NOW), make_organisation(name=NOW, side=make_side("RU-IN"))

    with pytest.raises(BodyOfAnotherSide):
        services.say_same(body=own, known=foreign, by=by)


@pytest.mark.storage
def test_the_database_refuses_a_spelling_of_a_foreign_body_and_chains(by: Person) -> None:
    own, typed, older = (make_organisation(name=name) for name in (NOW, "Минэкономразвитие", "МЭР"))
    foreign = make_organisation(name=NOW, side=make_side("RU-IN"))
    services.say_same(body=typed, known=own, by=by)
    of_side = "spelling_is_of_a_body_of_its_side_on_"

    for name, deed in (
        (f"{of_side}update", lambda: Organisation.objects.filter(pk=older.pk).update(same_as=foreign)),
        (f"{of_side}update", lambda: Organisation.objects.filter(pk=older.pk).update(same_as=older)),
        (f"{of_side}update", lambda: Organisation.objects.filter(pk=older.pk).update(same_as=typed)),
        (f"{of_side}insert", lambda: Organisation.objects.create(side=own.side, name="Иной", same_as=foreign)),
        ("body_with_spellings_is_no_spelling", lambda: Organisation.objects.filter(pk=own.pk).update(same_as=older)),
    ):
        with pytest.raises(DatabaseError, match=name), transaction.atomic():
            deed()


def test_a_document_given_as_a_table_of_bodies_is_told_to_be_one(by: Person) -> None:
    with pytest.raises(BodyTableUnusable) as refused:
        services.import_bodies(side=make_side(), data=b"{\\rtf1 a;b}", by=by, name="органы.rtf")

    assert "документ (RTF)" in refused.value.refused[0][2]
