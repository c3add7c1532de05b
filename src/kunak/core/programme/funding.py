"""Where money for measures may come from."""

BUDGETS = ("federal", "regional", "municipal")
SOURCES = (*BUDGETS, "own", "grant", "investor", "other")
