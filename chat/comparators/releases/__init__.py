"""New releases of published statistics."""
