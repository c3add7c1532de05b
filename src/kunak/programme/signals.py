"""News of versions, sent after the commit; each carries `version_id`."""

from django.dispatch import Signal

version_sent = Signal()
version_returned = Signal()
version_in_force = Signal()
