"""Modules of formats, loaded with the first file of their kind: each brings a library of its own, and time to start."""

from importlib import import_module
from typing import Any

from kunak.core.reading.formats.content import Content


def format_module(name: str) -> Any:
    """Return a module of this folder by its name: `pdf`, `mail`."""
    return import_module(f"kunak.core.reading.formats.{name}")


def read_by(name: str, data: bytes) -> Content:
    """Return the text of a file by the module of its format."""
    content: Content = format_module(name).read(data)
    return content
