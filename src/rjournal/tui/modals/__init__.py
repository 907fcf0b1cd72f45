"""Questions on top of a screen: each asks, checks and returns one typed value, and saves nothing itself."""
