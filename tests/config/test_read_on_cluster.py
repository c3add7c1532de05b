"""`kunak read … --cluster`: the same rows from workers of a Dask cluster, also where one of them is killed."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from threading import Thread

import pytest
from tests.config.conftest import Kunak
from tests.config.odd_reader import ENDS_ALL
from tests.factories.documents import TEXT

from kunak import __version__
from kunak.config.reading_in_bulk import on_cluster
from kunak.config.reading_in_bulk.at_worker import read_here
from kunak.config.reading_in_bulk.order import Order
from kunak.core.reading.batch import File, Loaded, Refused
from kunak.core.reading.batch.errors import CannotOpen

ROOT = Path(__file__).resolve().parents[2]
ODD = ("--preload", "tests.config.odd_cluster")
needs_dask = pytest.mark.skipif(find_spec("distributed") is None, reason="dask is not here: kunak[cluster]")


def free_port() -> int:
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        number: int = opened.getsockname()[1]
        return number


class RunningCluster:
    """A scheduler with one worker that a nanny replaces, as people start them."""

    def __init__(self, folder: Path) -> None:
        self.address = f"tcp://127.0.0.1:{free_port()}"
        path = os.pathsep.join([str(ROOT), str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])
        self._environment = os.environ | {"PYTHONPATH": path, "ODD_READER_FOLDER": str(folder)}
        self.folder = folder
        port = self.address.rpartition(":")[2]
        self._processes = [
            self._start("distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", port, "--no-dashboard"),
            self._start("distributed.cli.dask_worker", self.address, "--nthreads", "1", "--no-dashboard", *ODD),
        ]

    def _start(self, module: str, *arguments: str) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            [sys.executable, "-m", module, *arguments],
            env=self._environment,
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def read(self, given: Path, out: Path, *more: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "tests.config.odd_command", "read", str(given), "--out", str(out), *more],
            env=self._environment | {"LANGUAGE": "ru"},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )

    def stop(self) -> None:
        for process in reversed(self._processes):
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningCluster]:
    """Return one cluster for the tests of the file: to start it takes as long as to read with it."""
    running = RunningCluster(tmp_path_factory.mktemp("cluster"))
    yield running
    running.stop()


@pytest.fixture
def given(tmp_path: Path) -> Path:
    folder = tmp_path / "given"
    folder.mkdir()
    for number in range(9):
        (folder / f"{number}.txt").write_text(TEXT, encoding="utf-8")
    (folder / "empty.txt").touch()
    return folder


@needs_dask
def test_a_cluster_gives_the_same_rows_as_this_machine(cluster: RunningCluster, given: Path, tmp_path: Path) -> None:
    here, there = tmp_path / "here.jsonl", tmp_path / "there.jsonl"

    done = cluster.read(given, there, "--cluster", cluster.address)
    cluster.read(given, here)

    assert (done.returncode, done.stderr) == (0, "")
    assert there.read_bytes() == here.read_bytes()
    assert len(here.read_bytes().splitlines()) == 10


@needs_dask
def test_a_worker_that_is_killed_in_the_midst_changes_nothing(
    cluster: RunningCluster, given: Path, tmp_path: Path
) -> None:
    (given / "5.txt").write_text(f"{ENDS_ALL} {TEXT}", encoding="utf-8")
    here, there = tmp_path / "here.jsonl", tmp_path / "there.jsonl"

    done = cluster.read(given, there, "--cluster", cluster.address)
    cluster.read(given, here)

    assert (cluster.folder / ENDS_ALL).exists()
    assert done.returncode == 0
    assert there.read_bytes() == here.read_bytes()


@needs_dask
def test_a_cluster_that_does_not_answer_is_told_and_nothing_is_lost(
    kunak: Kunak, given: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(on_cluster, "SECONDS_TO_ANSWER", 1)
    command = ("read", str(given), "--out", str(tmp_path / "rows.jsonl"))

    silent = kunak(*command, "--cluster", f"tcp://127.0.0.1:{free_port()}")
    english = kunak(*command, "--cluster", "no.host.invalid:1", language="en")

    assert (silent.status, english.status) == (1, 1)
    assert "не отвечает" in silent.err
    assert "та же команда продолжит" in silent.err
    assert "The cluster at no.host.invalid:1 does not answer." in english.err
    assert kunak(*command).status == 0


def _lets_go(listening: socket.socket) -> None:
    listening.accept()[0].close()


@needs_dask
@pytest.mark.parametrize("is_silent", [False, True])
def test_a_port_of_something_else_is_told_as_one_that_does_not_answer(
    kunak: Kunak, given: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_silent: bool
) -> None:
    monkeypatch.setattr(on_cluster, "SECONDS_TO_ANSWER", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        if not is_silent:
            Thread(target=_lets_go, args=[listening], daemon=True).start()
        address = f"tcp://127.0.0.1:{listening.getsockname()[1]}"

        done = kunak("read", str(given), "--out", str(tmp_path / "rows.jsonl"), "--cluster", address)

    assert done.status == 1
    assert f"Кластер по адресу {address} не отвечает." in done.err


@needs_dask
def test_an_address_with_tls_without_certificates_is_refused(kunak: Kunak, given: Path, tmp_path: Path) -> None:
    done = kunak("read", str(given), "--out", str(tmp_path / "rows.jsonl"), "--cluster", "tls://127.0.0.1:8786")

    assert done.status == 2
    assert "Для tls://127.0.0.1:8786 нужны сертификаты" in done.err
    assert "Traceback" not in done.err


def test_a_library_that_is_missing_is_told_with_the_way_to_get_it(
    kunak: Kunak, given: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    command = ("read", str(given), "--out", str(tmp_path / "rows.jsonl"), "--cluster", "tcp://127.0.0.1:1")

    done, english = kunak(*command), kunak(*command, language="en")

    assert (done.status, english.status) == (2, 2)
    assert "нужна библиотека dask.distributed, здесь её нет: pip install 'kunak[cluster]'" in done.err
    assert "dask.distributed is needed, which is not installed here" in english.err


def test_a_worker_of_another_version_reads_nothing(tmp_path: Path) -> None:
    answer = read_here((), Order(), "run", "0.0.0")

    assert (answer.version, answer.rows) == (__version__, b"")


def test_files_that_cannot_be_fetched_for_a_cluster_become_refusals(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"bytes")

    there = on_cluster.loaded(File("a.txt", str(path), 5, 0))
    gone = on_cluster.loaded(File("b.txt", str(tmp_path / "b.txt"), 5, 0))

    assert there == Loaded("a.txt", b"bytes")
    assert gone == Refused("b.txt", CannotOpen, {"reason": "No such file or directory"})
