"""How long an agreement runs: each module reads one way of telling it."""
