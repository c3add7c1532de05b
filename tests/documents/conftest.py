"""A coordinator at a browser; a reader that knows one text: the room is tried without the rules of reading."""

import hashlib

import pytest
from django.test import Client
from tests.factories import documents as made
from tests.factories.people import make_person, make_side

from kunak.core.reading.source import SourceText
from kunak.documents import reader
from kunak.people.models import Person


@pytest.fixture
def by() -> Person:
    """Return a coordinator of an ordinary side."""
    return make_person(side=make_side())


@pytest.fixture
def client(by: Person) -> Client:
    """Return that coordinator's browser, signed in."""
    client = Client()
    client.force_login(by)
    return client


@pytest.fixture
def known_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let any UTF-8 text be opened; the sample is read as its record says, another as a text without an agreement."""

    def open_file(name: str, data: bytes) -> SourceText:
        text = data.decode()
        return SourceText(name, "text/plain", hashlib.sha256(data).hexdigest(), text, (), None, None)

    def read(source: SourceText) -> reader.Attempt:
        is_sample = source.raw == made.TEXT
        return reader.Attempt(made.sample_record() if is_sample else made.empty_record(source.raw), 0.01)

    monkeypatch.setattr(reader, "open_file", open_file)
    monkeypatch.setattr(reader, "open_at_once", open_file)
    monkeypatch.setattr(reader, "read", read)


@pytest.fixture
def broken_reader(known_reader: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the reader fail on every text."""
    monkeypatch.setattr(reader, "read", lambda source: reader.Attempt(None, 0.01))
