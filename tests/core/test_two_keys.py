"""Two keys, against a model that is as plain as the sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kunak.core.two_keys import KeyState, Turn, content_hash, is_agreed, key_states

SIDES = st.lists(st.integers(1, 9), min_size=2, max_size=4, unique=True)


def test_a_content_counts_once_both_sides_turned_their_keys_on_it() -> None:
    states = key_states([1, 2], [Turn(1, "x"), Turn(2, "x")], "x")

    assert states == {1: KeyState.TURNED, 2: KeyState.TURNED}
    assert is_agreed(states)


def test_a_later_edit_waits_for_keys_again() -> None:
    states = key_states([1, 2], [Turn(1, "x"), Turn(2, "x")], "y")

    assert states == {1: KeyState.STALE, 2: KeyState.STALE}
    assert not is_agreed(states)


def test_a_return_is_seen_until_the_content_changes() -> None:
    turns = [Turn(1, "x"), Turn(2, "x", is_return=True)]

    assert key_states([1, 2], turns, "x")[2] is KeyState.RETURNED
    assert key_states([1, 2], turns, "y")[2] is KeyState.WAITING


def test_a_stranger_has_no_key() -> None:
    with pytest.raises(ValueError, match="none of the parties"):
        key_states([1, 2], [Turn(3, "x")], "x")


def test_one_side_alone_never_agrees() -> None:
    assert not is_agreed({1: KeyState.TURNED})
    assert not is_agreed({})


@given(SIDES, st.data())
def test_agreed_exactly_when_every_sides_last_turn_is_on_the_content(sides: list[int], data: st.DataObject) -> None:
    turn = st.builds(Turn, st.sampled_from(sides), st.sampled_from(["x", "y"]), st.booleans())
    turns = data.draw(st.lists(turn, max_size=8))

    agreed = is_agreed(key_states(sides, turns, "x"))

    last = {turn.side: turn for turn in turns}
    assert agreed == all(s in last and last[s].content_hash == "x" and not last[s].is_return for s in sides)


@given(st.dictionaries(st.text(), st.integers()))
def test_the_hash_does_not_depend_on_the_order_of_keys(content: dict[str, int]) -> None:
    assert content_hash(content) == content_hash(dict(reversed(content.items())))


def test_the_hash_changes_with_any_word() -> None:
    assert content_hash({"text": "обмен опытом"}) != content_hash({"text": "обмен опытом "})
