"""Classes of `kunak.core.shapes` are as those of `dataclasses` to all who use them, `dataclasses` itself among them."""

import copy
import dataclasses
import pickle
from typing import Any, Generic, TypeVar

import pytest

from kunak.core import shapes
from kunak.core.provenance import Sourced, Span
from kunak.core.reading.record import Agreement, Party

T = TypeVar("T")


@shapes.dataclass(frozen=True, slots=True, order=True)
class Point:
    across: int
    down: int = 0


@shapes.dataclass(frozen=True, slots=True)
class Kept(Generic[T]):
    value: T
    names: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.value is None:
            raise ValueError("nothing is kept")


@shapes.dataclass(slots=True)
class Basket:
    owner: str
    things: list[str] = shapes.field(default_factory=list)


@dataclasses.dataclass(frozen=True, slots=True, order=True)
class Same:
    across: int
    down: int = 0


def test_values_are_given_by_place_by_name_or_left_out() -> None:
    assert (Point(1), Point(1, down=2).down, Kept(value="a").names) == (Point(1, 0), 2, ())
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'across'"):
        Point()
    with pytest.raises(ValueError, match="nothing is kept"):
        Kept(None)


def test_equal_values_are_equal_have_one_hash_and_an_order() -> None:
    assert len({Point(1), Point(1), Point(2)}) == 2
    assert sorted([Point(2), Point(1, 5), Point(1)]) == [Point(1), Point(1, 5), Point(2)]
    assert (Point(2) > Point(1), Point(1) >= Point(1), Point(1) <= Point(0)) == (True, True, False)
    assert Point(1) != Same(1)
    with pytest.raises(TypeError):
        assert Point(1) < Same(2)


def test_values_are_shown_as_dataclasses_show_them() -> None:
    assert repr(Point(1, 2)) == repr(Same(1, 2)).replace("Same", "Point")


def test_what_is_frozen_cannot_be_changed_and_nothing_can_be_added() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Point(1).down = 2
    with pytest.raises(dataclasses.FrozenInstanceError):
        del Point(1).down
    with pytest.raises(AttributeError):
        Basket("a").other = 1


def test_what_is_made_for_each_is_not_shared_and_what_may_change_has_no_hash() -> None:
    one, other = Basket("a"), Basket("b")
    one.things.append("bread")

    assert (other.things, one == Basket("a", ["bread"])) == ([], True)
    with pytest.raises(TypeError, match="unhashable"):
        hash(one)


@pytest.mark.parametrize("thing", [Point(1, 2), Kept("a", ("b",)), Basket("a", ["b"])])
def test_values_go_through_a_pickle_and_are_copied(thing: Any) -> None:
    assert pickle.loads(pickle.dumps(thing)) == thing  # noqa: S301  our own bytes
    assert copy.deepcopy(thing) == thing


@pytest.mark.parametrize("replace", [shapes.replace, dataclasses.replace])
def test_both_replace_take_both_kinds(replace: Any) -> None:
    assert replace(Point(1, 2), down=3) == Point(1, 3)
    assert replace(Same(1, 2), down=3) == Same(1, 3)
    with pytest.raises(ValueError, match="nothing is kept"):
        replace(Kept("a"), value=None)


def test_dataclasses_knows_the_fields() -> None:
    assert dataclasses.is_dataclass(Point)
    assert [field.name for field in dataclasses.fields(Agreement)] == list(Agreement.__match_args__)
    assert dataclasses.asdict(Sourced("a", (Span(1, 2),), 1.0)) == {
        "value": "a",
        "spans": ({"start": 1, "end": 2},),
        "confidence": 1.0,
        "rule": "",
        "derived": False,
    }
    assert dataclasses.fields(Basket)[1].default_factory is list


def test_a_pattern_of_match_takes_the_fields_in_order() -> None:
    match Party("Пенза", "territory", "RU-PNZ", ()):
        case Party(name, "territory", code):
            assert (name, code) == ("Пенза", "RU-PNZ")
        case _:
            pytest.fail("no match")


def test_a_class_that_inherits_is_refused() -> None:
    with pytest.raises(TypeError, match="inherits"):

        @shapes.dataclass(frozen=True)
        class Further(Point):
            more: int = 0
