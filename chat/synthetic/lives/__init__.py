"""Children's journeys through services, before any list is made of them."""
