"""Published facts about English local authorities: who they are, for now."""
