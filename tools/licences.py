"""Refuse dependencies whose licences do not go with Apache-2.0; print the others with --list."""

import sys
from importlib.metadata import distributions

REFUSED = ("AGPL", "GPL-2", "GPL-3", "GPLV2", "GPLV3", "GENERAL PUBLIC", "NON-COMMERCIAL", "CC-BY-NC", "PROPRIETARY")
KNOWN = {"psycopg", "psycopg-binary", "psycopg-pool"}  # LGPL-3.0: used as libraries, never changed


def licence(metadata: object) -> str:
    """Return what a distribution says of its licence: the expression, the classifiers or the text's first line."""
    expression = metadata.get("License-Expression")  # type: ignore[attr-defined]
    if expression:
        return str(expression)
    given = metadata.get_all("Classifier", [])  # type: ignore[attr-defined]
    classifiers = [c.rsplit("::", 1)[-1].strip() for c in given if c.startswith("License")]
    return "; ".join(classifiers) or str(metadata.get("License") or "unknown").splitlines()[0]  # type: ignore[attr-defined]


def main(arguments: list[str]) -> int:
    """Return 1 where a licence is refused."""
    found = {str(d.metadata["Name"]).lower(): licence(d.metadata) for d in distributions()}
    if "--list" in arguments:
        print(*(f"{name}\t{told}" for name, told in sorted(found.items())), sep="\n")
    refused = {
        name: told
        for name, told in found.items()
        if name not in KNOWN
        and any(word in told.upper() for word in REFUSED)
        and "LESSER" not in told.upper()
        and " OR " not in told
    }
    for name, told in sorted(refused.items()):
        print(f"{name}: {told}: not with Apache-2.0")
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
