"""How classes of `kunak.core.shapes` are made."""

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any, Generic


class Factory:
    """What makes the value of a field that is not given."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self.make = make


class OfDataclasses:
    """What `dataclasses` knows of a class, asked of it when somebody asks: `__dataclass_fields__` and the like."""

    def __init__(self, asked: str, annotations: Mapping[str, Any], values: Mapping[str, Any], given: Any) -> None:
        self.asked, self.annotations, self.values, self.given = asked, annotations, values, given

    def __get__(self, instance: object, owner: type) -> Any:
        """Let `dataclasses` make a class with the same fields, and return what it noted."""
        import dataclasses

        values = {
            name: dataclasses.field(default_factory=value.make) if isinstance(value, Factory) else value
            for name, value in self.values.items()
        }
        twin = type(owner.__name__, (), {"__annotations__": dict(self.annotations), **values})
        known = getattr(dataclasses.dataclass(**self.given)(twin), self.asked)
        setattr(owner, self.asked, known)
        return known


def field(*, default: Any = None, default_factory: Callable[[], Any] | None = None) -> Any:
    """Return what stands for a field that need not be given: its value, or what makes one anew each time."""
    return Factory(default_factory) if default_factory else default


def replace(thing: Any, /, **changes: Any) -> Any:
    """Return the same with changes."""
    kind = thing.__class__
    return kind(**{name: getattr(thing, name) for name in kind.__match_args__} | changes)


def dataclass(*, frozen: bool = False, slots: bool = False, order: bool = False) -> Callable[[type], type]:
    """Return what makes a class as `dataclasses.dataclass` does."""
    return lambda plain: _made(plain, frozen=frozen, slots=slots, order=order)


def _made(plain: type, **given: bool) -> type:
    if set(plain.__bases__) - {object, Generic}:
        raise TypeError(f"{plain.__name__} inherits from another class")
    annotations = getattr(plain, "__annotations__", {})
    names = tuple(annotations)
    values = {name: plain.__dict__[name] for name in names if name in plain.__dict__}
    kind = _with_slots(plain, names) if given["slots"] else plain
    told: dict[str, Any] = _methods(kind, names, values, is_frozen=given["frozen"])
    told |= _compared(names, is_frozen=given["frozen"], is_ordered=given["order"])
    if given["frozen"]:
        told |= {"__setattr__": _refused, "__delattr__": _refused}
        if given["slots"]:
            told |= {"__getstate__": _state, "__setstate__": _with_state}
    for name in ("__dataclass_fields__", "__dataclass_params__"):
        told[name] = OfDataclasses(name, annotations, values, given)
    for name, value in told.items():
        setattr(kind, name, value)
    return kind


def _with_slots(plain: type, names: tuple[str, ...]) -> type:
    own = {name: value for name, value in plain.__dict__.items() if name not in {*names, "__dict__", "__weakref__"}}
    kind = type(plain)(plain.__name__, plain.__bases__, {**own, "__slots__": names})
    kind.__qualname__ = plain.__qualname__
    return kind


def _methods(kind: type, names: tuple[str, ...], values: Mapping[str, Any], *, is_frozen: bool) -> dict[str, Any]:
    def first(self: Any, *args: Any, **given: Any) -> None:
        made = kind.__init__ = _written(kind, names, values, is_frozen=is_frozen)  # type: ignore[misc]
        made(self, *args, **given)

    def shown(self: Any) -> str:
        return f"{kind.__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in names)})"

    return {"__init__": first, "__repr__": shown, "__match_args__": names}


def _written(kind: type, names: tuple[str, ...], values: Mapping[str, Any], *, is_frozen: bool) -> Callable[..., None]:
    """Return the method that gives a value its fields, written out for them, as it runs for each value."""
    given = [f"{name}=_values[{name!r}]" if name in values else name for name in names]
    lines = [
        f"{name} = _values[{name!r}].make() if {name} is _values[{name!r}] else {name}"
        for name, value in values.items()
        if isinstance(value, Factory)
    ]
    lines += [f"_set(self, {name!r}, {name})" if is_frozen else f"self.{name} = {name}" for name in names]
    lines += ["self.__post_init__()"] if hasattr(kind, "__post_init__") else []
    text = f"def __init__(self, {', '.join(given)}):\n " + "\n ".join(lines)
    made: dict[str, Any] = {}
    exec(text, {"_values": values, "_set": object.__setattr__}, made)  # noqa: S102  names of fields alone, as there
    written: Callable[..., None] = made["__init__"]
    written.__qualname__ = f"{kind.__qualname__}.__init__"
    return written


def _compared(names: tuple[str, ...], *, is_frozen: bool, is_ordered: bool) -> dict[str, Any]:
    all_of: Callable[[Any], Any] = attrgetter(*names)

    def equal(self: Any, other: Any) -> bool:
        return bool(all_of(self) == all_of(other)) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: Any) -> int:
        return hash(all_of(self))

    def less(self: Any, other: Any) -> bool:
        return bool(all_of(self) < all_of(other)) if other.__class__ is self.__class__ else NotImplemented

    def less_or_equal(self: Any, other: Any) -> bool:
        return bool(all_of(self) <= all_of(other)) if other.__class__ is self.__class__ else NotImplemented

    told: dict[str, Any] = {"__eq__": equal, "__hash__": hashed if is_frozen else None}
    if is_ordered:
        told |= {"__lt__": less, "__le__": less_or_equal}
        told["__gt__"] = lambda one, other: less(other, one) if other.__class__ is one.__class__ else NotImplemented
        told["__ge__"] = lambda one, other: (
            less_or_equal(other, one) if other.__class__ is one.__class__ else NotImplemented
        )
    return told


def _refused(_: Any, name: str, *_given: Any) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, name) for name in self.__match_args__]


def _with_state(self: Any, state: list[Any]) -> None:
    for name, value in zip(self.__match_args__, state, strict=True):
        object.__setattr__(self, name, value)
