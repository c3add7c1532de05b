"""Who must approve inside a side, and where each stands: tables of cases."""

import pytest

from kunak.core.programme.approval import Place, Post, Voice, lacking, places, standing
from kunak.core.two_keys import KeyState

TRADE, LEGAL = Place(Post.SECTOR, "trade"), Place(Post.LEGAL)
NOW = {TRADE: "t2", LEGAL: "w2"}


@pytest.mark.parametrize(
    ("sectors", "posts", "asks", "expected"),
    [
        ([], [], True, ()),
        (["trade"], [], False, ()),
        (["trade", "culture"], ["head", "legal"], True, ("sector trade", "sector culture", "legal ", "head ")),
        (["trade"], ["head"], False, ("head ",)),
    ],
)
def test_sectors_come_in_their_order_and_posts_in_theirs(
    sectors: list[str], posts: list[str], asks: bool, expected: tuple[str, ...]
) -> None:
    assert tuple(f"{one.post} {one.sector}" for one in places(sectors, posts, asks_sectors=asks)) == expected


@pytest.mark.parametrize(
    ("voices", "trade", "legal"),
    [
        ([], KeyState.WAITING, KeyState.WAITING),
        ([Voice(TRADE, "t2")], KeyState.TURNED, KeyState.WAITING),
        ([Voice(TRADE, "t1"), Voice(LEGAL, "w2")], KeyState.STALE, KeyState.TURNED),
        ([Voice(TRADE, "w2")], KeyState.STALE, KeyState.WAITING),
        ([Voice(TRADE, "t2"), Voice(TRADE, "t2", is_return=True)], KeyState.RETURNED, KeyState.WAITING),
        ([Voice(TRADE, "t1", is_return=True)], KeyState.WAITING, KeyState.WAITING),
        ([Voice(TRADE, "t2", is_return=True), Voice(TRADE, "t2")], KeyState.TURNED, KeyState.WAITING),
        ([Voice(Place(Post.HEAD), "w2")], KeyState.WAITING, KeyState.WAITING),
    ],
)
def test_the_last_that_a_place_said_of_the_content_of_today_counts(
    voices: list[Voice], trade: KeyState, legal: KeyState
) -> None:
    states = standing([TRADE, LEGAL], voices, NOW)

    assert states == {TRADE: trade, LEGAL: legal}
    assert lacking(states) == tuple(one for one in (TRADE, LEGAL) if states[one] is not KeyState.TURNED)
