"""One module a job: read, count, write."""
