"""What the tests of pages share."""

from collections.abc import Iterator

import pytest
from django.utils.translation import override


@pytest.fixture(autouse=True)
def in_russian() -> Iterator[None]:
    """Begin in Russian, and leave the language as it was: a page asked for in another one would keep it."""
    with override("ru"):
        yield
