"""What the document says and in which order: topics, printed columns, charts and sentences, for every writer alike."""
