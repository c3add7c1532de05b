"""What is said of the doubts of the reader, by the code of a warning: English, to be translated where it is said.

Without Django, which a command that reads one file has no time for.
"""

from collections.abc import Mapping


def gettext_noop(words: str) -> str:
    """Return words as they are: marks them for translation."""
    return words


WARNINGS: Mapping[str, str] = {
    "term_until": gettext_noop("The term is given by its last day, not by its length. Enter the length."),
    "term_until_event": gettext_noop("The term runs until something happens: its length is not known."),
    "term_upper_bound": gettext_noop("The term is given only as “up to”: its length is not fixed."),
    "date_relative_unresolved": gettext_noop("The day is given by a word like “today”, and the document has no date."),
    "date_without_year": gettext_noop("The day has no year, and the document gives none."),
    "weekday_differs": gettext_noop("The day of the week in the text is not that of the date."),
    "today_differs": gettext_noop("“Today” in the text would be another day than the day of signing that was read."),
    "two_dates": gettext_noop("The sides signed on different days. The later one is taken."),
    "quote_end_doubtful": gettext_noop("It is not clear where the quotation ends: its closing mark stands too far."),
    "provisional": gettext_noop("The agreement is applied provisionally from its signing."),
    "provisional_application": gettext_noop("The agreement is applied provisionally before it takes effect."),
    "in_force_rule": gettext_noop("It takes effect by a rule that the record cannot hold. Enter the day once known."),
    "effective_on_registration": gettext_noop("It takes effect with a state registration. Enter the day once known."),
    "recognised_text": gettext_noop("The text was recognised from a picture: compare the values with the original."),
    "not_read": gettext_noop(
        "The file holds more than was read: pages that are pictures, or attachments. Add them too."
    ),
    "many_acts": gettext_noop(
        "The text tells of more agreements than are read at once: those from this place on are missing. Add them too."
    ),
    "kind_wavers": gettext_noop("The document is called by different words. Check the kind."),
}
OTHER_WARNING = gettext_noop("The reader did not understand this place. Look at it yourself.")
