"""Labels raw sentences with the teacher: `python label.py --weights DIR --model FILE --source TSV --skip TSV --out PREFIX`.

Writes PREFIX.part1.conllu.gz and so on, each complete when it stands under its name. See README.md.
"""

import argparse
import gzip
import math
import os
import time

import torch

from sentences import Sentence
from train import analyse, load
from words import clean, cut_token, read_tokens

SHORTEST, LONGEST = 4, 80


def chosen(source, skip):
    """(number in the file, words) of each sentence to label, in the order of the file."""
    known = {tuple(tokens) for tokens in read_tokens(skip)}
    for number, tokens in enumerate(read_tokens(source)):
        if tuple(tokens) in known or not all(map(clean, tokens)):
            continue
        words = [w for t in tokens for w in cut_token(t)]
        if SHORTEST <= len(words) <= LONGEST:
            yield number, words


def write_part(path, name, inventory, numbered, results):
    with gzip.GzipFile(path + ".tmp", "wb", mtime=0) as file:
        for (number, words), (tags, heads, relations, chances) in zip(numbered, results):
            logp = sum(math.log(max(p, 1e-9)) for p in chances) / len(words)
            lines = [f"# source = {name} {number}", f"# logp = {logp:.3f}"]
            for i, word in enumerate(words):
                upos, xpos = inventory.pairs[tags[i]]
                lines.append("\t".join([str(i + 1), word, "_", inventory.upos[upos], inventory.xpos[xpos], "_",
                                        str(heads[i]), inventory.relations[relations[i]], "_", f"P={chances[i]:.2f}"]))
            file.write(("\n".join(lines) + "\n\n").encode())
    os.replace(path + ".tmp", path)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", required=True)
    parser.add_argument("--model", required=True, help="checkpoint that train.py wrote")
    parser.add_argument("--source", required=True, help="token<TAB>tag file whose texts are labelled")
    parser.add_argument("--skip", required=True, help="file of the same kind whose sentences are left out")
    parser.add_argument("--out", required=True, help="prefix of the files written")
    parser.add_argument("--part", type=int, default=150_000, help="words in a part")
    parser.add_argument("--first", type=int, default=1, help="number of the first part to label")
    parser.add_argument("--parts", type=int, default=1000, help="how many parts at most")
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.set_flush_denormal(True)
    model, encoder = load(args.model, args.weights)
    name = os.path.basename(args.source).removesuffix(".tsv")
    parts, size = [[]], 0
    for item in chosen(args.source, args.skip):
        if size >= args.part:
            parts.append([])
            size = 0
        parts[-1].append(item)
        size += len(item[1])
    for number, part in list(enumerate(parts, 1))[args.first - 1 : args.first - 1 + args.parts]:
        started = time.time()
        nothing = [Sentence(words, [], [], [], []) for _, words in part]
        path = f"{args.out}.part{number}.conllu.gz"
        write_part(path, name, encoder.inventory, part, analyse(model, encoder, nothing))
        words = sum(len(w) for _, w in part)
        print(f"{path}: {len(part)} sentences, {words} words, {time.time() - started:.0f} s", flush=True)


if __name__ == "__main__":
    main()
