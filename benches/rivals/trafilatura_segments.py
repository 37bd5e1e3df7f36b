"""Trafilatura's own test for duplicate segments, asked of every line of an article: exact repeats, behind a cache."""

import sys
from pathlib import Path

from lxml.etree import Element
from trafilatura.deduplication import LRUCache, duplicate_test
from trafilatura.settings import Extractor

options = Extractor()
options.min_duplcheck_size = 10
options.max_repetitions = 1

removed = 0
for path in sorted(Path(sys.argv[1]).rglob("*.txt")):
    options.dedup = LRUCache(maxsize=4096)
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip():
            continue
        element = Element("p")
        element.text = line
        removed += duplicate_test(element, options)
print(removed)
