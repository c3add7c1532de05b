"""How sure values are: as sure as their rule was measured to be, and no rule that errs is sure."""

from dataclasses import replace

import pytest

from kunak.core.provenance import Sourced, Span
from kunak.core.reading import sureness
from kunak.core.reading.record import Agreement, Commitment

HERE = (Span(0, 5),)
AGREEMENT = Agreement(
    kind="agreement",
    event="signed",
    term=Sourced("P5Y", HERE, 1.0, "term.for"),
    commitments=(Commitment("обмен врачами", "health", None, HERE, 0.95, "commitment.told"),),
)


@pytest.fixture(autouse=True)
def measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sureness, "ceilings", lambda: {"commitment.told": 0.84})


def test_values_of_a_rule_that_errs_are_as_sure_as_the_share_of_right_ones() -> None:
    [lowered] = sureness.calibrated(AGREEMENT).commitments

    assert lowered == replace(AGREEMENT.commitments[0], confidence=0.84)


def test_values_of_a_rule_that_does_not_err_keep_their_confidence_and_none_is_raised() -> None:
    doubtful = replace(AGREEMENT, commitments=(replace(AGREEMENT.commitments[0], confidence=0.5),))

    assert sureness.calibrated(AGREEMENT).term == AGREEMENT.term
    assert sureness.calibrated(doubtful) is doubtful


def test_measured_shares_leave_no_rule_that_errs_above_the_line_where_a_person_must_look() -> None:
    shares = [float(row["share"]) for row in sureness.data_rows("rule_shares")]

    assert shares
    assert all(0 < share < 0.9 for share in shares)
