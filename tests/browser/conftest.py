"""A real server in processes of its own, and people in real browsers."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect
from tests.browser.chromium import DESK
from tests.browser.server import Server, copy_of
from tests.browser.visitor import Visitor

PATIENCE = 60_000  # ms: nobody asks here how fast a page is, and a busy machine may stand still for a while
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def running(blank: Path, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any) -> Iterator[Server]:
    """Return the one product that these tests ask: its start takes longer than many a walk."""
    product = copy_of(blank, tmp_path_factory.mktemp("server"), django_db_blocker.unblock)
    product.start()
    yield product
    product.stop()


@pytest.fixture(scope="module")
def sample_server(running: Server, prepared_sample: Path) -> Server:
    """Return a product with the sample, for all tests of a file."""
    running.begin_with(prepared_sample)
    return running


@pytest.fixture(scope="module")
def server(running: Server, prepared: Path) -> Server:
    """Return a product with people and no agreement, for all tests of a file."""
    running.begin_with(prepared)
    return running


@pytest.fixture
def another_server(running: Server, prepared: Path) -> Server:
    """Return a product with people and no agreement, for one test alone."""
    running.begin_with(prepared)
    return running


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Callable[..., Visitor]]:
    """Return a maker of visitors; at the end none may have seen a fault or asked another host."""
    visitors: list[Visitor] = []

    def make(url: str, **options: Any) -> Visitor:
        given = {"locale": "ru-RU", "timezone_id": "Europe/Moscow", "reduced_motion": "reduce", **DESK, **options}
        context = chromium.new_context(**given)
        context.set_default_timeout(PATIENCE)
        visitors.append(Visitor(context, url))
        return visitors[-1]

    yield make
    for visitor in visitors:
        visitor.context.close()
    assert not [fault for visitor in visitors for fault in visitor.faults]
