"""News of versions, sent after the commit; each carries `version_id`.

That a table waits for the worker is told within its transaction, with its `import_id`: both are kept, or none.
"""

from django.dispatch import Signal

version_sent = Signal()
version_returned = Signal()
version_in_force = Signal()
table_given = Signal()
