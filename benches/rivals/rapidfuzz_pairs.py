"""Fuzzy dedup as a script does it: each line against each other line of the article, with a threshold."""

import sys
from pathlib import Path

from rapidfuzz import fuzz

THRESHOLD = 90

removed = 0
for path in sorted(Path(sys.argv[1]).rglob("*.txt")):
    lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    kept = []
    for line in lines:
        if any(fuzz.partial_ratio(line, other, score_cutoff=THRESHOLD) for other in kept):
            removed += 1
        else:
            kept.append(line)
print(removed)
