"""The journal's tables, one SQL script for each migration that is plain SQL."""
