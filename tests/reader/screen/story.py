"""An invented story in five articles, and what the tests of the screen know about it."""

from __future__ import annotations

COUNCIL = """---
title: Council approves bridge toll after long night
author: Petra Halloran
date: 2025-03-04
site: Northgate Courier
---

The council approved the bridge toll early on Tuesday, after nine hours of debate and two recounts.

“We cannot mend the bridge with good wishes,” said Marta Lindqvist, the city treasurer. “The toll pays for steel.”

Opponents in the gallery booed. The vote was 14 to 13.

“This toll is a tax on people who work nights,” said Tomas Behrend, who drives a bakery van across the bridge.

Lindqvist said the toll would end when the repair was paid for.

The repair is expected to cost 41 million crowns and to take three years.

“Nobody asked us,” Behrend added. “Nobody ever asks the people who drive.”
"""

DRIVERS = """---
title: Night workers count the price of a crossing
date: 2025-03-05
site: Harbour Voice
---

A shameful toll will fall hardest on those who can least afford it.

“This toll is a tax on people who work nights,” said Tomas Behrend, a baker.

The treasurer, Marta Lindqvist, said the bridge was unsafe.

The repair will cost 60 million crowns, according to a report by the engineers.
"""

REPAIR = """---
title: Engineers set out bridge repair
date: 2025-03-06
site: Northgate Courier
---

Engineers published their plan for the bridge on Thursday.

“The steel is tired but the piers are sound,” said Ilse Moreau, the chief engineer.

The plan does not mention the toll.
"""

FERRY = """---
title: 渡し船が再開 🚢 the ferry is back
date: 2025-03-07
site: 港新聞
---

港の渡し船が木曜日に再開した。👨‍👩‍👧‍👦 families queued from dawn. 市長は「うれしい」と述べた。

“It is slower, and it is ours,” said Jonas Adeyemi, who runs the boat.
"""

LETTERS = "\n\n".join(
    ["Letters", *(f"Letter {n}: a toll is a toll, wrote reader number {n} to the page." for n in range(1, 60))]
)

FILES: dict[str, str | bytes] = {
    "council.md": COUNCIL,
    "drivers.md": DRIVERS,
    "repair.md": REPAIR,
    "ferry.md": FERRY,
    "letters.txt": LETTERS,
}
