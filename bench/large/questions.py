"""What a list is asked in the benchmark: nothing, each filter, other days, each order, far pages, words."""

from collections.abc import Iterator

TODAY, PAST, AHEAD = "2026-11-25", "2015-06-01", "2035-06-01"
FILTERS: tuple[dict[str, str], ...] = (
    {},
    {"kind": "agreement"},
    {"kind": "protocol"},
    {"sector": "tourism"},
    {"coordinator": "Министерство торговли"},
    {"coordinator": "Ведомство № 7"},
    {"state": "in_force"},
    {"state": "lapsing"},
    {"state": "expired"},
    {"state": "suspended"},
    {"state": "void"},
    {"ends": "30"},
    {"ends": "365"},
    {"notice": "30"},
    {"notice": "365"},
    {"renewed": "0"},
    {"renewed": "2"},
    {"sleeping": "1"},
    {"q": "сотрудничества"},
    {"q": "выставками"},
    {"q": "пчеловодством"},
    {"q": "ярмарка гастроли"},
    {"q": "туризм чувашия"},
    {"kind": "memorandum", "sector": "tourism"},
    {"sector": "tourism", "state": "in_force", "sort": "end"},
    {"q": "выставки", "state": "in_force", "notice": "365", "sort": "notice"},
)
SORTS = ("title", "-title", "signed", "-signed", "end", "-end", "notice", "-notice")


def questions(partners: tuple[str, str]) -> Iterator[dict[str, str]]:
    """Yield every question once; the partners are one of very many agreements and one of few."""
    for on in (TODAY, PAST, AHEAD):
        yield from ({"on": on, **asked} for asked in FILTERS)
        yield from ({"on": on, "partner": key} for key in partners)
    yield from ({"on": TODAY, "sort": sort} for sort in SORTS)
    yield from ({"on": TODAY, "sort": sort, "page": "400"} for sort in ("-signed", "title", "end"))
    yield {"on": TODAY, "kind": "agreement", "page": "300"}
    yield {"on": TODAY, "state": "in_force", "page": "300"}
    yield {"on": TODAY, "q": "сотрудничество", "page": "300"}
