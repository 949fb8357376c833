"""One table in words: its sentences, the columns printed, the published figures."""
