"""The eleven lists, as an extract would show the journeys on its as-at date."""
