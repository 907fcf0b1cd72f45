"""The program killed again and again while it is used, with an account of every record and every word."""
