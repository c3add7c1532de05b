"""The table of disagreements by its services: who words, who settles, and what each refuses."""

import pytest
from tests.factories import drafts as made
from tests.factories.people import make_person, make_side

from kunak.agreements.errors import KeyAlreadyTurned, StaleContent
from kunak.drafts import errors, services
from kunak.drafts.courses import settled_hash
from kunak.drafts.models import Disagreement
from kunak.journal.models import Entry
from kunak.people.errors import NotAllowed
from kunak.people.models import Person, Role

pytestmark = pytest.mark.django_db
Row = tuple[Disagreement, Person, Person]


def opened() -> Row:
    """Return a clause that Ingushetia disputes, with the coordinators of Tatarstan and of Ingushetia."""
    a, b = made.coordinators()
    edition = made.make_sent(by=a)
    return services.open_row(draft=edition.draft, clause=" п.  2 ", text="на три года", by=b), a, b


def write(row: Disagreement, by: Person, *, text: str = "", settled: str = "") -> Disagreement:
    return services.write_row(row=row, text=text, settled=settled, revision=row.revision, by=by)


def agree(row: Disagreement, by: Person) -> None:
    services.agree_to_wording(row=row, content_hash=settled_hash(row), by=by)


def verbs() -> list[str]:
    return list(Entry.objects.order_by("-pk").values_list("verb", flat=True)[:3])[::-1]


def test_a_clause_is_disputed_in_a_text_that_was_sent_with_the_clause_and_a_wording() -> None:
    a, b = made.coordinators()
    draft = made.make_draft(by=a)
    with pytest.raises(errors.NotTheLatest):
        services.open_row(draft=draft, clause="п. 2", text="на три года", by=b)
    services.send_edition(edition=made.add_edition(draft, by=a), by=a)

    for clause, text, field in [(" ", "на три года", "clause"), ("п. 2", " ", "text")]:
        with pytest.raises(errors.WordingMissing) as refused:
            services.open_row(draft=draft, clause=clause, text=text, by=b)
        assert refused.value.field == field
    assert not Disagreement.objects.exists()


def test_a_disputed_clause_has_its_side_its_wording_and_its_entry() -> None:
    row, _a, b = opened()

    side = b.memberships.get().side
    assert (row.clause, row.opened_by) == ("п. 2", side)
    assert [(one.side, one.text) for one in row.wordings.all()] == [(side, "на три года")]
    assert verbs()[-1] == "clause disputed"


def test_a_settled_wording_counts_with_the_keys_of_all_sides_on_exactly_it() -> None:
    row, a, b = opened()
    row = write(row, a, text="на пять лет", settled="на четыре года")
    assert verbs()[-2:] == ["disputed clause worded", "wording agreed"]  # who proposes it agrees to it
    with pytest.raises(KeyAlreadyTurned):
        agree(row, a)
    with pytest.raises(StaleContent):
        services.agree_to_wording(row=row, content_hash="0" * 64, by=b)
    row.refresh_from_db()
    assert row.settled_at is None

    agree(row, b)

    row.refresh_from_db()
    assert row.settled_at is not None
    assert verbs()[-2:] == ["wording agreed", "clause settled"]
    with pytest.raises(errors.RowClosed):
        write(row, a, text="иначе")


def test_there_is_nothing_to_agree_to_before_a_wording_is_proposed() -> None:
    row, a, _b = opened()

    with pytest.raises(errors.NothingToSettle):
        agree(row, a)


def test_an_own_wording_alone_turns_no_key_and_leaves_what_is_proposed() -> None:
    row, a, b = opened()
    row = write(row, a, settled="на четыре года")

    row = write(row, b, text="на два года", settled="на четыре года")

    assert row.keys.count() == 1
    assert verbs()[-1] == "disputed clause worded"
    row = write(row, b, settled="")  # taken back: there is nothing that a key could be on
    assert row.keys.count() == 1
    assert [one.text for one in row.wordings.all()] == ["на два года"]


def test_a_sector_lead_words_and_settles_nothing() -> None:
    row, a, _b = opened()
    lead = make_person(side=make_side("RU-TA"), role=Role.SECTOR_LEAD)
    row = write(row, lead, text="на пять лет")

    with pytest.raises(NotAllowed):
        write(row, lead, settled="на четыре года")
    row = write(row, a, settled="на четыре года")
    with pytest.raises(NotAllowed):
        write(row, lead)  # nor takes it back


def test_a_row_is_taken_back_by_the_side_that_opened_it() -> None:
    row, a, b = opened()
    with pytest.raises(NotAllowed):
        services.withdraw_row(row=row, by=a)

    services.withdraw_row(row=row, by=b)

    assert verbs()[-1] == "dispute taken back"
    with pytest.raises(errors.RowClosed):
        services.withdraw_row(row=row, by=b)
