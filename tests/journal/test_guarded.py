"""A row that triggers guard is saved whole without its keys, as long as they are what they were."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.factories.programme import make_version

from kunak.journal.guarded import Guarded, keys_of
from kunak.programme.models import Measure, Version

pytestmark = [pytest.mark.django_db, pytest.mark.shares(made_by=make_version)]


def written(row: Guarded) -> set[str]:
    """Return the columns that saving a row writes."""
    with CaptureQueriesContext(connection) as captured:
        row.save()
    [statement] = [one["sql"] for one in captured if one["sql"].startswith("UPDATE")]
    return set(re.findall(r'"(\w+)" = ', statement.partition(" WHERE ")[0]))


def test_a_key_that_has_not_changed_is_not_written() -> None:
    measure = Measure.objects.get(pk=make_version().measures.first().pk)
    measure.text = "Иначе"

    columns = written(measure)

    assert keys_of(Measure) == ("line", "version_id")
    assert {"text", "sector", "changed_by_id"} <= columns
    assert not columns & {"id", "line", "version_id"}
    assert Measure.objects.get(pk=measure.pk).text == "Иначе"


def test_a_key_that_has_changed_is_written_and_then_left_alone() -> None:
    version = Version.objects.get(pk=make_version().pk)
    version.number = 7

    assert [written(version) & {"number", "programme_id"} for _ in range(2)] == [{"number"}, set()]
    assert Version.objects.get(pk=version.pk).number == 7


def test_a_row_that_was_made_here_is_saved_like_one_that_was_found() -> None:
    present = make_version().measures.first()
    made = Measure.objects.create(
        version=present.version, order=9, text="Новое", sector="trade", changed_by=present.changed_by,
        changed_at=present.changed_at,
    )  # fmt: skip

    assert not written(made) & {"line", "version_id"}


def test_what_was_not_fetched_is_not_written() -> None:
    measure = Measure.objects.only("text").get(pk=make_version().measures.first().pk)
    measure.text = "Иначе"

    assert written(measure) == {"text"}
