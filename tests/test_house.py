"""The house's own rules, kept by machines."""

import re
import subprocess
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.template.loader import get_template
from tests.storage import ALONE
from tools.train import ORDER

from kunak.core import lifecycle
from kunak.core.errors import KunakError
from kunak.journal.guarded import Guarded, keys_of
from kunak.journal.triggers import Rule
from kunak.ui.errors import message_for

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "src" / "kunak"
ROOMS = [config for config in apps.get_app_configs() if config.name.startswith("kunak.")]


def descendants(family: type[KunakError]) -> set[type[KunakError]]:
    """Return all classes below one."""
    below = set(family.__subclasses__())
    return below.union(*(descendants(child) for child in below)) if below else below


def test_every_model_is_in_the_glossary() -> None:
    glossary = (ROOT / "docs" / "terms.md").read_text(encoding="utf-8")
    models = [model.__name__ for room in ROOMS for model in room.get_models()]

    assert len(models) > 100
    assert not [name for name in models if not re.search(rf"\b{name}\b", glossary)]


def test_every_state_is_in_the_glossary() -> None:
    glossary = (ROOT / "docs" / "terms.md").read_text(encoding="utf-8")
    kinds = [lifecycle.ReadingState, lifecycle.CandidateState, lifecycle.FactState, lifecycle.VersionState]
    kinds.append(lifecycle.ActState)
    kinds.append(lifecycle.ImportState)
    kinds.append(lifecycle.ProposalState)
    kinds.append(lifecycle.MeasureState)
    kinds.append(lifecycle.MeetingState)
    kinds.append(lifecycle.LetterState)

    missing = [state for kind in kinds for state in kind if not re.search(rf"\b{state}\b", glossary)]

    assert not missing


def test_every_refusal_has_its_sentence() -> None:
    default = message_for.dispatch(KunakError)

    silent = [error.__name__ for error in descendants(KunakError) if message_for.dispatch(error) is default]

    assert not silent


def test_every_variable_is_in_the_sample_of_settings() -> None:
    read = {
        name
        for path in SOURCES.rglob("*.py")
        for name in re.findall(r'"(KUNAK_[A-Z_]+)"', path.read_text(encoding="utf-8"))
    }

    listed = set(re.findall(r"^(KUNAK_[A-Z_]+)=", (ROOT / ".env.sample").read_text(encoding="utf-8"), re.MULTILINE))

    assert read == listed


def test_every_template_compiles_and_is_used() -> None:
    templates = {
        str(path.relative_to(folder)): path
        for folder in SOURCES.glob("*/templates")
        for path in folder.rglob("*")
        if path.is_file()
    }
    texts = [path.read_text(encoding="utf-8") for path in [*SOURCES.rglob("*.py"), *templates.values()]]
    words = "\n".join(texts)

    unused = [name for name in templates if name not in words and not name.startswith(("django/", "errors/"))]

    for name in templates:
        get_template(name)
    assert not unused


def test_no_form_is_included_without_its_token() -> None:
    """`only` leaves the token out: the form would be refused in every browser, and in no test of a view."""
    texts = {
        str(path.relative_to(folder)): path.read_text(encoding="utf-8")
        for folder in SOURCES.glob("*/templates")
        for path in folder.rglob("*.html")
    }

    bare = [
        f"{name}: {found[1]}"
        for name, text in texts.items()
        for found in re.finditer(r'{% include "([^"]+)"[^%]* only %}', text)
        if "csrf_token" in texts.get(found[1], "")
    ]

    assert not bare


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_drawn_documents_are_fresh() -> None:
    done = subprocess.run(
        [sys.executable, "tools/draw_docs.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr


def test_what_the_reader_works_out_beforehand_is_fresh() -> None:
    done = subprocess.run(
        [sys.executable, "tools/prebuild.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr


def test_every_trainer_has_its_place_in_the_order_of_learning() -> None:
    trainers = {path.stem.removeprefix("train_") for path in (ROOT / "tools").glob("train_*.py")}

    assert trainers == set(ORDER)


def test_translations_are_complete_and_fresh() -> None:
    done = subprocess.run(
        [sys.executable, "tools/messages.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr


def test_no_sentence_hides_in_an_f_string() -> None:
    """What collects sentences for translation does not look into the braces of an f-string."""
    hidden = re.compile(r"""f(["']).*\{(_|[np]?gettext|npgettext)\(.*\1""")

    found = [
        f"{path.relative_to(SOURCES)}: {line.strip()}"
        for path in SOURCES.rglob("*.py")
        for line in path.read_text(encoding="utf-8").splitlines()
        if hidden.search(line)
    ]

    assert not found


def test_no_service_bypasses_the_journal() -> None:
    """A `QuerySet.update` or `bulk_create` outside a services module would change records without an entry."""
    bypass = re.compile(r"\.(update|bulk_create|bulk_update)\(")
    copies, places = "(search|listing)/keeping", "journal/sending"  # for looking up; where a form led
    allowed = re.compile(rf"services|migrations|tests|{copies}|{places}")

    found = [
        f"{path.relative_to(SOURCES)}: {line.strip()}"
        for path in SOURCES.rglob("*.py")
        if not allowed.search(str(path.relative_to(SOURCES))) and "objects" in path.read_text(encoding="utf-8")
        for line in path.read_text(encoding="utf-8").splitlines()
        if bypass.search(line) and "objects" in line
    ]

    assert not found


def test_every_lock_lets_references_to_the_row_pass() -> None:
    """PostgreSQL checks references at the commit, when the journal is held: a full lock would wait for it for ever."""
    call = re.compile(r"select_for_update\(([^)]*)\)?")

    full = [
        f"{path.relative_to(SOURCES)}: {found[0]}"
        for path in SOURCES.rglob("*.py")
        for found in call.finditer(path.read_text(encoding="utf-8").replace('("self",)', "self"))
        if "no_key=True" not in found[1]
    ]

    assert not full


def test_a_row_that_triggers_guard_leaves_its_keys_alone_when_it_is_saved_whole() -> None:
    tables = set()
    for app in ROOMS:
        if find_spec(f"{app.name}.guard"):
            known = vars(import_module(f"{app.name}.guard")).values()
            rules = [one for told in known if isinstance(told, dict) for one in told.values() if isinstance(one, Rule)]
            tables |= {one.table for one in rules if one.event == "UPDATE" and one.condition}

    found = [one for one in apps.get_models() if one._meta.db_table in tables and keys_of(one)]

    assert len(found) > 10
    assert [one for one in found if not issubclass(one, Guarded)] == []


def test_every_public_function_and_class_has_a_docstring() -> None:
    import ast

    silent = []
    for path in SOURCES.rglob("*.py"):
        if "migrations" in path.parts:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        silent += [
            f"{path.relative_to(SOURCES)}: {node.name}"
            for node in tree.body
            if isinstance(node, ast.FunctionDef | ast.ClassDef)
            and not node.name.startswith("_")
            and not ast.get_docstring(node)
            and path.name != "apps.py"
        ]

    assert not silent


def documents() -> list[Path]:
    """Return the texts for people: the READMEs and their like, and everything in docs."""
    return [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "tests").rglob("*.md"), *SOURCES.rglob("*.md")]


def anchors(document: Path) -> set[str]:
    """Return what the headings of a document are linked by, as GitHub makes it."""
    titles = re.findall(r"^#+ (.+)$", document.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def broken_links(document: Path) -> list[str]:
    """Return the links of a document within the project that lead nowhere."""
    text = re.sub(r"```.*?```", "", document.read_text(encoding="utf-8"), flags=re.DOTALL)
    broken = []
    for link in re.findall(r"\]\((?!https?:|mailto:)([^)\s]*)\)", text):
        path, _, anchor = link.partition("#")
        target = (document.parent / path).resolve() if path else document
        if not target.exists() or (anchor and target.suffix == ".md" and anchor not in anchors(target)):
            broken.append(link)
    return broken


def test_every_link_within_the_project_leads_somewhere() -> None:
    broken = {page.relative_to(ROOT): links for page in documents() if (links := broken_links(page))}

    assert not broken


def test_every_decision_is_in_the_index() -> None:
    folder = ROOT / "docs" / "decisions"
    index = (folder / "README.md").read_text(encoding="utf-8")

    missing = [page.name for page in folder.glob("0*.md") if f"({page.name})" not in index]

    assert not missing


def test_every_document_is_linked_from_another() -> None:
    texts = {page: page.read_text(encoding="utf-8") for page in documents()}

    lonely = [
        str(page.relative_to(ROOT))
        for page in (ROOT / "docs").rglob("*.md")
        if not any(page.name in text for other, text in texts.items() if other != page)
    ]

    assert not lonely


def test_every_name_that_is_on_sqlite_alone_is_a_tests() -> None:
    named = [name.split("::") for name in ALONE.read_text(encoding="utf-8").splitlines()]

    assert not [(path, *of) for path, *of in named if f"def {of[-1]}(" not in (ROOT / path).read_text(encoding="utf-8")]
