"""Django's two databases, whose compiler keeps what it says of columns (decision 24)."""
