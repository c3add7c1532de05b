"""The page of an agreement: the server's time for one answer, beside the page of an issue in Roundup.

Both are asked as WSGI applications in this process, without a network, both on SQLite and warm. Ours is the sample's
agreement as its coordinator sees it: session, rights, standing, strip, commitments with their measures, sources.
Roundup's is an issue of its classic tracker, seen without signing in, with as many messages as ours has commitments.
"""

import io
import os
import sys
import tempfile
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bench.result import Result
from bench.timing import medians_ms

NAME, RUNS = "agreement_page", 50
PEER = "roundup"
Application = Callable[[dict[str, Any], Callable[..., Any]], Any]


def measure() -> Result:
    """Return the median processor time of one answer; the peer's too, where it is installed."""
    with tempfile.TemporaryDirectory() as folder:
        ours, commitments, size = our_page(Path(folder))
        notes = [f"{size} bytes with {commitments} commitments; processor time, median of {RUNS} warm runs in turn"]
        if find_spec(PEER) is None:
            notes.append(
                f"{PEER} was not measured: not installed here. `make bench` installs it, or "
                "pip install --no-deps --require-hashes -r requirements-bench.txt"
            )
            [value] = medians_ms(ours, runs=RUNS)
            return Result(NAME, value, "ms", RUNS, peer=PEER, notes=tuple(notes))
        value, theirs = medians_ms(ours, roundup_page(Path(folder) / PEER, commitments), runs=RUNS)
        return Result(NAME, value, "ms", RUNS, peer=PEER, peer_value=theirs, notes=tuple(notes))


def our_page(folder: Path) -> tuple[Callable[[], object], int, int]:
    """Load the sample into a folder; return how its agreement is asked for, its commitments, and the page's bytes."""
    os.environ |= {"KUNAK_DATA": str(folder), "KUNAK_DATABASE_URL": "", "KUNAK_COLLECTED": "1"}
    from kunak.config.commands import start
    from kunak.config.commands.prepare import prepare

    if not start.django() or not prepare():
        sys.exit("the sample cannot be made ready in a temporary folder")
    from django.utils.timezone import localdate

    from kunak.agreements.models import Agreement
    from kunak.config import sample
    from kunak.config.wsgi import application

    coordinator = sample.load(on=localdate())[0].person
    agreement = Agreement.objects.earliest("pk")
    asked = environment(agreement.get_absolute_url(), HTTP_COOKIE=f"kunak_session={session_of(coordinator)}")
    page = answer(application, asked)
    return (lambda: answer(application, asked)), agreement.commitments.count(), len(page)


def session_of(person: Any) -> str:
    """Return the key of a session of somebody who has signed in."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save()
    return str(session.session_key)


def roundup_page(home: Path, messages: int) -> Callable[[], object]:
    """Make a classic tracker with one issue in a folder; return how that issue is asked for."""
    from roundup import admin, date, init, instance, password
    from roundup.cgi.wsgi_handler import RequestDispatcher

    settings = {"rdbms_backend": "sqlite", "tracker_web": "http://localhost/", "mail_domain": "localhost"}
    init.install(str(home), admin.AdminTool().listTemplates()["classic"]["path"], settings=settings)
    tracker = instance.open(str(home))
    tracker.init(password.Password("admin", config=tracker.config))
    database = tracker.open("admin")
    author = database.user.lookup("admin")
    text = "The sides exchange experience of digital public services."
    posted = [
        database.msg.create(author=author, date=date.Date(), summary=text, content=f"{text} {number}")
        for number in range(messages)
    ]
    database.issue.create(title="Agreement on cooperation", messages=posted)
    database.commit()
    database.close()
    application = RequestDispatcher(str(home))
    return lambda: answer(application, environment("/issue1"))


def environment(path: str, **more: str) -> dict[str, Any]:
    """Return what a server hands to an application for a page."""
    return {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": "",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": False,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
        **more,
    }


def answer(application: Application, asked: dict[str, Any]) -> bytes:
    """Return a whole page; whatever is not one is a fault of the benchmark."""
    written: list[bytes] = []
    statuses: list[str] = []

    def begin(status: str, _headers: object, _trouble: object = None) -> Callable[[bytes], None]:
        statuses.append(status)
        return written.append

    body = application(dict(asked), begin)
    page = b"".join([*written, *body])
    if hasattr(body, "close"):
        body.close()
    assert statuses == ["200 OK"], (statuses, page[:500])
    return page
