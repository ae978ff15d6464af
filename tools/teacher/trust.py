"""How far the teacher's probabilities can be trusted: `python trust.py --weights DIR --model FILE --data DIR`."""

import argparse
import math
import os

import torch

from sentences import read_conllu
from train import DEV, analyse, load

WORD_LEVELS = [0, 0.5, 0.7, 0.9, 1.01]
SENTENCE_LEVELS = [-math.inf, -0.6, -0.4, -0.3, -0.2, -0.1, 1]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", required=True)
    parser.add_argument("--model", required=True)
    parser.add_argument("--data", required=True)
    args = parser.parse_args()
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    model, encoder = load(args.model, args.weights)
    names = encoder.inventory.relations
    words, sentences = [], []
    for file in DEV:
        gold = read_conllu(os.path.join(args.data, file), longest=400)
        for s, (_, heads, relations, chances) in zip(gold, analyse(model, encoder, gold)):
            right = [h == g and names[r] == n for h, g, r, n in zip(heads, s.heads, relations, s.relations)]
            words += zip(chances, right)
            sentences.append((sum(math.log(max(p, 1e-9)) for p in chances) / len(chances), sum(right), len(right)))
    for low, high in zip(WORD_LEVELS, WORD_LEVELS[1:]):
        right = [r for p, r in words if low <= p < high]
        print(f"probability from {low}: {100 * len(right) / len(words):.1f}% of the words, {100 * sum(right) / len(right):.1f}% right")
    for low, high in zip(SENTENCE_LEVELS, SENTENCE_LEVELS[1:]):
        right, total = (sum(s[k] for s in sentences if low <= s[0] < high) for k in (1, 2))
        print(f"mean log-probability from {low}: {total} words, LAS {100 * right / total:.1f}")


if __name__ == "__main__":
    main()
