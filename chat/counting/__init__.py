"""The engine: evaluates the tables of the lists on the typed frames of an extract."""
