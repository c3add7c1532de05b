"""One file per field: what it reads and by which rule."""
