"""Old Word documents (DOC) through LibreOffice: turned into DOCX in a folder of their own, then read as that."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from kunak.core.reading.formats.content import Content
from kunak.core.reading.formats.errors import DamagedFile
from kunak.core.reading.formats.on_demand import read_by
from kunak.documents.outside.run import Failed, run

_PROGRAMS = ("soffice", "libreoffice")
_SECONDS, _MEGABYTES = 90, 4_096
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
{items}
</oor:items>
"""
_ITEM = (
    '<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
)
_SAFE = (  # no macros, no links to elsewhere, no network
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)


def is_installed() -> bool:
    """Tell whether this machine has LibreOffice."""
    return _program() is not None


def read(data: bytes) -> Content:
    """Return the text of an old Word document.

    Raises:
        DamagedFile: LibreOffice could not open it, or not in time.
        TooComplex: what it made of it is too large, as `package.Package`.
    """
    with TemporaryDirectory(prefix="kunak-") as made:
        folder = Path(made)
        (folder / "document.doc").write_bytes(data)
        _write_settings(folder / "profile" / "user")
        try:
            run(_command(folder), folder=folder, seconds=_SECONDS, megabytes=_MEGABYTES)
            turned = (folder / "document.docx").read_bytes()
        except (Failed, FileNotFoundError) as error:
            raise DamagedFile(kind="DOC", reason=str(error)) from error
    return read_by("word", turned)


def _command(folder: Path) -> list[str]:
    flags = str.split("--headless --invisible --norestore --nodefault --nolockcheck --nologo --nofirststartwizard")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    turning = ["--infilter=MS Word 97", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder)]
    return [str(_program()), *flags, profile, *turning, str(folder / "document.doc")]


def _write_settings(user: Path) -> None:
    user.mkdir(parents=True)
    items = "\n".join(_ITEM.format(path=path, name=name, value=value) for path, name, value in _SAFE)
    (user / "registrymodifications.xcu").write_text(_SETTINGS.format(items=items), encoding="utf-8")


def _program() -> str | None:
    return next((found for name in _PROGRAMS if (found := shutil.which(name))), None)
