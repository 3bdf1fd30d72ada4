"""What is kept of an article for comparing it is what would be found in it anew."""

from __future__ import annotations

from index.analysis import analyse_with_voices
from index.comparison.digest import Digest
from index.comparison.traces import pack
from index.loading import read

TEXT = """Harbour stays shut
By Ada Mirren
“The quay will open in May,” said Rhea Castor, the harbour master of Port Ollan. Castor's office warned of delays.
The council, Tom Ferrow told reporters, “never asked” 🚢 the 40 crews.
"""


def test_kept_traces_give_the_digest_that_the_text_gives() -> None:
    article = read(TEXT.encode(), "one.txt", key=b"one.txt")[0]
    analysis, voices = analyse_with_voices(article)
    anew, kept = Digest(article, analysis), Digest(article, analysis, pack(article, analysis, voices))
    assert kept.voices == anew.voices
    assert kept.names == anew.names
    assert kept.speakers == anew.speakers
    assert "Rhea Castor" in kept.names
