"""The screens: one for each area, and the full-screen ones over them."""
