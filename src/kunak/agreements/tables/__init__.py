"""The register as a table, the same columns out and in: see `columns`, `writing`, `reading`, `refusals`."""
