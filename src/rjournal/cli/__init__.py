"""The command line: each main act has a twin here that reads well in a pipe and to a screen reader."""
