"""Tags of the dictionary, taken apart when they are asked for: a text meets some hundred of its five thousand."""

from typing import Any

from pymorphy3 import tagset


class LazyTag(tagset.OpencorporaTag):  # type: ignore[misc]
    """A tag that knows its letters, and all else from the first question on."""

    __slots__ = ()

    def __init__(self, tag: str) -> None:
        self._str = tag  # type: ignore[misc]  # a slot of the class above

    def __getattr__(self, name: str) -> Any:
        """Fill the slots, of which one was found empty, and return what was asked for.

        Raises:
            AttributeError: a tag has nothing of this name.
        """
        if name not in tagset.OpencorporaTag.__slots__:
            raise AttributeError(name)
        super().__init__(self._str)
        return object.__getattribute__(self, name)


def take_apart_later() -> None:
    """Let the dictionary that is loaded next make such tags."""
    tagset.registry[LazyTag.FORMAT] = LazyTag
