"""Labels without text, in one small file; the layout is described in data/model/silver/README.md.

    python compact.py write --source TSV --out FILE PART.conllu.gz ...
    python compact.py read --source TSV FILE > silver.conllu
"""

import argparse
import gzip
import os
import sys

from words import cut_token, read_tokens

MAGIC = b"DLTREES1"
LEVELS = [0.5, 0.7, 0.9]


def varint(number):
    out = bytearray()
    while number >= 128:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)
    return bytes(out)


def text(string):
    data = string.encode()
    return varint(len(data)) + data


def digest(sentences):
    """FNV-1a, 64 bits, over the words of the labelled sentences, a line feed behind each."""
    value = 0xCBF29CE484222325
    for words in sentences:
        for byte in "".join(w + "\n" for w in words).encode():
            value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return value


class Reader:
    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, count):
        self.at += count
        if self.at > len(self.data):
            raise ValueError("the file ends early")
        return self.data[self.at - count : self.at]

    def varint(self):
        value, shift = 0, 0
        while True:
            byte = self.take(1)[0]
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    def text(self):
        return self.take(self.varint()).decode()


def parse(paths):
    """(number, logp, rows of CoNLL-U columns) of each sentence of the parts."""
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            rows = []
            for line in file:
                line = line.rstrip("\n")
                if line.startswith("# source = "):
                    number = int(line.split()[-1])
                elif line.startswith("# logp = "):
                    logp = float(line.split()[-1])
                elif line:
                    rows.append(line.split("\t"))
                elif rows:
                    yield number, logp, rows
                    rows = []


def numbered(values):
    """The distinct values, most frequent first, and the number of each."""
    counts = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    order = sorted(counts, key=lambda v: (-counts[v], v))
    return order, {v: i for i, v in enumerate(order)}


def write(source, paths, out):
    tokens = read_tokens(source)
    sentences = sorted(parse(paths), key=lambda s: s[0])
    relations, relation = numbered(r[7] for _, _, rows in sentences for r in rows)
    pairs, pair = numbered((r[3], r[4]) for _, _, rows in sentences for r in rows)
    gaps, sizes, trust, cuts = (bytearray() for _ in range(4))
    heads, names, tags, levels = bytearray(), bytearray(), bytearray(), []
    last, seen, last_cut = -1, 0, 0
    for number, logp, rows in sentences:
        gaps += varint(number - last - 1)
        last = number
        sizes += varint(len(rows))
        trust.append(min(255, round(-logp * 200)))
        words = []
        for token in tokens[number]:
            parts = cut_token(token)
            if len(parts) > 1:
                cuts += varint(seen - last_cut) + varint(len(parts) - 1)
                cuts += b"".join(varint(len(p)) for p in parts[:-1])
                last_cut = seen
            seen += 1
            words += parts
        if words != [r[1] for r in rows]:
            raise ValueError(f"sentence {number} does not have the words that were labelled")
        for i, row in enumerate(rows, 1):
            head = int(row[6])
            offset = head - i
            heads.append(0 if head == 0 else 2 * offset if offset > 0 else -2 * offset - 1)
            names.append(relation[row[7]])
            tags.append(pair[row[3], row[4]])
            chance = float(row[9].removeprefix("P="))
            levels.append(sum(chance >= level for level in LEVELS))
    levels += [0] * (-len(levels) % 4)
    packed = bytes(a | b << 2 | c << 4 | d << 6 for a, b, c, d in zip(*(levels[k::4] for k in range(4))))
    data = MAGIC + varint(len(sentences)) + digest([[r[1] for r in rows] for _, _, rows in sentences]).to_bytes(8, "little")
    data += varint(len(relations)) + b"".join(map(text, relations))
    data += varint(len(pairs)) + b"".join(text(u) + text(x) for u, x in pairs)
    for column in (gaps, sizes, trust, cuts, heads, names, tags, packed):
        data += varint(len(column)) + bytes(column)
    with open(out + ".tmp", "wb") as file:
        file.write(gzip.compress(data, 9, mtime=0))
    os.replace(out + ".tmp", out)
    print(f"{out}: {len(sentences)} sentences, {len(heads)} words, {os.path.getsize(out)} bytes; "
          + ", ".join(f"{k} {len(gzip.compress(bytes(v), 9))}" for k, v in (
              ("gaps", gaps), ("sizes", sizes), ("trust", trust), ("cuts", cuts), ("heads", heads),
              ("relations", names), ("tags", tags), ("levels", packed))))


def read(source, path):
    """(number, mean log-probability, [(word, upos, xpos, head, relation, level)]) of each sentence."""
    with gzip.open(path) as file:
        data = Reader(file.read())
    if data.take(len(MAGIC)) != MAGIC:
        raise ValueError("not a file of labels")
    count, expected = data.varint(), int.from_bytes(data.take(8), "little")
    relations = [data.text() for _ in range(data.varint())]
    pairs = [(data.text(), data.text()) for _ in range(data.varint())]
    gaps, sizes, trust, cuts, heads, names, tags, levels = (Reader(data.take(data.varint())) for _ in range(8))
    tokens = read_tokens(source)
    number, seen, at = -1, 0, 0
    next_cut = cuts.varint() if cuts.data else None
    result = []
    for _ in range(count):
        number += gaps.varint() + 1
        words = []
        for token in tokens[number]:
            if seen == next_cut:
                for _ in range(cuts.varint()):
                    length = cuts.varint()
                    words.append(token[:length])
                    token = token[length:]
                next_cut = seen + cuts.varint() if cuts.at < len(cuts.data) else None
            words.append(token)
            seen += 1
        if len(words) != sizes.varint():
            raise ValueError(f"sentence {number} has another number of words")
        rows = []
        for i, word in enumerate(words, 1):
            code = heads.take(1)[0]
            head = 0 if code == 0 else i + code // 2 if code % 2 == 0 else i - (code + 1) // 2
            rows.append((word, *pairs[tags.take(1)[0]], head, relations[names.take(1)[0]],
                         levels.data[at // 4] >> at % 4 * 2 & 3))
            at += 1
        result.append((number, -trust.take(1)[0] / 200, rows))
    if digest([[r[0] for r in rows] for _, _, rows in result]) != expected:
        raise ValueError("the text is not the one that was labelled")
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("action", choices=["write", "read"])
    parser.add_argument("--source", required=True)
    parser.add_argument("--out")
    parser.add_argument("files", nargs="+")
    args = parser.parse_args()
    if args.action == "write":
        write(args.source, args.files, args.out)
        return
    name = os.path.basename(args.source).removesuffix(".tsv")
    for number, logp, rows in read(args.source, args.files[0]):
        print(f"# source = {name} {number}\n# logp = {logp:.3f}")
        for i, (word, upos, xpos, head, relation, level) in enumerate(rows, 1):
            print(i, word, "_", upos, xpos, "_", head, relation, "_", f"P>={[0, *LEVELS][level]}", sep="\t")
        print()


if __name__ == "__main__":
    sys.exit(main())
