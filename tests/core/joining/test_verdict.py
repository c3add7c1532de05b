"""Whether two documents tell of one agreement: by cases, and whichever is asked about first."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.core.joining import tellings as made
from tests.core.joining.tellings import telling

from kunak.core.joining import Bearing, Likeness, Telling, judge
from kunak.core.joining.likeness import same_person

SAME, PERHAPS, OTHER = Likeness
FAIR, HARVEST = "о сотрудничестве в сфере выставок", "о сотрудничестве в сфере сельского хозяйства"
GALIEV, OZDOEV = [made.person("Тимур Галиев")], [made.person("Руслан Оздоев")]

CASES: list[tuple[str, dict[str, Any], dict[str, Any], Likeness, str]] = [
    ("the same sides and day", {}, {}, SAME, "day_same"),
    ("the sides in another order", {}, {"parties": [made.INGUSHETIA, made.TATARSTAN]}, SAME, "parties_same"),
    ("governments for regions", {}, {"parties": [made.CABINET, made.GOVERNMENT]}, SAME, "parties_near"),
    ("another side", {}, {"parties": [made.TATARSTAN, made.DAGESTAN]}, OTHER, "parties_differ"),
    ("a ministry is not the region", {}, {"parties": [made.CULTURE, made.GOVERNMENT]}, OTHER, "parties_differ"),
    ("a city is not the region", {}, {"parties": [made.KAZAN, made.INGUSHETIA]}, OTHER, "parties_differ"),
    (
        "two ministries of one region",
        {"parties": [made.CULTURE, made.DAGESTAN]},
        {"parties": [made.SPORT, made.DAGESTAN]},
        OTHER,
        "parties_differ",
    ),
    (
        "two provinces of one country",
        {"parties": [made.TATARSTAN, made.SHANDONG]},
        {"parties": [made.TATARSTAN, made.HEBEI]},
        OTHER,
        "parties_differ",
    ),
    ("a third side that news leave out", {"parties": [made.TATARSTAN, made.INGUSHETIA, made.DAGESTAN]}, {}, OTHER, ""),
    (
        "a third side left out, the signer named",
        {"parties": [made.TATARSTAN, made.INGUSHETIA, made.DAGESTAN], "signatories": GALIEV},
        {"signatories": GALIEV},
        PERHAPS,
        "parties_part",
    ),
    ("one side alone is read", {"parties": [made.TATARSTAN]}, {"title": FAIR}, OTHER, "parties_part"),
    ("no side is read", {"parties": None}, {}, OTHER, "parties_unknown"),
    ("another stated day", {}, {"signed_on": "2025-05-30"}, OTHER, "day_differs"),
    ("another day, whatever else is the same", {"title": FAIR}, {"title": FAIR, "signed_on": "2019"}, OTHER, ""),
    ("a day concluded one off", {"title": FAIR}, {"title": FAIR, "signed_on": "2025-05-28"}, PERHAPS, "day_near"),
    ("a day concluded far off", {"title": FAIR}, {"title": FAIR, "signed_on": "2025-05-20"}, OTHER, "day_differs"),
    ("the year alone", {}, {"signed_on": "2025"}, OTHER, "day_fits"),
    ("the year and the subject", {"title": FAIR}, {"title": FAIR, "signed_on": "2025"}, PERHAPS, "day_fits"),
    (
        "the month, the subject and who signed",
        {"title": FAIR, "signatories": GALIEV},
        {"title": FAIR, "signatories": GALIEV, "signed_on": "2025-05"},
        SAME,
        "day_fits",
    ),
    ("no day, news of the week after", {}, {"signed_on": None, "published": "2025-06-02"}, PERHAPS, "day_published"),
    ("no day, news of the year after", {}, {"signed_on": None, "published": "2026-06-02"}, OTHER, "day_unknown"),
    ("no day, news of the day before", {}, {"signed_on": None, "published": "2025-05-28"}, OTHER, "day_unknown"),
    (
        "two news without a day",
        {"signed_on": None, "published": "2025-05-30", "signatories": OZDOEV},
        {"signed_on": None, "published": "2025-06-01", "signatories": OZDOEV},
        SAME,
        "published_together",
    ),
    (
        "foreseen for another day",
        {"event": "planned", "signed_on": "2025-05-20", "title": FAIR},
        {"title": FAIR},
        PERHAPS,
        "day_foreseen",
    ),
    ("a treaty in the news", {}, {"kind": "treaty"}, SAME, "kind_near"),
    ("a plan signed the same day", {}, {"kind": "programme"}, OTHER, "kind_differs"),
    ("an amendment of the same day", {}, {"kind": "amendment"}, OTHER, "kind_differs"),
    ("the same subject in other words", {"title": FAIR}, {"title": "о выставках"}, SAME, "title_same"),
    ("another subject the same day", {"title": FAIR}, {"title": HARVEST}, PERHAPS, "title_differs"),
    ("another subject, the month alone", {"title": FAIR}, {"title": HARVEST, "signed_on": "2025-05"}, OTHER, ""),
    (
        "a title that goes on with the sides",
        {"title": "о сотрудничестве"},
        {"title": "о сотрудничестве между Республикой Татарстан и Республикой Ингушетия"},
        SAME,
        "",
    ),
    ("other sectors", {"sectors": ["culture"]}, {"sectors": ["trade"]}, SAME, ""),
    ("another term", {"term": "P5Y"}, {"term": "P3Y"}, SAME, ""),
    ("it replaces the same one", {"supersedes": ["2013"]}, {"supersedes": ["2013-04-02"]}, SAME, "supersedes_same"),
    ("it replaces another one", {"supersedes": ["2013"]}, {"supersedes": ["2009"]}, PERHAPS, "supersedes_differs"),
]


@pytest.mark.parametrize(("one", "other", "likeness", "code"), [case[1:] for case in CASES], ids=[c[0] for c in CASES])
def test_two_tellings_are_judged(one: dict[str, Any], other: dict[str, Any], likeness: Likeness, code: str) -> None:
    verdict = judge(telling(**one), _concluded(telling(**other)))

    assert verdict.likeness == likeness, verdict.reasons
    assert not code or code in {reason.code for reason in verdict.reasons}


def _concluded(other: Telling) -> Telling:
    """Return the telling with its day concluded where the case says so by its day."""
    is_concluded = other.one("signed_on") in {"2025-05-28", "2025-05-20"} and other.one("event") == "signed"
    return Telling(other.values, frozenset({"signed_on"} if is_concluded else ()))


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("Тимур Галиев", "Галиев Тимур Ренатович", True),
        ("Тимур Галиев", "Т. Р. Галиев", True),
        ("Махмуд-Али Калиматов", "М.-А. Калиматов", True),
        ("Галиев", "Тимур Галиев", True),
        ("Тимур Галиев", "Тимур Оздоев", False),
        ("Тимур Галиев", "Р. Галиев", False),
        ("Т. Галиев", "Т. Оздоев", False),
        ("Семён Алёшин", "Семен Алешин", True),
    ],
)
def test_a_person_is_known_by_any_form_of_the_name(one: str, other: str, *, is_same: bool) -> None:
    assert same_person(made.person(one), made.person(other)) is is_same
    assert same_person(made.person(other), made.person(one)) is is_same


PARTIES = [made.TATARSTAN, made.INGUSHETIA, made.CABINET, made.GOVERNMENT, made.CULTURE, made.SHANDONG, made.KAZAN]
DAYS = [None, "2025", "2025-05", "2025-05-29", "2025-05-30", "2019-01-01"]
ANY = st.builds(
    telling,
    derived=st.sampled_from([(), ("signed_on",)]),
    kind=st.sampled_from([None, "agreement", "treaty", "protocol", "programme", "amendment", "other"]),
    event=st.sampled_from(["signed", "planned"]),
    signed_on=st.sampled_from(DAYS),
    published=st.sampled_from(DAYS),
    parties=st.lists(st.sampled_from(PARTIES), max_size=3),
    title=st.sampled_from([None, FAIR, HARVEST, "о сотрудничестве"]),
    signatories=st.lists(st.sampled_from([*GALIEV, *OZDOEV, made.person("Т. Галиев")]), max_size=2),
    supersedes=st.lists(st.sampled_from(["2013", "2013-04-02", "2009"]), max_size=2),
)


@given(ANY, ANY)
def test_the_verdict_does_not_hang_on_which_is_first(one: Telling, other: Telling) -> None:
    assert judge(one, other) == judge(other, one)


@given(ANY, ANY)
def test_a_known_value_that_contradicts_never_lets_two_be_joined(one: Telling, other: Telling) -> None:
    verdict = judge(one, other)

    if any(reason.bearing == Bearing.AGAINST for reason in verdict.reasons):
        assert verdict.likeness == Likeness.OTHER
