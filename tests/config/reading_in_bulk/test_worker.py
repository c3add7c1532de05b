"""A reading process is warm before a document's time is counted."""

import subprocess
import sys

LOADS = """
import sys
from kunak.config.reading_in_bulk import worker
from kunak.core.reading import read
from kunak.documents.outside import open_source

worker.warm_up()
before = set(sys.modules)
read(open_source("Губернатор Омской области и глава Хакасии подписали соглашение о торговле.".encode(), "1.txt"))
print(*sorted(name for name in set(sys.modules) - before if name.startswith("kunak")))
"""


def test_the_first_document_waits_for_no_module() -> None:
    loaded = subprocess.run([sys.executable, "-c", LOADS], capture_output=True, text=True, check=True)

    assert loaded.stdout.split() == []
