"""Prints the medians of two files of speed measurements, and the ratio of the first to the second.

usage: ratio.py DATELINE.jsonl PEER.jsonl
"""

import json
import statistics
import sys

CLOCKS = {"seconds": "by the clock", "processor_seconds": "of processor time"}


def measurements(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def speed(runs, clock, what="words"):
    return statistics.median(run[what] / run[clock] for run in runs)


names = {"dateline": measurements(sys.argv[1]), "spaCy": measurements(sys.argv[2])}
ours, theirs = names.values()
for name, runs in names.items():
    loading = statistics.median(run["loading_seconds"] for run in runs)
    print(f"{name}: {runs[0]['words']} words, {runs[0]['tokens']} tokens, {len(runs)} runs; loading {loading:.3f} s, not counted below")
print(f"{theirs[0]['version']}: {', '.join(theirs[0]['pipeline'])}")
for clock, meaning in CLOCKS.items():
    if any(run.get(clock) is None for run in ours + theirs):
        continue
    for name, runs in names.items():
        every = ", ".join(f"{run['words'] / run[clock]:.0f}" for run in runs)
        print(f"{name:<8} {speed(runs, clock):>9.0f} words/s {speed(runs, clock, 'tokens'):>9.0f} tokens/s {meaning} (words/s of each run: {every})")
    print(f"ratio    {speed(ours, clock) / speed(theirs, clock):>9.1f} {meaning}")
