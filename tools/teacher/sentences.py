"""Sentences: reading CoNLL-U, what the network sees of a word, and batches of sentences of like length."""

import random
from collections import Counter
from dataclasses import dataclass

import torch

PIECES_PER_WORD = 6


@dataclass
class Sentence:
    forms: list
    upos: list
    xpos: list
    heads: list  # 1-based, 0 = root
    relations: list


def read_conllu(path, longest=120):
    """Sentences of syntactic words; ranges of multiword tokens and empty nodes are skipped."""
    sentences, rows = [], []
    with open(path, encoding="utf-8") as file:
        for line in [*file, "\n"]:
            line = line.rstrip("\n")
            if line.startswith("#"):
                continue
            if line:
                columns = line.split("\t")
                if columns[0].isdigit():
                    rows.append(columns)
            elif rows:
                if len(rows) <= longest:
                    form, upos, xpos, head, relation = zip(*((r[1], r[3], r[4], int(r[6]), r[7]) for r in rows))
                    sentences.append(Sentence(list(form), list(upos), list(xpos), list(head), list(relation)))
                rows = []
    return sentences


def shape(word):
    """What an uncased vocabulary no longer tells: capitals, figures, punctuation."""
    letters = any(c.isalpha() for c in word)
    figures = any(c.isdigit() for c in word)
    if letters and figures:
        return 7
    if figures:
        return 5 if word.isdigit() else 6
    if not letters:
        return 8 if len(word) == 1 else 9
    if word.islower():
        return 0
    if word.isupper():
        return 3 if len(word) == 1 else 2
    return 1 if word[0].isupper() and word[1:].islower() else 4


SHAPES = 10


@dataclass
class Inventory:
    """The numbered labels and endings; made from the training sentences, kept in the checkpoint."""

    upos: list
    xpos: list
    relations: list
    pairs: list  # (upos number, xpos number) that occur
    endings: dict

    @staticmethod
    def collect(sentences):
        upos = sorted({t for s in sentences for t in s.upos})
        xpos = sorted({t for s in sentences for t in s.xpos})
        relations = sorted({t for s in sentences for t in s.relations})
        pairs = sorted({(upos.index(u), xpos.index(x)) for s in sentences for u, x in set(zip(s.upos, s.xpos))})
        seen = Counter(w.lower()[-n:] for s in sentences for w in s.forms for n in (2, 3))
        endings = {e: i + 1 for i, e in enumerate(sorted(e for e, n in seen.items() if n >= 5))}
        return Inventory(upos, xpos, relations, pairs, endings)


class Encoder:
    """Turns sentences into tensors."""

    def __init__(self, tokenizer, inventory):
        self.tokenizer, self.inventory, self.known = tokenizer, inventory, {}
        self.upos = {t: i for i, t in enumerate(inventory.upos)}
        self.xpos = {t: i for i, t in enumerate(inventory.xpos)}
        self.relations = {t: i for i, t in enumerate(inventory.relations)}

    def pieces(self, word):
        if word not in self.known:
            ids = self.tokenizer.encode(word, add_special_tokens=False).ids[:PIECES_PER_WORD]
            self.known[word] = ids or [self.tokenizer.token_to_id("[UNK]")]
        return self.known[word]

    def batch(self, sentences, gold=True):
        """Padded tensors: pieces [B, P], their word (0 = sentence mark) [B, P], word features [B, W]; W counts the
        root, which stands at 0 and is read from the piece [CLS]."""
        cls, sep = self.tokenizer.token_to_id("[CLS]"), self.tokenizer.token_to_id("[SEP]")
        ids, owners = [], []
        for s in sentences:
            row, owner = [cls], [0]
            for i, word in enumerate(s.forms):
                pieces = self.pieces(word)
                row += pieces
                owner += [i + 1] * len(pieces)
            ids.append(row + [sep])
            owners.append(owner + [len(s.forms) + 1])
        count, longest, width = len(ids), max(map(len, ids)), max(len(s.forms) for s in sentences) + 2
        out = {
            "pieces": torch.zeros(count, longest, dtype=torch.long),
            "owner": torch.full((count, longest), width - 1, dtype=torch.long),
            "real": torch.zeros(count, longest, dtype=torch.bool),
            "shape": torch.full((count, width), SHAPES * 2, dtype=torch.long),
            "ending2": torch.zeros(count, width, dtype=torch.long),
            "ending3": torch.zeros(count, width, dtype=torch.long),
            "words": torch.zeros(count, width - 1, dtype=torch.bool),
        }
        names = ["upos", "xpos", "head", "relation"] if gold else []
        for name in names:
            out[name] = torch.full((count, width - 1), -100, dtype=torch.long)
        endings = self.inventory.endings
        for b, s in enumerate(sentences):
            n = len(s.forms)
            out["pieces"][b, : len(ids[b])] = torch.tensor(ids[b])
            out["owner"][b, : len(ids[b])] = torch.tensor(owners[b])
            out["real"][b, : len(ids[b])] = True
            out["shape"][b, 1 : n + 1] = torch.tensor([shape(w) + (SHAPES if i == 0 else 0) for i, w in enumerate(s.forms)])
            out["ending2"][b, 1 : n + 1] = torch.tensor([endings.get(w.lower()[-2:], 0) for w in s.forms])
            out["ending3"][b, 1 : n + 1] = torch.tensor([endings.get(w.lower()[-3:], 0) for w in s.forms])
            out["words"][b, 1 : n + 1] = True
            if gold:
                out["upos"][b, 1 : n + 1] = torch.tensor([self.upos.get(t, -100) for t in s.upos])
                out["xpos"][b, 1 : n + 1] = torch.tensor([self.xpos.get(t, -100) for t in s.xpos])
                out["head"][b, 1 : n + 1] = torch.tensor(s.heads)
                out["relation"][b, 1 : n + 1] = torch.tensor([self.relations.get(t, -100) for t in s.relations])
        return out


def batches(sentences, encoder, pieces, rng=None):
    """Lists of sentence numbers whose padded size is at most `pieces`. With `rng` lengths are jittered and the
    batches shuffled."""
    length = [2 + sum(len(encoder.pieces(w)) for w in s.forms) for s in sentences]
    key = {i: n + (rng.uniform(-1.5, 1.5) if rng else 0) for i, n in enumerate(length)}
    order = sorted(key, key=lambda i: (key[i], i))
    made, current, widest = [], [], 0
    for i in order:
        if current and max(widest, length[i]) * (len(current) + 1) > pieces:
            made.append(current)
            current, widest = [], 0
        current.append(i)
        widest = max(widest, length[i])
    if current:
        made.append(current)
    if rng:
        rng.shuffle(made)
    return made


def generator(seed):
    return random.Random(seed)
