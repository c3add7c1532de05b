"""The count of rows, and rows as lines."""

import json

from kunak.core.reading.batch import Row, Tally
from kunak.core.reading.batch.row import as_line

READ = Row("a", "read", "release", {"schema": "x"})
FAILED = Row("b", "failed", error={"code": "EmptyFile", "sentence": "s", "reason": "r"})


def test_a_tally_counts_states_classes_and_refusals() -> None:
    tally = Tally()

    for row in (READ, READ, FAILED, Row("c", "empty", "letter", {})):
        tally.count(row)

    assert tally.rows == 4
    assert tally.statuses == {"read": 2, "failed": 1, "empty": 1}
    assert tally.genres == {"release": 2, "letter": 1}
    assert tally.errors == {"EmptyFile": 1}


def test_tallies_add_up_and_come_back_from_json() -> None:
    one, two = Tally(), Tally()
    one.count(READ)
    two.count(FAILED)

    one.add(two)

    assert Tally.from_json(json.loads(json.dumps(one.as_json()))) == one
    assert one.rows == 2


def test_a_row_is_one_line_without_what_is_not_there() -> None:
    assert READ.line() == b'{"document":"a","status":"read","genre":"release","record":{"schema":"x"}}\n'
    assert json.loads(FAILED.line())["error"]["code"] == "EmptyFile"


def test_a_line_keeps_letters_and_escapes_what_is_none() -> None:
    assert as_line({"a": "ё\n"}) == '{"a":"ё\\n"}\n'.encode()
    assert as_line({"a": "\ud800"}) == b'{"a":"\\ud800"}\n'
