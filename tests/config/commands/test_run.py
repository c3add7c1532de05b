"""`kunak run`: one command that serves, tells how to sign in, and leaves no process behind however it ends."""

import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import IncompleteRead
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from django.db import OperationalError
from tests.config.conftest import Kunak

from kunak.config.commands import run

COMMAND = [sys.executable, "-m", "kunak.config.cli"]


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def settings(folder: Path, **changes: str) -> dict[str, str]:
    """Return an environment of its own; static files are not collected, which takes most of a first start."""
    known = {"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(sys.path), "LANGUAGE": "ru"}
    return known | {"KUNAK_DATA": str(folder), "KUNAK_COLLECTED": "0"} | changes


def once(folder: Path, *arguments: str, **changes: str) -> subprocess.CompletedProcess[str]:
    environment = settings(folder, **changes)
    return subprocess.run([*COMMAND, *arguments], env=environment, capture_output=True, text=True, check=False)


@contextmanager
def running(folder: Path, port: int) -> Iterator["subprocess.Popen[str]"]:
    """Start the product and wait until its door is open; its output ends once every child has closed it too."""
    with started([*COMMAND, "run", "--sample", "--port", str(port)], folder) as process:
        wait_for(f"http://127.0.0.1:{port}/", process)
        yield process


@contextmanager
def started(call: list[str], folder: Path) -> Iterator["subprocess.Popen[str]"]:
    """Start a command in a session of its own; at the end nothing of it is left."""
    environment = settings(folder)
    with subprocess.Popen(call, env=environment, stdout=subprocess.PIPE, text=True, start_new_session=True) as process:
        try:
            yield process
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)


def wait_for(address: str, process: "subprocess.Popen[str]") -> None:
    while process.poll() is None:
        try:
            with urlopen(address):  # noqa: S310
                return
        except (URLError, ConnectionError):
            time.sleep(0.05)
    pytest.fail("the server ended before its door was open")


def test_the_first_start_tells_the_address_and_everybodys_password_and_ends_with_all_its_children(
    tmp_path: Path,
) -> None:
    port = free_port()

    with running(tmp_path, port) as process:
        refused = once(tmp_path, "run", "--port", str(port))
        os.killpg(process.pid, signal.SIGINT)  # as Ctrl+C does
        told, _ = process.communicate(timeout=60)

    assert process.returncode == 0
    assert len(re.findall(r"@example\.org +[a-z2-9]{14}$", told, re.MULTILINE)) == 6
    assert f"http://127.0.0.1:{port}/" in told
    assert refused.returncode == 1
    assert refused.stderr.startswith(f"kunak: Порт {port} занят")
    assert not refused.stdout


def test_a_later_start_tells_how_to_get_a_new_password_and_a_server_killed_outright_takes_its_children_along(
    prepared_sample: Path, tmp_path: Path
) -> None:
    data = shutil.copytree(prepared_sample, tmp_path / "data")

    with running(data, free_port()) as process:
        process.kill()
        told, _ = process.communicate(timeout=60)  # ends only once the last child has closed it

    assert process.returncode == -signal.SIGKILL
    assert "user password" in told
    assert "administrator@example.org\n" in told


def test_a_file_whose_making_fails_on_the_way_does_not_arrive_as_if_it_were_whole(tmp_path: Path) -> None:
    port = free_port()

    with started([sys.executable, "-m", "tests.config.odd_server", str(port)], tmp_path) as process:
        wait_for(f"http://127.0.0.1:{port}/", process)
        with pytest.raises(IncompleteRead), urlopen(f"http://127.0.0.1:{port}/") as answer:
            answer.read()


def test_a_folder_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file where the folder should be")

    done = once(taken, "run", "--port", str(free_port()))

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("kunak: Папка с данными недоступна")
    assert str(taken) in done.stderr


@pytest.mark.parametrize("command", [["run"], ["journal", "verify"]], ids=" ".join)
def test_a_damaged_database_is_told(tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "kunak.sqlite3").write_bytes(b"not a database at all " * 1000)

    done = once(tmp_path, *command)

    assert (done.returncode, done.stdout) == (1 if command == ["run"] else 2, "")
    assert "Файл базы данных повреждён" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_database_that_somebody_else_holds_is_told(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "kunak.sqlite3")) as other:
        other.execute("BEGIN EXCLUSIVE")
        address = f"sqlite://{tmp_path / 'kunak.sqlite3'}?timeout=0"
        done = once(tmp_path, "run", "--port", str(free_port()), KUNAK_DATABASE_URL=address)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("kunak: Базу данных занимает другая программа")


def test_commands_before_the_first_start_say_so_and_make_nothing(tmp_path: Path) -> None:
    done = once(tmp_path, "journal", "verify")

    assert (done.returncode, done.stdout) == (2, "")
    assert "Запустите один раз: kunak run" in done.stderr
    assert not (tmp_path / "kunak.sqlite3").exists()


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("KUNAK_DATABASE_URL", "mysql://a/b", "нужен адрес postgres://"),
        ("KUNAK_DATABASE_URL", "postgres://a:b@c:port/d", "нужен адрес postgres://"),
        ("KUNAK_HTTPS", "perhaps", "нужно 1 или 0"),
        ("KUNAK_PROXIES", "-1", "нужно целое число от 0"),
        ("KUNAK_TIME_ZONE", "Moscow time", "нужен часовой пояс"),
        ("KUNAK_LOG", "loud", "нужно одно из: DEBUG"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(tmp_path: Path, name: str, value: str, told: str) -> None:
    done = once(tmp_path, "run", "--port", str(free_port()), **{name: value})

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"kunak: {name}: {told}")


def test_an_address_that_is_none_of_this_machine_is_told(kunak: Kunak) -> None:
    done = kunak("run", "--host", "192.0.2.1")

    assert done.status == 1
    assert "Адрес 192.0.2.1 занять нельзя" in done.err


@pytest.mark.django_db
def test_a_worker_that_the_database_fails_says_so_in_a_sentence(kunak: Kunak, monkeypatch: pytest.MonkeyPatch) -> None:
    def is_full() -> None:
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(run, "do_jobs", is_full)

    done = kunak("worker")

    assert (done.status, done.err) == (1, "kunak: На диске нет места.\n")
