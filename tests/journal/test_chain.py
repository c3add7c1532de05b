"""The chain finds every change, gap, swap and cut."""

from hypothesis import given
from hypothesis import strategies as st

from kunak.journal.chain import GENESIS, Break, Link, entry_hash, first_break

CONTENTS = st.lists(
    st.fixed_dictionaries({"verb": st.text(max_size=8), "after": st.integers()}), min_size=3, max_size=8
)


def chain(contents: list[dict[str, object]]) -> list[Link]:
    links, previous = [], GENESIS
    for number, given_content in enumerate(contents, start=1):
        content = given_content | {"number": number}
        links.append(Link(number, previous, entry_hash(previous, content), content))
        previous = links[-1].hash
    return links


def check(links: list[Link], whole: list[Link]) -> Break | None:
    return first_break(links, count=len(whole), last=whole[-1].hash if whole else GENESIS)


@given(CONTENTS)
def test_a_chain_that_nobody_touched_holds(contents: list[dict[str, object]]) -> None:
    whole = chain(contents)

    assert check(whole, whole) is None


def test_an_empty_chain_holds() -> None:
    assert check([], []) is None


@given(CONTENTS, st.data())
def test_an_altered_entry_is_named(contents: list[dict[str, object]], data: st.DataObject) -> None:
    whole = chain(contents)
    place = data.draw(st.integers(0, len(whole) - 1))
    bad = whole[place]
    altered = Link(bad.number, bad.previous, bad.hash, {**bad.content, "after": "something else"})

    assert check([*whole[:place], altered, *whole[place + 1 :]], whole) == Break(place + 1, "altered")


@given(CONTENTS, st.data())
def test_an_entry_altered_with_its_hash_breaks_at_the_next(
    contents: list[dict[str, object]], data: st.DataObject
) -> None:
    whole = chain(contents)
    place = data.draw(st.integers(0, len(whole) - 2))
    bad = whole[place]
    content = {**bad.content, "after": "something else"}
    forged = Link(bad.number, bad.previous, entry_hash(bad.previous, content), content)

    assert check([*whole[:place], forged, *whole[place + 1 :]], whole) == Break(place + 2, "reordered")


@given(CONTENTS, st.data())
def test_a_removed_entry_is_named(contents: list[dict[str, object]], data: st.DataObject) -> None:
    whole = chain(contents)
    place = data.draw(st.integers(0, len(whole) - 2))

    assert check(whole[:place] + whole[place + 1 :], whole) == Break(place + 1, "missing")


@given(CONTENTS)
def test_a_cut_tail_is_seen(contents: list[dict[str, object]]) -> None:
    whole = chain(contents)

    assert check(whole[:-1], whole) == Break(len(whole), "cut")


@given(CONTENTS)
def test_a_tail_replaced_with_its_head_is_seen_by_the_last_hash(contents: list[dict[str, object]]) -> None:
    whole = chain(contents)
    other = chain([*contents[:-1], {"verb": "forged"}])

    assert check(other, whole) == Break(len(whole) + 1, "cut")


@given(CONTENTS, st.data())
def test_swapped_entries_are_seen(contents: list[dict[str, object]], data: st.DataObject) -> None:
    whole = chain(contents)
    place = data.draw(st.integers(0, len(whole) - 2))
    first, second = whole[place], whole[place + 1]
    swapped = [*whole[:place], second, first, *whole[place + 2 :]]

    assert check(swapped, whole) == Break(place + 1, "missing")
