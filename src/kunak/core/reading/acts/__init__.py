"""Acts about an agreement: orders and laws, notices, amendments, terminations; as `kunak.core.terms` counts them."""
