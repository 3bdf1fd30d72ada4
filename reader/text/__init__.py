"""Text as a terminal shows it: graphemes, cells, wrapping, excerpts. Pure; knows no widget."""
