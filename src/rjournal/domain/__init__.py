"""What a mentoring journal is: terms, rules and numbers. Standard library only, no I/O, no clock."""
