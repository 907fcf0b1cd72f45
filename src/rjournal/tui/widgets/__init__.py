"""The parts screens are made of. They take values, post messages and never touch the Store."""
