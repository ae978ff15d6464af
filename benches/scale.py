#!/usr/bin/env python3
"""How adding documents to a store grows: documents a second and peak memory by number of documents and of threads.

    benches/scale.py target/release/dateline [--sizes 1000,10000,100000] [--threads 1,2]

The corpora are those of benches/corpus.py. Each is added to a new store (`dateline add`), then asked for one of its actors
(`dateline query DB actors`), once with the graph to be folded and once more, and last for its most important ones (`dateline query
DB rank`). Prints a table in Markdown:
seconds by the clock, processor seconds, documents a second by the clock, peak resident memory, size of the store.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def measured(command, threads):
    """Seconds by the clock, processor seconds and peak memory in MiB of a command."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, env={**os.environ, "RAYON_NUM_THREADS": str(threads)})
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{command}: failed")
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def option(name, default):
    values = sys.argv[sys.argv.index(name) + 1] if name in sys.argv else default
    return [int(v) for v in values.split(",")]


def main():
    program = sys.argv[1]
    print("| documents | threads | what | s | processor s | documents/s | peak MiB | store MiB |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |", flush=True)
    for size in option("--sizes", "1000,10000,100000"):
        with tempfile.TemporaryDirectory() as folder:
            corpus, store = Path(folder) / "corpus.jsonl", Path(folder) / "corpus.db"
            with open(corpus, "wb") as out:
                maker = [sys.executable, Path(__file__).with_name("corpus.py"), program, str(size)]
                subprocess.run(maker, stdout=out, check=True)
            for threads in option("--threads", "1,2"):
                for old in Path(folder).glob("corpus.db*"):
                    old.unlink()
                actors = ["query", store, "actors", "--limit", "1", "--quiet"]
                asks = [
                    ("add", ["add", store, corpus, "--input", "jsonl", "--quiet"]),
                    # The graph of all documents is folded.
                    ("first question", actors),
                    ("later question", actors),
                    ("later question: rank", ["query", store, "rank", "--limit", "5", "--quiet"]),
                ]
                for name, arguments in asks:
                    clock, processor, peak = measured([program, *arguments], threads)
                    mib = store.stat().st_size / 2**20
                    rate = f"{size / clock:.0f}" if name == "add" else ""
                    print(f"| {size:,} | {threads} | {name} | {clock:.1f} | {processor:.1f} | {rate} | {peak:.0f} | {mib:.0f} |",
                          flush=True)


if __name__ == "__main__":
    main()
