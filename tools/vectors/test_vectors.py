"""python -m unittest test_vectors"""

import os
import tempfile
import unittest

import numpy

from vectors import components, rounded, with_signs_of, write


class Vectors(unittest.TestCase):
    def setUp(self):
        self.table = numpy.random.default_rng(0).normal(size=(50, 8)).astype(numpy.float32)

    def test_components_are_uncorrelated_and_scaled(self):
        found = components(self.table, 3).astype(numpy.float64)
        self.assertAlmostEqual(found.std(), 1.0, places=5)
        products = found.T @ found
        self.assertTrue(numpy.allclose(products, numpy.diag(numpy.diag(products)), atol=1e-3))
        self.assertTrue((numpy.diff(numpy.diag(products)) < 0).all())

    def test_the_length_of_a_row_does_not_count(self):
        longer = self.table * numpy.linspace(1, 9, 50, dtype=numpy.float32)[:, None]
        self.assertTrue(numpy.allclose(components(self.table, 2), components(longer, 2), atol=1e-4))

    def test_rounding_is_cut_off(self):
        self.assertEqual(rounded(numpy.array([[0.0, 1.0, -9.0, 9.0]])).tolist(), [[0, 32, -127, 127]])

    def test_signs_are_taken_from_the_model(self):
        rows = rounded(components(self.table, 4))
        turned = rows * numpy.array([1, -1, -1, 1], dtype=numpy.int8)
        self.assertTrue((with_signs_of(turned, rows) == rows).all())

    def test_a_file_is_replaced_whole(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "vectors.bin")
            for data in [b"one", b"two"]:
                write(path, data)
                with open(path, "rb") as file:
                    self.assertEqual(file.read(), data)
            self.assertEqual(os.listdir(folder), ["vectors.bin"])


if __name__ == "__main__":
    unittest.main()
