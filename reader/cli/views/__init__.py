"""How each kind of item looks: as text, as a record, as a row, as Markdown."""
