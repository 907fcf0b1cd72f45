"""How fast the program is, told as ratios taken side by side (docs/performance.md). Not part of the wheel."""
