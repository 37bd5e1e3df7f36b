"""Line dedup: every line that has been seen in the article goes. The simplest thing people do."""

import sys
from pathlib import Path

removed = 0
for path in sorted(Path(sys.argv[1]).rglob("*.txt")):
    seen = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        line = line.strip()
        if not line:
            continue
        if line in seen:
            removed += 1
        seen.add(line)
print(removed)
