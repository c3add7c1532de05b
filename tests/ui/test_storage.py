"""Addresses of static files."""

from pathlib import Path

import pytest

from kunak.ui.storage import Collected


def test_an_address_of_a_collected_file_is_put_together_once(tmp_path: Path) -> None:
    storage = Collected(location=tmp_path, base_url="/static/")
    storage.hashed_files = {"ui/icons.svg": "ui/icons.0123.svg"}
    first = storage.url("ui/icons.svg")

    storage.hashed_files = {}

    assert first == storage.url("ui/icons.svg") == "/static/ui/icons.0123.svg"
    with pytest.raises(ValueError, match="other"):
        storage.url("ui/other.svg")
