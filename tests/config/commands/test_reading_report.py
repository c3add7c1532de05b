"""`kunak reading report` tells per field how often people corrected what was read."""

import json

import pytest
from tests.config.conftest import Kunak
from tests.factories.documents import fact_of, make_candidate
from tests.factories.people import make_person, make_side

from kunak.documents import services

pytestmark = pytest.mark.django_db


@pytest.fixture
def corrected() -> None:
    """Leave one term corrected and one place confirmed."""
    by, candidate = make_person(side=make_side()), make_candidate()
    term, place = fact_of(candidate, "term"), fact_of(candidate, "place")
    services.correct_fact(fact=term, value="P3Y", spans=[], revision=term.revision, by=by)
    services.confirm_fact(fact=place, revision=place.revision, by=by)


def cells(line: str) -> list[str]:
    return line.replace(" %", "%").split()


@pytest.mark.usefixtures("corrected")
def test_the_table_has_a_line_for_each_field_and_the_total(kunak: Kunak) -> None:
    done = kunak("reading", "report")

    head, *lines = done.out.splitlines()
    assert (done.status, done.err) == (0, "")
    assert cells(head)[:4] == ["поле", "прочитано", "подтверждено", "исправлено"]
    assert cells(next(line for line in lines if line.startswith("Срок "))) == [
        "Срок",
        "1",
        "0",
        "1",
        "0",
        "0",
        "100.0%",
    ]
    assert cells(lines[-1]) == ["итого", "24", "1", "1", "0", "0", "50.0%"]
    assert len({len(line) for line in [head, *lines]}) == 1


@pytest.mark.usefixtures("corrected")
def test_the_report_speaks_english(kunak: Kunak) -> None:
    out = kunak("reading", "report", language="en").out

    assert "share corrected" in out
    assert "Term " in out


@pytest.mark.usefixtures("corrected")
def test_the_report_as_json_names_fields_as_the_record_does(kunak: Kunak) -> None:
    told = json.loads(kunak("reading", "report", "--json", "--since", "2020-01-31").out)

    assert (told["schema"], told["since"]) == ("kunak.reading-report/1", "2020-01-31")
    assert told["fields"]["term"] == {
        "proposed": 1,
        "confirmed": 0,
        "corrected": 1,
        "refused": 0,
        "entered": 0,
        "waiting": 0,
        "share_corrected": 1.0,
    }
    assert told["fields"]["notice"]["share_corrected"] is None
    assert told["total"]["waiting"] == 22


@pytest.mark.usefixtures("corrected")
def test_what_was_read_before_the_day_is_left_out(kunak: Kunak) -> None:
    assert json.loads(kunak("reading", "report", "--json", "--since", "9000-01-01").out)["total"]["proposed"] == 0


def test_a_day_that_is_none_is_refused(kunak: Kunak) -> None:
    done = kunak("reading", "report", "--since", "вчера")

    assert (done.status, done.out) == (2, "")
    assert "вчера" in done.err
