"""What a query is compiled to by the compiler that keeps columns, beside what Django itself makes of it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Count, Exists, F, ForeignKey, Model, OuterRef, QuerySet
from django.db.models.functions import Lower
from django.db.utils import ConnectionHandler

from kunak.agreements.models import Agreement, Party
from kunak.people.models import DayOff, Membership, Organisation, Person, Side, Territory

VENDORS = ("sqlite3", "postgresql")


def pair_of(vendor: str) -> tuple[Any, Any]:
    """Return a connection of ours and one of Django's, neither of which is opened."""
    kinds = {"default": "kunak.config.databases", "django": "django.db.backends"}
    both = ConnectionHandler({one: {"ENGINE": f"{place}.{vendor}", "NAME": "none"} for one, place in kinds.items()})
    return both["default"], both["django"]


def compiled(asked: QuerySet[Any], connection: Any) -> list[object]:
    """Return all that a query is compiled to: SQL, parameters, columns, where they go, what makes values of them."""
    compiler = asked.query.clone().get_compiler(connection=connection)
    statement = compiler.as_sql()
    columns = [one for one, *_ in compiler.select]
    converters = {
        at: ([one.__qualname__ for one in made], column)
        for at, (made, column) in compiler.get_converters(columns).items()
    }
    return [statement, columns, placed(compiler.klass_info), compiler.annotation_col_map, converters]


def placed(told: Any) -> Any:
    """Return which columns make which model, and the models that it refers to."""
    if told is None:
        return None
    plain = {key: list(value) if key == "select_fields" else value for key, value in told.items()}
    setter = plain.pop("remote_setter", None)
    plain["sets"] = getattr(setter, "__self__", None)
    return plain | {"related_klass_infos": [placed(one) for one in told.get("related_klass_infos", [])]}


def with_all_it_refers_to(model: type[Model]) -> QuerySet[Any]:
    """Return all rows with what they refer to, and what that refers to in turn."""
    keys = [one for one in model._meta.fields if isinstance(one, ForeignKey)]
    within = {one: [far for far in one.related_model._meta.fields if isinstance(far, ForeignKey)] for one in keys}
    names = [f"{one.name}__{far.name}" for one, found in within.items() for far in found[:2]]
    return model._default_manager.select_related(*(one.name for one in keys), *names)


def test_every_model_is_fetched_as_django_fetches_it_the_first_time_and_the_second() -> None:
    ours, of_django = pair_of("sqlite3")

    for model in apps.get_models():
        for asked in (model._default_manager.all(), with_all_it_refers_to(model)):
            assert compiled(asked, ours) == compiled(asked, ours) == compiled(asked, of_django), model


ODD: dict[str, Callable[[], QuerySet[Any]]] = {
    "one column less": lambda: Membership.objects.select_related("side").defer("side__name"),
    "few columns": lambda: Membership.objects.only("role"),
    "a table twice": lambda: Party.objects.select_related("territory", "side__territory"),
    "a table twice by what is asked": lambda: Organisation.objects.filter(same_as__same_as__name="a").select_related(
        "same_as__same_as", "side"
    ),
    "all that is never empty": Organisation.objects.select_related,
    "the other side of one to one": lambda: Territory.objects.select_related("side").order_by("-side__name"),
    "by the order of another model": lambda: DayOff.objects.select_related("territory"),
    "by an expression": lambda: Person.objects.order_by(Lower("name"), F("email").desc(nulls_last=True)),
    "by a column that is an expression": lambda: Person.objects.order_by(Person._meta.get_field("name").cached_col),
    "counted": lambda: Side.objects.select_related("territory").annotate(n=Count("memberships")).order_by("-n"),
    "with a name of its own": lambda: Side.objects.annotate(called=F("name")).order_by("called"),
    "some values": lambda: Agreement.objects.order_by("signed_on").values_list("title", "pk"),
    "each once": lambda: Agreement.objects.order_by("parties__side__name").distinct(),
    "of two": lambda: Side.objects.order_by().union(Side.objects.filter(pk=2).order_by()).order_by("name"),
    "in another": lambda: Agreement.objects.filter(Exists(Party.objects.filter(agreement=OuterRef("pk"), side=1))),
    "among others": lambda: Party.objects.filter(agreement__in=Agreement.objects.filter(parties__side=1)[:3]),
    "without order": lambda: Person.objects.order_by()[2:5],
    "in any order": lambda: Side.objects.select_related("territory").order_by("?"),
}


@pytest.mark.parametrize("vendor", VENDORS)
@pytest.mark.parametrize("name", ODD)
def test_what_is_out_of_the_ordinary_is_compiled_as_django_compiles_it(name: str, vendor: str) -> None:
    ours, of_django = pair_of(vendor)

    assert compiled(ODD[name](), ours) == compiled(ODD[name](), ours) == compiled(ODD[name](), of_django)


@pytest.mark.parametrize("vendor", VENDORS)
def test_columns_of_a_model_are_worked_out_once(vendor: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ours, _ = pair_of(vendor)
    asked = Party.objects.select_related("territory", "side__territory")
    first = compiled(asked, ours)

    def refuse(*_given: object) -> None:
        raise AssertionError

    monkeypatch.setattr(ours.ops, "get_db_converters", refuse)

    assert compiled(asked, ours) == first
