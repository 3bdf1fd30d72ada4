"""From changed files to catalogue and search index: look, read, analyse, file, index; a batch at a time."""
