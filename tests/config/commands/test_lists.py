"""`kunak lists verify` names what differs, and ends with 1 then; `--mend` makes it anew."""

import pytest
from tests.config.conftest import Kunak
from tests.factories.agreements import make_agreement

from kunak.agreements.listing.tables import KeptSpell
from kunak.agreements.models import CommitmentWords
from kunak.programme.search import make_ready

pytestmark = pytest.mark.django_db


def test_what_is_kept_as_it_should_be_is_counted(kunak: Kunak) -> None:
    make_agreement()

    done = kunak("lists", "verify")

    told = (
        "1 соглашение: всё хранится так, как в нём сказано\n3 мероприятия и договорённости: слова для поиска на месте\n"
    )
    assert (done.status, done.err, done.out) == (0, "", told)


def test_what_differs_is_named_and_once_mended_told_no_more(kunak: Kunak) -> None:
    agreement = make_agreement()
    KeptSpell.objects.all().delete()

    told, mended, after = (kunak("lists", "verify", *more) for more in ((), ("--mend",), ()))

    assert (told.status, mended.status, after.status) == (1, 1, 0)
    assert told.err == f"kunak: соглашение {agreement.pk}: состояние по дням\n"
    assert mended.out.splitlines()[0] == "Из 1 проверенных отличались: 1; отличавшееся построено заново."


def test_words_that_differ_are_named_and_made_anew(kunak: Kunak) -> None:
    make_agreement()
    make_ready()
    first = CommitmentWords.objects.order_by("pk")[0].pk
    CommitmentWords.objects.filter(pk=first).update(words="чужие слова")

    told, mended, after = (kunak("lists", "verify", *more) for more in ((), ("--mend",), ()))

    assert (told.status, mended.status, after.status) == (1, 1, 0)
    assert told.err == f"kunak: договорённость {first}: слова для поиска\n"
    assert told.out.endswith(
        "Слова мероприятий и договорённостей отличаются: 1. kunak lists verify --mend построит их заново.\n"
    )
    assert mended.out.endswith("Слова мероприятий и договорённостей, которые отличались, построены заново: 1.\n")
