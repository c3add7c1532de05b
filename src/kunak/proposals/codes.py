"""The codes of links: random, kept as hashes alone, tried only so often."""

import hashlib
import secrets
from datetime import datetime, timedelta

from kunak.proposals.models import WrongCode

BYTES = 16  # 128 bits
HOUR, MOST_WRONG, MOST_SENT = timedelta(hours=1), 20, 30


def new_code() -> str:
    """Return a code that nobody can guess; 22 letters of an address."""
    return secrets.token_urlsafe(BYTES)


def hash_of(code: str) -> str:
    """Return what is kept of a code. It is random, so that no slow hash is needed."""
    return hashlib.sha256(code.encode()).hexdigest()


def is_throttled(caller: str, now: datetime) -> bool:
    """Return whether a caller has tried too many wrong codes in the last hour. One query."""
    return WrongCode.objects.filter(caller=hash_of(caller), at__gt=now - HOUR).count() >= MOST_WRONG
