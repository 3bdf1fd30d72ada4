"""The command line: one small module a command, each asks the Library and prints."""
