"""How the sample says no; only the command asks for it, so the sentence is the command's."""

from gettext import gettext as _

from kunak.core.errors import KunakError
from kunak.ui.errors import message_for


class DatabaseNotEmpty(KunakError):
    """The sample goes into an empty database only."""


@message_for.register
def _not_empty(_error: DatabaseNotEmpty) -> str:
    return _("The database has records already: the sample goes into an empty one only.")
