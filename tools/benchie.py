#!/usr/bin/env python3
"""From `dateline triples --input tokens` to the lines that BenchIE's scorer reads. Standard library only.

  dateline triples --binary --input tokens SENTENCES.txt | benchie.py SENTENCES.txt > SYSTEM.tsv

SENTENCES.txt has one tokenised sentence a line. Printed: number of the sentence (from 1), first argument, relation, and
second argument; further arguments of one proposition are joined to the second.
"""
import sys

numbers = {}
for n, line in enumerate(open(sys.argv[1], encoding="utf8"), 1):
    numbers.setdefault(" ".join(line.split()), n)
for line in sys.stdin:
    sentence, _, relation, first, *more = line.rstrip("\n").split("\t")
    if sentence in numbers:
        print(numbers[sentence], first, relation, " ".join(more), sep="\t")
