"""From tokens of the Penn Treebank kind to words of Universal Dependencies.

What `src/text/tokenise.rs` does inside a stretch without blanks, as far as tokens need it that were already parted from
their punctuation: hyphens, slashes and dashes are cut out, prefixes, numbers and abbreviations stay whole, clitics and units
are cut off. The word lists are the crate's own, under `data/text`.
"""

import os
import re

LISTS = os.path.join(os.path.dirname(__file__), "..", "..", "data", "text")


def read_list(name):
    with open(os.path.join(LISTS, name), encoding="utf-8") as file:
        return [line.rstrip() for line in file if line.strip() and not line.startswith("#")]


PREFIXES = set(read_list("prefixes.txt"))
UNITS = set(read_list("units.txt"))
CONTRACTIONS = {word: int(cut) for word, cut in (line.split("\t") for line in read_list("contractions.tsv"))}
CUTS = set("-/–—―−‒,:;()[]\"")
CLITIC = re.compile(r"(?i)(n['’]t|['’](?:s|m|d|re|ve|ll)?)$")
NUMBER = re.compile(r"[.\d][\d.,:]*(?<=\d)")
ADDRESS = re.compile(r"(?i)(https?://|www\.|\S+@\S+\.|[a-z0-9.-]+\.(com|org|net|gov|edu|info|tv)(/|$))")


def cut_token(token):
    """The words of a token, in order; joined they are the token again."""
    if not any(c.isalnum() for c in token) or ADDRESS.match(token) or CLITIC.fullmatch(token):
        return [token]
    words, start, at = [], 0, 0
    while at < len(token):
        if token[at] in CUTS and not stays(token, start, at):
            end = at + 1
            while token[at] == "-" and end < len(token) and token[end] == "-":
                end += 1
            words += cut_piece(token[start:at]) + [token[at:end]]
            start = at = end
        else:
            at += 1
    return words + cut_piece(token[start:])


def stays(token, start, at):
    """Whether the separator at `at` belongs to the word that begins at `start`."""
    before, after, mark = token[start:at], token[at + 1 :], token[at]
    figures = before[-1:].isdigit() and after[:1].isdigit()
    if mark in ",:":
        return figures
    if mark == "/":
        return figures or (len(before) == 1 and len(after) == 1 and (before + after).isalpha())
    if mark != "-" or not before or after[:1] == "-":
        return False
    if before.isalpha():
        return len(before) <= 8 and before.lower() in PREFIXES
    left = re.search(r"[\d-]*$", before).group()
    right = re.match(r"[\d-]*", after).group()
    if left != before and start + len(before) - len(left) > start or after[len(right) :][:1].isalnum():
        return False
    groups = [len(g) for g in re.search(r"[\d-]*$", token[:at]).group().split("-") + right.split("-")]
    if len(groups) == 2:
        return groups in ([3, 4], [5, 4])
    return len(groups) <= 6 and all(1 <= g <= 4 for g in groups)


def cut_piece(piece):
    """Units and clitics cut off a piece without separators."""
    if not piece:
        return []
    number = NUMBER.match(piece)
    if number and piece[number.end() :].lower() in UNITS:
        return [number.group(), piece[number.end() :]]
    if piece[0] in "$£€#" and len(piece) > 1:
        return [piece[0], *cut_piece(piece[1:])]
    clitic = CLITIC.search(piece)
    if clitic and clitic.start() > 0 and not re.search(r"\d0['’]s$", piece):
        return cut_piece(piece[: clitic.start()]) + [clitic.group()]
    cut = CONTRACTIONS.get(piece.lower())
    return [piece[:cut], piece[cut:]] if cut else [piece]


def read_tokens(path):
    """Sentences of a `token<TAB>tag` file: lists of tokens, numbered as they stand, document marks not counted."""
    sentences, tokens = [], []
    with open(path, encoding="utf-8") as file:
        for line in [*file, "\n"]:
            token = line.rstrip("\n").split("\t")[0]
            if token:
                tokens.append(token)
            elif tokens:
                if tokens != ["-DOCSTART-"]:
                    sentences.append(tokens)
                tokens = []
    return sentences


def clean(token):
    """Whether a token is one stretch of visible characters; `~` stands for lost blanks in the GMB extract."""
    return token.isprintable() and " " not in token and "~" not in token
