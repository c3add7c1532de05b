"""Where an agreement was signed: each module knows one way of telling it."""
