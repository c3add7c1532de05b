"""A real server in a process of its own, and people in real browsers."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = os.environ.get("KUNAK_CHROMIUM") or next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PASSWORD = "длинный пароль 77"
START_SECONDS = 60


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs the browser, and leave it out with a sentence where there is none."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="Chromium is not here (Debian: apt-get install chromium)"))


@dataclass
class Server:
    """A running product on a data folder of its own."""

    data: Path
    port: int
    process: subprocess.Popen[str] | None = None
    told: str = ""

    @property
    def url(self) -> str:
        """The address of its first page."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        """What its processes see."""
        chosen = {
            "KUNAK_DATA": str(self.data),
            "PYTHONPATH": str(ROOT / "src"),
            "LANGUAGE": "en",
            "KUNAK_DATABASE_URL": "",
        }
        return {name: value for name, value in os.environ.items() if name != "KUNAK_COLLECTED"} | chosen

    def kunak(self, *arguments: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        """Run the command on the same data."""
        call = [sys.executable, "-m", "kunak.config.cli", *arguments]
        return subprocess.run(
            call, input=typed, env=self.environment, capture_output=True, text=True, check=False, timeout=120
        )

    def start(self, *arguments: str) -> None:
        """Start and wait until the first page answers."""
        call = [sys.executable, "-m", "kunak.config.cli", "run", "--port", str(self.port), *arguments]
        log = (self.data.parent / "server.log").open("a+")
        place = log.tell()
        self.process = subprocess.Popen(
            call, env=self.environment, stdout=log, stderr=log, text=True, start_new_session=True
        )
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until and self.process.poll() is None:
            try:
                with urllib.request.urlopen(self.url, timeout=2):  # noqa: S310
                    break
            except OSError:
                self.process.poll()
        log.seek(place)
        self.told = log.read()
        log.close()
        assert self.process.poll() is None, self.told

    def stop(self) -> None:
        """Ask it to stop, as Ctrl+C does, and wait for the end."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(30)

    def kill(self) -> None:
        """Take the power away: every process of the server ends at once."""
        assert self.process is not None
        os.killpg(self.process.pid, 9)
        self.process.wait(30)

    def add(self, email: str, name: str, role: str, side: str = "", sector: str = "") -> None:
        """Add a person with `PASSWORD`."""
        extra = [*(["--side", side] if side else []), *(["--sector", sector] if sector else [])]
        done = self.kunak(
            "user", "add", email, "--name", name, "--role", role, *extra, "--password-stdin", typed=PASSWORD + "\n"
        )
        assert done.returncode == 0, done.stderr


def free_port() -> int:
    """Return a port that nobody has."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """Return an empty product with two coordinators, a sector lead and an administrator."""
    running = Server(tmp_path / "data", free_port())
    running.start()
    running.add("ta@example.org", "Координатор, Татарстан", "coordinator", "RU-TA")
    running.add("in@example.org", "Координатор, Ингушетия", "coordinator", "RU-IN")
    yield running
    running.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return one Chromium for all tests."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@dataclass
class Visitor:
    """Somebody at a browser of their own; notes every fault that the browser reports and every foreign request."""

    context: BrowserContext
    page: Page
    url: str
    faults: list[str]

    def goto(self, path: str) -> None:
        """Open an address of the product."""
        self.page.goto(self.url + path)

    def sign_in(self, email: str, password: str = PASSWORD) -> None:
        """Sign in by the page, as a person does."""
        self.goto("/people/sign-in/")
        self.page.fill("input[name=username]", email)
        self.page.fill("input[name=password]", password)
        self.page.click("main button.btn")
        self.page.wait_for_url(re.compile(r"/(desk|people)/$"))

    def check_accessibility(self) -> None:
        """Let axe look at the page as it stands."""
        found = Axe().run(self.page)
        assert not found.response["violations"], found.generate_report()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visitor]]:
    """Return a maker of visitors; at the end none may have seen a fault or asked another host."""
    visitors: list[Visitor] = []

    def make(url: str, **options: object) -> Visitor:
        context = browser.new_context(
            locale="ru-RU", timezone_id="Europe/Moscow", **{"viewport": {"width": 1440, "height": 900}, **options}
        )  # type: ignore[arg-type]
        context.set_default_timeout(15_000)
        page = context.new_page()
        visitor = Visitor(context, page, url, [])
        page.on("pageerror", lambda error: visitor.faults.append(f"script: {error}"))
        page.on(
            "console",
            lambda line: (
                visitor.faults.append(f"console: {line.text}")
                if line.type == "error" and "status of 4" not in line.text
                else None
            ),
        )
        page.on(
            "request",
            lambda asked: (
                None
                if asked.url.startswith((url, "data:", "blob:"))
                else visitor.faults.append(f"foreign: {asked.url}")
            ),
        )
        page.on(
            "response",
            lambda answer: visitor.faults.append(f"{answer.status}: {answer.url}") if answer.status >= 500 else None,
        )
        visitors.append(visitor)
        return visitor

    yield make
    faults = [fault for visitor in visitors for fault in visitor.faults]
    for visitor in visitors:
        visitor.context.close()
    assert not faults
