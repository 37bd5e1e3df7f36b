"""text-dedup's MinHash, with its own defaults, asked of the lines of each article instead of the documents of a corpus."""

import sys
from pathlib import Path

import numpy as np
from text_dedup.minhash import NON_ALPHA, RNG, embed_func
from text_dedup.utils import optimal_param, sha1_hash

NUM_PERM, THRESHOLD, NGRAM, MIN_LENGTH = 250, 0.7, 5, 5
DTYPE, MAX_HASH, MODULO_PRIME = np.uint64, np.uint32((1 << 32) - 1), np.uint64((1 << 61) - 1)

bands, rows = optimal_param(THRESHOLD, NUM_PERM, false_positive_weight=0.5, false_negative_weight=0.5)
ranges = [(band * rows, (band + 1) * rows) for band in range(bands)]
permutations = (
    RNG.randint(1, MODULO_PRIME, size=(NUM_PERM,), dtype=DTYPE),
    RNG.randint(0, MODULO_PRIME, size=(NUM_PERM,), dtype=DTYPE),
)

removed = 0
for path in sorted(Path(sys.argv[1]).rglob("*.txt")):
    seen = set()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        if len(NON_ALPHA.split(line)) < MIN_LENGTH:
            continue
        sketch = embed_func(
            line,
            number,
            num_perm=NUM_PERM,
            ngram_size=NGRAM,
            min_length=MIN_LENGTH,
            hashranges=ranges,
            permutations=permutations,
            hash_func=lambda data: sha1_hash(data, d=32),
            dtype=DTYPE,
            max_hash=MAX_HASH,
            modulo_prime=MODULO_PRIME,
        )
        keys = set(enumerate(sketch["__signatures__"]))
        removed += not seen.isdisjoint(keys)
        seen |= keys
print(removed)
