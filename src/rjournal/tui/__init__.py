"""The terminal UI: six areas on the number keys, a list, a pane, a footer (docs/product.md, "The frame")."""
