"""The power goes off in the middle of writes: what was acknowledged is there, and nothing is half done."""

import hashlib
import os
import random
import signal
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from queue import Queue
from typing import Any

import pytest
from tests.browser.client import Client, Gone
from tests.browser.prepare import CODE, IN, LEAD, TA
from tests.browser.server import Server, copy_of
from tests.browser.steps import SAMPLE

ROUNDS, MOST_PROPOSED = 3, 20
ENTRIES = "SELECT count(*) FROM journal_entry WHERE"
MOMENTS = random.Random(29052025)


@dataclass
class Acknowledged:
    """What the server said it has written, as it said so."""

    texts: list[str] = field(default_factory=list)
    measures: list[str] = field(default_factory=list)
    keys: int = 0
    reports: list[str] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    proposals: list[str] = field(default_factory=list)
    heard: "Queue[str]" = field(default_factory=Queue)

    def upload(self, client: Client) -> None:
        """Paste a text that nobody has pasted yet."""
        text = SAMPLE.read_text(encoding="utf-8") + f"\n{random.random()}"
        client.send("/documents/add/", "main form", text=text)
        self.texts.append(text)
        self.heard.put("text")

    def save(self, client: Client, measure: str) -> None:
        """Write a measure anew."""
        text = f"Провести форум {random.random()}"
        client.send(f"{measure}change/", "#measure-form", text=text, save="1")
        self.measures.append(text)
        self.heard.put("measure")

    def turn(self, client: Client, agreement: str) -> None:
        """Turn the side's key on the card, or take it back where it is turned."""
        page = client.ask(f"{agreement}card-keys/")
        is_turned = page.css_first("button[name=withdraw]") is not None
        fields = {"withdraw": "1", "reason": "проверка"} if is_turned else {}
        client.send(f"{agreement}card-keys/", "#card-keys-panel form", **fields)
        self.keys += 1
        self.heard.put("key")

    def report(self, client: Client, measure: str) -> None:
        """Report on a measure with a proof that nobody has seen yet."""
        result, proof = f"Список {random.random()}", {"proofs": ("Протокол.pdf", f"%PDF {random.random()}".encode())}
        told = {"outcome": "in_part", "held_on": "20.11.2026", "result": result}
        client.send(f"/execution/measure/{measure}/report/", "main form", proof, **told)
        self.reports.append(result)
        self.heard.put("report")

    def answer(self, client: Client, report: str) -> None:
        """Return a report of the other side once more, for another reason."""
        reason = f"нет подписи {random.random()}"
        client.send(f"/execution/reports/{report}/", "#keys-panel details form", reason=reason, returned="1")
        self.answers.append(reason)
        self.heard.put("answer")

    def propose(self, client: Client) -> None:
        """Propose a measure by a link, as often as a link takes in an hour; then look at it."""
        text = f"Провести ярмарку {random.random()}"
        if len(self.proposals) < MOST_PROPOSED:
            client.send(f"/proposals/by-link/{CODE}/", "form.stack", text=text, author="Иванова", propose="1")
            self.proposals.append(text)
            self.heard.put("proposal")
        else:
            client.ask(f"/proposals/by-link/{CODE}/")


@pytest.fixture(scope="module")
def killed(prepared_sample: Path, tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any) -> Iterator[Server]:
    """Return a server with the sample, to be killed."""
    server = copy_of(prepared_sample, tmp_path_factory.mktemp("killed"), django_db_blocker.unblock)
    server.start()
    yield server
    server.kill()


def test_a_killed_server_lost_nothing_and_left_nothing_half_done(killed: Server) -> None:
    clients = [Client(killed.url).sign_in(email) for email in (TA, LEAD, TA, TA, IN)] + [Client(killed.url)]
    (measure, agreement), (reported, report) = draft(killed), under_way(killed)
    said, entries = Acknowledged(), 0
    deeds: list[Callable[[Client], None]] = [
        said.upload,
        lambda client: said.save(client, measure),
        lambda client: said.turn(client, agreement),
        lambda client: said.report(client, reported),
        lambda client: said.answer(client, report),
        said.propose,
    ]

    for _ in range(ROUNDS):
        write_and_kill(killed, said, list(zip(deeds, clients, strict=True)))
        killed.start()
        entries = check(killed, said, measure, entries)

    assert all((said.texts, said.measures, said.keys, said.reports, said.answers, said.proposals))


def write_and_kill(server: Server, said: Acknowledged, pairs: list[tuple[Callable[[Client], None], Client]]) -> None:
    """Let people write as fast as they can, and kill the server when some number of writes is acknowledged."""
    people = [threading.Thread(target=go_on, args=pair) for pair in pairs]
    for person in people:
        person.start()
    for _ in range(MOMENTS.randint(6, 18)):
        said.heard.get(timeout=60)
    server.kill()
    for person in people:
        person.join(60)
        assert not person.is_alive()


def go_on(deed: Callable[[Client], None], client: Client) -> None:
    """Do a thing again and again until the server is gone."""
    try:
        while True:
            deed(client)
    except Gone:
        return


def check(server: Server, said: Acknowledged, measure: str, entries: int) -> int:
    """See that all that was acknowledged is there, each change with its entry, each document with its file."""
    with closing(sqlite3.connect(f"file:{server.data / 'kunak.sqlite3'}?mode=ro", uri=True)) as database:
        check_documents(server, said, database)
        check_work(said, database)
        number = measure.strip("/").split("/")[-1]
        changes = one(
            database, "SELECT count(*) FROM journal_entry WHERE verb = 'measure changed' AND record_id = ?", number
        )
        text, revision = database.execute(
            "SELECT text, revision FROM programme_measure WHERE id = ?", [number]
        ).fetchone()
        keys = one(database, "SELECT count(*) FROM agreements_cardkey")
        told = one(database, "SELECT count(*) FROM journal_entry WHERE verb IN ('card made public', 'card withdrawn')")
    assert revision == changes + 1
    assert len(said.measures) <= changes <= len(said.measures) + ROUNDS
    assert not said.measures or text == said.measures[-1] or changes > len(said.measures)
    assert keys == told >= said.keys
    now = server.check_journal()
    assert now > entries
    return now


UNREAD = (
    ("drafts_edition", "document_id"),
    ("execution_proof", "document_id"),
    ("assignments_partproof", "document_id"),
    ("groups_material", "document_id"),
    ("groups_workinggroup", "act_document_id"),
    ("groups_workinggroup", "regulations_document_id"),
)


def check_documents(server: Server, said: Acknowledged, database: sqlite3.Connection) -> None:
    """See that documents and files are the same things, and each document has its reading and its entries."""
    rows = database.execute("SELECT sha256, file FROM documents_document").fetchall()
    files = server.data / "files"
    assert {name for _sha, name in rows} == {
        str(path.relative_to(files)) for path in files.rglob("*") if path.is_file()
    }
    for sha256, name in rows:
        assert hashlib.sha256((files / name).read_bytes()).hexdigest() == sha256
    present = {sha256 for sha256, _name in rows}
    assert {hashlib.sha256(text.encode()).hexdigest() for text in said.texts} <= present
    # Texts that are being written, proofs of reports, papers of groups are kept and not read.
    unread = " UNION ".join(f"SELECT {column} FROM {table} WHERE {column} IS NOT NULL" for table, column in UNREAD)  # noqa: S608 (our own tables)
    read = "SELECT count(*) FROM documents_reading"
    assert one(database, read) == len(rows) - len(database.execute(unread).fetchall())
    assert one(database, f"{ENTRIES} verb = 'document added'") == len(rows)


def check_work(said: Acknowledged, database: sqlite3.Connection) -> None:
    """See that reports, answers and proposals are whole, each with its entry, and each that was acknowledged is here.

    A report is there with the proof that it was sent with.
    """
    told = {
        "SELECT result FROM execution_report": (said.reports, "'reported', 'report mended'"),
        "SELECT reason FROM execution_reportkey": (
            said.answers,
            "'report confirmed', 'report returned', 'report disputed'",
        ),
        "SELECT text FROM proposals_proposal": (said.proposals, "'measure proposed by a body'"),
    }
    for question, (acknowledged, verbs) in told.items():
        rows = [row for (row,) in database.execute(question)]
        assert set(acknowledged) <= set(rows)
        assert one(database, f"{ENTRIES} verb IN ({verbs})") == len(rows)
    proved = "SELECT count(DISTINCT report_id) FROM execution_proof JOIN execution_report AS one ON one.id = report_id"
    assert one(database, proved) == one(database, "SELECT count(*) FROM execution_report WHERE outcome <> 'not_done'")


def one(database: sqlite3.Connection, question: str, *given: str) -> Any:
    """Return the one value that answers a question."""
    return database.execute(question, given).fetchone()[0]


def draft(server: Server) -> tuple[str, str]:
    """Return the addresses of a health measure of the plan that is being drafted, and of its agreement."""
    with closing(sqlite3.connect(server.data / "kunak.sqlite3")) as database:
        measure, agreement = database.execute(
            "SELECT measure.id, programme.agreement_id FROM programme_measure AS measure"
            " JOIN programme_version AS version ON version.id = measure.version_id AND version.state = 'draft'"
            " JOIN programme_programme AS programme ON programme.id = version.programme_id"
            " WHERE measure.sector = 'health'"
        ).fetchone()
    return f"/programme/measure/{measure}/", f"/agreements/{agreement}/"


def under_way(server: Server) -> tuple[str, str]:
    """Return a measure in force that can be reported on, and a report of the side of `TA` that can be answered."""
    present = "SELECT measure.id, measure.line FROM programme_measure AS measure JOIN programme_version AS version"
    present += " ON version.id = measure.version_id AND version.state = 'in_force' AND measure.kind = 'resort-exchange'"
    with closing(sqlite3.connect(server.data / "kunak.sqlite3")) as database:
        measure, line = database.execute(present).fetchone()
        report = one(database, "SELECT id FROM execution_report WHERE line = ?", line)
    return str(measure), str(report)


def test_a_document_over_which_the_worker_alone_is_killed_is_read_by_the_next_one(killed: Server) -> None:
    client, worker = Client(killed.url).sign_in(TA), worker_of(killed)
    os.kill(worker, signal.SIGSTOP)
    text = (SAMPLE.read_text(encoding="utf-8") + "\n").ljust(200_010, ".")  # too long to be read while somebody waits
    client.send("/documents/add/", "main form", text=text)
    with closing(sqlite3.connect(killed.data / "kunak.sqlite3", timeout=60)) as database, database:
        database.execute(
            "UPDATE django_tasks_database_dbtaskresult SET status = 'RUNNING', worker_ids = '[\"one\"]'"
            " WHERE status = 'READY' AND task_path LIKE '%read_document'"
        )

    os.kill(worker, signal.SIGKILL)

    until = time.monotonic() + 60
    while state_of_the_last(killed) == "queued" and time.monotonic() < until:
        time.sleep(0.5)
    assert state_of_the_last(killed) == "review"


def worker_of(server: Server) -> int:
    """Return the process of the worker, which the server starts before its own."""
    assert server.process is not None
    children = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children").read_text().split()
    return min(map(int, children), key=started_at)


def started_at(process: int) -> int:
    """Return when a process began, in ticks of the system."""
    return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[19])


def state_of_the_last(server: Server) -> str:
    """Return what became of the document that was given last."""
    with closing(sqlite3.connect(f"file:{server.data / 'kunak.sqlite3'}?mode=ro", uri=True)) as database:
        [state] = database.execute("SELECT state FROM documents_reading ORDER BY id DESC LIMIT 1").fetchone()
    return str(state)
