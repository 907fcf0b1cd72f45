"""What a mentoring journal is: terms, rules and numbers. Standard library only, no input or output, no clock."""
