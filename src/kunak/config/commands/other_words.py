"""Sentences of Python, of the system and of the core, named here so that the catalogue translates them with ours."""


def _(sentence: str) -> str:
    return sentence


ARGPARSE = [
    _("usage: "),
    _("options"),
    _("positional arguments"),
    _("show this help message and exit"),
    _("show program's version number and exit"),
    _("%(prog)s: error: %(message)s\n"),
    _("argument %(argument_name)s: %(message)s"),
    _("expected one argument"),
    _("expected at least one argument"),
    _("invalid %(type)s value: %(value)r"),
    _("invalid choice: %(value)r (choose from %(choices)s)"),
    _("the following arguments are required: %s"),
    _("unrecognized arguments: %s"),
    _("ambiguous option: %(option)s could match %(matches)s"),
    _("ignored explicit argument %r"),
]
SYSTEM = [
    _("Address already in use"),
    _("Cannot assign requested address"),
    _("File exists"),
    _("File name too long"),
    _("File too large"),
    _("Is a directory"),
    _("Name or service not known"),
    _("No space left on device"),
    _("No such file or directory"),
    _("Not a directory"),
    _("Permission denied"),
    _("Read-only file system"),
    _("Temporary failure in name resolution"),
]
TERMS = [
    _("a length of zero"),
    _("a renewal needs its period or its last day, not both"),
    _("a term until a day needs the renewal's period"),
    _("an indefinite term has no renewal"),
    _("changes nothing: name term, renewal or notice"),
    _("is missing"),
    _("is no day of the calendar"),
    _("is not a date like 2013, 2013-05 or 2013-05-29"),
    _("is not a day like 2025-05-29"),
    _("is not a length as ISO 8601 writes it, for instance P5Y, P6M or P30D"),
    _("is not a list"),
    _("is not a name"),
    _("is not a whole number from 0"),
    _("is not a whole number from 1"),
    _("is not an object"),
    _("is not known here"),
    _("is not later than the current period's last day"),
    _("lies before the first day in force"),
    _("the new last day lies before the day it takes hold"),
]
