"""What a text names: territories, people, bodies, days."""
