"""What crosses two repositories in one transaction. No Textual, no printing."""
