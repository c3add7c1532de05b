"""Words of measures and commitments that are not theirs are named and made anew; words that wait are no fault."""

from collections.abc import Callable

import pytest
from django.db import connection
from tests.factories.versions import make_version

from kunak.agreements.models import Commitment, CommitmentWords
from kunak.core.lifecycle import VersionState
from kunak.programme import search
from kunak.programme.models import Measure, MeasureWords

pytestmark = [pytest.mark.django_db, pytest.mark.storage]


@pytest.fixture
def measure() -> Measure:
    """Return the one measure of a draft; all words are kept."""
    draft = make_version(state=VersionState.DRAFT)
    assert search.make_ready() > 1
    return draft.measures.get()


def differing(*, mend: bool = False) -> list[tuple[str, tuple[int, ...], bool]]:
    looked = search.verify(mend=mend)
    return [(one.kind, one.differing, one.is_sound) for one in looked if one.differing or not one.is_sound]


def run(statement: str) -> Callable[[Measure], object]:
    def spoil(measure: Measure) -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement.format(pk=measure.pk))

    return spoil


SPOILED: dict[str, Callable[[Measure], object]] = {
    "others": lambda one: MeasureWords.objects.filter(pk=one.pk).update(words="чужие слова"),
    "none": lambda one: MeasureWords.objects.filter(pk=one.pk)._raw_delete("default"),  # type: ignore[attr-defined]
    "empty": lambda one: MeasureWords.objects.filter(pk=one.pk).update(words=""),
}


@pytest.mark.parametrize("way", SPOILED)
def test_words_that_differ_are_named_and_made_anew(measure: Measure, way: str) -> None:
    right = MeasureWords.objects.get(pk=measure.pk).words
    assert differing() == []

    SPOILED[way](measure)

    assert differing() == differing(mend=True) == [("measure", (measure.pk,), True)]
    assert differing() == []
    assert MeasureWords.objects.get(pk=measure.pk).words == right


def test_words_of_what_is_gone_go_and_those_of_a_commitment_are_looked_at_too(measure: Measure) -> None:
    first = Commitment.objects.order_by("pk")[0]
    CommitmentWords.objects.filter(pk=first.pk).update(words="чужие слова")
    MeasureWords.objects.bulk_create([MeasureWords(pk=10**6, words="ничьи слова")])

    assert differing(mend=True) == [("measure", (10**6,), True), ("commitment", (first.pk,), True)]
    assert differing() == []
    assert not MeasureWords.objects.filter(pk=10**6).exists()


def test_what_was_just_written_waits_for_its_words_and_is_no_fault(measure: Measure) -> None:
    Measure.everything.filter(pk=measure.pk).update(indicator="тонны")

    assert differing() == []
    assert MeasureWords.objects.get(pk=measure.pk).words is None


def test_an_index_that_says_something_else_than_the_words_is_made_anew(measure: Measure) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL makes the words of its index from the words by itself")
    words = MeasureWords.objects.get(pk=measure.pk).words or ""
    run("DROP TRIGGER programme_measure_search_change")(measure)
    MeasureWords.objects.filter(pk=measure.pk).update(words="лимон")
    search.MEASURES.install(connection)
    run("DROP TRIGGER programme_measure_search_change")(measure)
    MeasureWords.objects.filter(pk=measure.pk).update(words=words)

    assert differing() == differing(mend=True) == [("measure", (), False)]
    assert differing() == []
    search.MEASURES.install(connection)
