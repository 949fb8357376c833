"""What chat.toml may say, and how it is read and checked."""
