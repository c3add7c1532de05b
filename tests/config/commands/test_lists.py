"""`kunak lists verify` names what differs, and ends with 1 then; `--mend` makes it anew."""

import pytest
from tests.config.conftest import Kunak
from tests.factories.agreements import make_agreement

from kunak.agreements.listing.tables import KeptSpell

pytestmark = pytest.mark.django_db


def test_what_is_kept_as_it_should_be_is_counted(kunak: Kunak) -> None:
    make_agreement()

    done = kunak("lists", "verify")

    assert (done.status, done.err, done.out) == (0, "", "1 соглашение: всё хранится так, как в нём сказано\n")


def test_what_differs_is_named_and_once_mended_told_no_more(kunak: Kunak) -> None:
    agreement = make_agreement()
    KeptSpell.objects.all().delete()

    told, mended, after = (kunak("lists", "verify", *more) for more in ((), ("--mend",), ()))

    assert (told.status, mended.status, after.status) == (1, 1, 0)
    assert told.err == f"kunak: соглашение {agreement.pk}: состояние по дням\n"
    assert mended.out == "Из 1 проверенных отличались: 1; отличавшееся построено заново.\n"
