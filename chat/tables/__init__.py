"""The vocabulary of tables and the engine that evaluates them."""
