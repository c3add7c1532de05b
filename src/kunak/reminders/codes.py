"""What is kept of a feed's secret."""

import hashlib


def hash_of(secret: str) -> str:
    """Return the hash of a secret. It is random, so that no slow hash is needed."""
    return hashlib.sha256(secret.encode()).hexdigest()
