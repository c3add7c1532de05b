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


FAR = 9_999  # a page past the end: the last one comes
MANY, FEW = "{partner of many}", "{partner of few}"  # which those are, each register says itself


def questions() -> Iterator[dict[str, str]]:
    """Yield every question to the list once."""
    for on in (TODAY, PAST, AHEAD):
        yield from ({"on": on, **asked} for asked in FILTERS)
        yield from ({"on": on, "partner": key} for key in (MANY, FEW))
    yield from ({"on": TODAY, "sort": sort} for sort in SORTS)
    yield from ({"on": TODAY, "sort": sort, "page": "400"} for sort in ("-signed", "title", "end"))
    yield {"on": TODAY, "kind": "agreement", "page": "300"}
    yield {"on": TODAY, "state": "in_force", "page": "300"}
    yield {"on": TODAY, "q": "сотрудничество", "page": "300"}


def further() -> Iterator[dict[str, str]]:
    """Yield questions that were not among the first: steps that are late, last pages, words of few, two words."""
    for step in ("registration", "hand_over"):
        yield {"on": TODAY, "late": step}
        yield {"on": TODAY, "late": step, "kind": "memorandum"}
    yield {"on": TODAY, "late": "registration", "sort": "end"}
    yield {"on": TODAY, "late": "registration", "q": "туризм"}
    yield from ({"on": TODAY, "sort": sort, "page": f"{FAR}"} for sort in SORTS)
    yield from ({"on": TODAY, **asked, "page": f"{FAR}"} for asked in ({"q": "сотрудничество"}, {"sleeping": "1"}))
    yield from ({"on": TODAY, "q": words} for words in ("цеолит", "12", "договор", "нетакогослова", "туризм 2019"))
    yield {"on": TODAY, "sleeping": "1", "q": "туризм"}
    yield {"on": TODAY, "sleeping": "1", "sort": "end"}
    yield {"on": TODAY, "renewed": "2", "sort": "notice"}
    yield {"on": TODAY, "state": "superseded"}
    yield {"on": TODAY, "size": "100"}


PAGES: tuple[tuple[str, dict[str, str]], ...] = (  # what else counts with the register
    ("/agreements/calendar/", {}),
    ("/agreements/calendar/", {"year": "2030"}),
    ("/agreements/calendar/", {"ends": "365"}),
    ("/agreements/calendar/", {"q": "пчеловодством"}),
    ("/agreements/{agreement}/", {}),
    ("/agreements/{agreement}/chain/", {}),
    *(
        (address, {"q": words})
        for address in ("/desk/search/", "/desk/search/quick/")
        for words in ("выставка", "пчеловодство", "ярмарки гастроли", "Чувашия туризм", "нетакогослова", "10")
    ),
)
