#!/usr/bin/env python3
"""Makes a large corpus out of the example articles: the same texts with other years, people and countries.

    benches/corpus.py target/release/dateline 10000 > corpus.jsonl

Prints JSON Lines for `--input jsonl`. The same number gives the same lines; no two articles are equal.
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

FIRST = "Anna Boris Clara David Elena Fred Gita Hugo Irene Jonas Karin Lars Maria Nils Olga Pedro Rosa Sven Tessa Viktor".split()
LAST = [a + b for a in "Ander Berg Carl Dahl Eri Flem Gunder Hol Isak Jan Knud Lind Mar Nor Ol Peder".split()
        for b in "sen son berg strom feldt mark holm lund wick dorf".split()]
COUNTRIES = ["Norway", "Chile", "Kenya", "Peru", "Japan", "Ghana", "Spain", "Egypt", "Nepal", "Cuba", "Italy", "Mali"]


def main():
    program, count = sys.argv[1], int(sys.argv[2])
    with tempfile.TemporaryDirectory() as out:
        subprocess.run([program, "build", "examples/articles", "--out", out, "--quiet"], check=True)
        timeline = json.loads((Path(out) / "timeline.json").read_text())
    people = sorted({a["name"] for a in timeline["actors"] if a["kind"] == "person" and " " in a["name"]})
    countries = sorted({a["name"] for a in timeline["actors"] if a["kind"] == "country" and " " not in a["name"]})
    documents = timeline["documents"]
    for number in range(count):
        document = documents[number % len(documents)]
        turn = number // len(documents)
        names = {}
        for place, person in enumerate(people):
            # Some people stay the same over many articles, others come once.
            pick = (turn * (1 + place % 7) + place * 13) % (len(FIRST) * len(LAST))
            first, last = FIRST[pick % len(FIRST)], LAST[pick // len(FIRST)]
            names[person] = f"{first} {last}"
            names[person.split()[-1]] = last
        for place, country in enumerate(countries):
            names[country] = COUNTRIES[(turn + place) % len(COUNTRIES)]
        known = re.compile(r"\b(" + "|".join(sorted(map(re.escape, names), key=lambda n: (-len(n), n))) + r")\b")
        shift = turn % 37 - 18

        def changed(text):
            text = known.sub(lambda m: names[m.group()], text)
            return re.sub(r"\b(19|20)\d\d\b", lambda m: str(int(m.group()) + shift), text)

        article = {
            "id": f"{number:06}",
            "text": changed(document["text"]) + f"\n\nThis is report number {number}.",
            "title": changed(document["title"] or ""),
        }
        if document["published"]:
            day = document["published"]
            article["date"] = f"{int(day[:4]) + shift:04}{day[4:8]}{1 + (int(day[8:]) + turn) % 28:02}"
        print(json.dumps(article))


main()
