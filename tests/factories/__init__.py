"""Plain functions that give true, ordinary records; one module for each room."""
