"""What several lists share."""
