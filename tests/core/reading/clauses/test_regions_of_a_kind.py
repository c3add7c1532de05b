"""«Губернатор края», «областной департамент»: the only region of its kind that the text speaks of."""

import pytest

from kunak.core.reading.formats import open_source
from kunak.core.reading.lexicon.territories import region_names, stem_of_kind
from kunak.core.reading.reader import read

WORDS = ["областной", "области", "краевой", "края", "республиканской", "республики", "окружной", "округа"]


def test_every_region_is_of_one_kind_and_each_may_be_called_a_region() -> None:
    stems = {stem_of_kind(word) for word in WORDS}

    for name in region_names().values():
        is_city = name in {"Москва", "Санкт-Петербург", "Севастополь"}
        assert sum(stem in name.lower() for stem in stems) == (0 if is_city else 1), name
        assert all(stem_of_kind(word) in name for word in ("региона", "регионального"))


@pytest.mark.parametrize(
    ("first", "post"),
    [
        ("Пермский край", "губернатор края"),
        ("Томская область", "губернатор области"),
        ("Республика Бурятия", "глава республики"),
        ("Ненецкий автономный округ", "губернатор округа"),
        ("Томская область", "губернатор региона"),
    ],
)
def test_whoever_signs_for_it_signs_for_the_region_that_the_text_names(first: str, post: str) -> None:
    text = f"{first} и город Минск стали партнёрами. Соглашение подписали {post} Иван Орлов и мэр Минска Олег Кун."

    record = read(open_source(text.encode(), "новость.txt"))

    assert first in [party.name for one in record.agreements for party in one.parties]
