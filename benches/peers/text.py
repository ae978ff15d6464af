"""Writes the articles beside the examples' gold over and over, until there are enough words, for the speed programs.

usage: text.py GOLD_FOLDER WORDS OUT; one paragraph a line, articles parted by a line `***`.
"""

import pathlib
import sys

folder, words, out = pathlib.Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
articles = []
for path in sorted(folder.glob("*.txt")):
    paragraphs = [" ".join(p.split()) for p in path.read_text(encoding="utf-8").split("\n\n") if p.strip()]
    articles.append(("\n\n".join(paragraphs) + "\n", sum(len(p.split()) for p in paragraphs)))
if not any(count for _, count in articles):
    sys.exit(f"{folder}: no text")
parts, written = [], 0
while written < words:
    for text, count in articles:
        parts.append(text)
        written += count
        if written >= words:
            break
pathlib.Path(out).write_text("***\n".join(parts), encoding="utf-8")
