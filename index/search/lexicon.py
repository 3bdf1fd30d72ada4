"""The words of a field in one segment: sorted, one a line, and where each line begins."""

from __future__ import annotations

from index.search.packed import Packed


class Lexicon:
    """Finds words by halving; a word's number is its place in the order."""

    __slots__ = ("_lines", "_starts", "size")

    def __init__(self, file: Packed, name: str) -> None:
        self._lines = file.part(f"{name}/words").read()
        self._starts = file.numbers(f"{name}/starts").cut()
        self.size = len(self._starts) - 1

    def word(self, number: int) -> bytes:
        """The word of this number."""
        return bytes(self._lines[self._starts[number] : self._starts[number + 1] - 1])

    def find(self, word: bytes) -> int | None:
        """The number of a word."""
        at = self.place(word)
        return at if at < self.size and self.word(at) == word else None

    def place(self, word: bytes) -> int:
        """The number of the first word that is not before this one."""
        low, high = 0, self.size
        lines, starts = self._lines, self._starts
        while low < high:
            middle = (low + high) // 2
            if lines[starts[middle] : starts[middle + 1] - 1].tobytes() < word:
                low = middle + 1
            else:
                high = middle
        return low

    def begun(self, prefix: bytes) -> range:
        """The numbers of the words that begin so."""
        start = self.place(prefix)
        return range(start, max(start, self.place(prefix + b"\xff")))

    def words(self, numbers: range | None = None) -> list[bytes]:
        """Some words that follow one another, or all."""
        first, last = (0, self.size) if numbers is None else (numbers.start, numbers.stop)
        if first >= last:
            return []
        return bytes(self._lines[self._starts[first] : self._starts[last] - 1]).split(b"\n")
