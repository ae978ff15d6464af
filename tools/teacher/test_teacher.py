"""`python -m unittest test_teacher` in this folder."""

import gzip
import itertools
import os
import tempfile
import unittest

import numpy as np

import compact
from trees import decode, is_tree
from words import cut_token

PART = """# source = made 1
# logp = -0.250
1\tKabul\t_\tPROPN\tNNP\t_\t3\tobl\t_\tP=0.95
2\t-\t_\tPUNCT\tHYPH\t_\t3\tpunct\t_\tP=0.75
3\tled\t_\tVERB\tVBN\t_\t4\tamod\t_\tP=0.55
4\ttalks\t_\tNOUN\tNNS\t_\t5\tnsubj\t_\tP=0.45
5\tended\t_\tVERB\tVBD\t_\t0\troot\t_\tP=1.00

"""


class Trees(unittest.TestCase):
    def test_every_answer_is_a_tree_with_one_root(self):
        rng = np.random.default_rng(0)
        for _ in range(200):
            n = int(rng.integers(1, 30))
            self.assertTrue(is_tree(list(decode(np.log(rng.dirichlet(np.ones(n + 1), size=n + 1))))))

    def test_short_sentences_get_the_best_tree(self):
        rng = np.random.default_rng(1)
        for _ in range(100):
            n = int(rng.integers(1, 4))
            scores = np.log(rng.dirichlet(np.ones(n + 1), size=n + 1))
            np.fill_diagonal(scores, -1e9)

            def total(heads):
                return sum(scores[i + 1, h] for i, h in enumerate(heads))

            best = max((h for h in itertools.product(range(n + 1), repeat=n) if is_tree(h)), key=total)
            self.assertAlmostEqual(total(decode(scores)), total(best), places=5)

    def test_cycles_and_second_roots_are_no_trees(self):
        for heads in ([2, 1], [0, 0], [1], [0, 3, 2]):
            self.assertFalse(is_tree(heads))


class Words(unittest.TestCase):
    def test_tokens_are_cut_as_the_crate_does(self):
        for token, words in (
            ("Kabul-led", "Kabul - led"), ("co-author", "co-author"), ("U.N.-backed", "U.N. - backed"), ("cannot", "can not"),
            ("and/or", "and / or"), ("9/11", "9/11"), ("1,000", "1,000"), ("7pm", "7 pm"), ("555-1234", "555-1234"),
            ("10-12", "10 - 12"), ("--", "--"), ("n't", "n't"), ("O'Hara", "O'Hara"), ("mid-2006", "mid-2006"),
        ):
            self.assertEqual(cut_token(token), words.split())


class Compact(unittest.TestCase):
    def test_what_is_written_is_read_and_other_text_is_refused(self):
        with tempfile.TemporaryDirectory() as folder:
            source, part, out = (os.path.join(folder, n) for n in ("made.tsv", "part.gz", "labels.gz"))
            with open(source, "w", encoding="utf-8") as file:
                file.write("Left\tO\nout\tO\n\nKabul-led\tO\ntalks\tO\nended\tO\n")
            with gzip.open(part, "wt", encoding="utf-8") as file:
                file.write(PART)
            compact.write(source, [part], out)
            [(number, logp, rows)] = compact.read(source, out)
            self.assertEqual((number, logp), (1, -0.25))
            self.assertEqual([r[0] for r in rows], ["Kabul", "-", "led", "talks", "ended"])
            self.assertEqual([r[1:5] for r in rows][1:3], [("PUNCT", "HYPH", 3, "punct"), ("VERB", "VBN", 4, "amod")])
            self.assertEqual([(r[3], r[5]) for r in rows], [(3, 3), (3, 2), (4, 1), (5, 0), (0, 3)])
            with open(source, "w", encoding="utf-8") as file:
                file.write("Left\tO\nout\tO\n\nHerat-led\tO\ntalks\tO\nended\tO\n")
            with self.assertRaises(ValueError):
                compact.read(source, out)


if __name__ == "__main__":
    unittest.main()
