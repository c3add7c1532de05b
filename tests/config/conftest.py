"""The command as a function: its words, its status, and nothing left over for other tests."""

import io
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from django.utils import translation
from pytest_django import Settings

from kunak.config import cli


@dataclass(frozen=True)
class Done:
    """What a command left: its exit status, its standard output and its standard error."""

    status: int
    out: str
    err: str


Kunak = Callable[..., Done]


@pytest.fixture
def quick_hashes(settings: Settings) -> None:
    """Hash passwords quickly; that real ones are not is tested in `test_settings`."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def kunak(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Kunak]:
    """Return the command: ``kunak("read", "-", stdin=b"…", language="en")``."""
    monkeypatch.setenv("LANG", "C.UTF-8")

    def call(*arguments: str, stdin: bytes = b"", language: str = "ru") -> Done:
        monkeypatch.setenv("LANGUAGE", language)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        try:
            status = cli.main(arguments)
        except SystemExit as end:  # argparse ends so
            status = int(end.code or 0)
        told = capsys.readouterr()
        return Done(status, told.out, told.err)

    with translation.override(None):
        yield call
