"""Prints the medians of two files of speed measurements, and the ratio of the first to the second.

usage: ratio.py DATELINE.jsonl PEER.jsonl
"""

import json
import statistics
import sys


def measurements(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def summary(name, runs):
    speeds = [run["words"] / run["seconds"] for run in runs]
    speed = statistics.median(speeds)
    tokens = statistics.median(run["tokens"] / run["seconds"] for run in runs)
    loading = statistics.median(run["loading_seconds"] for run in runs)
    print(
        f"{name:<10} {speed:>9.0f} words/s {tokens:>9.0f} tokens/s (median of {len(runs)}; "
        f"{min(speeds):.0f} to {max(speeds):.0f} words/s on {runs[0]['words']} words); loading {loading:.3f} s, not counted"
    )
    return speed


ours, theirs = measurements(sys.argv[1]), measurements(sys.argv[2])
speed = summary("dateline", ours)
peer = summary("spaCy", theirs)
print(f"{theirs[0]['version']}; {', '.join(theirs[0]['pipeline'])}")
ratio = statistics.median(
    (a["words"] / a["seconds"]) / (b["words"] / b["seconds"]) for a, b in zip(ours, theirs, strict=True)
)
print(f"ratio of the medians {speed / peer:.1f}; median of the ratios of neighbouring runs {ratio:.1f}")
