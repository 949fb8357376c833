"""What is counted over several lists."""
