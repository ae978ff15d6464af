"""Makes data/model/vectors.bin: the 96 principal components of a table of word vectors, in whole numbers of 8 bits.

python vectors.py --table .../vocab/vectors --out ../../data/model/vectors.bin
"""

import argparse
import hashlib
import os
import tempfile

import numpy

COMPONENTS = 96
STEPS = 32
MOST = 127


def components(table, count):
    """The first principal components of the directions of the rows, with a standard deviation of 1 over all numbers."""
    lengths = numpy.linalg.norm(table, axis=1, keepdims=True)
    rows = table / numpy.maximum(lengths, 1e-6)
    rows = (rows - rows.mean(0)).astype(numpy.float64)
    left, values, _ = numpy.linalg.svd(rows, full_matrices=False)
    found = (left * values)[:, :count]
    return (found / numpy.std(found)).astype(numpy.float32)


def rounded(rows):
    """Whole numbers of 1/32, cut off at 127."""
    return numpy.clip(numpy.round(rows * STEPS), -MOST, MOST).astype(numpy.int8)


def with_signs_of(rows, model):
    """The rows with the sign of each component as in the model.

    A component and its negative are equally good, and which of them comes out is up to the library of linear algebra.
    """
    same = (rows.astype(numpy.int32) * model).sum(0)
    return rows * numpy.where(same < 0, -1, 1).astype(numpy.int8)


def write(path, data):
    """Writes a file whole or not at all."""
    with tempfile.NamedTemporaryFile(dir=os.path.dirname(os.path.abspath(path)), delete=False) as file:
        file.write(data)
    os.chmod(file.name, 0o644)
    os.replace(file.name, path)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--table", required=True, help="the table of the package, a row for each word")
    parser.add_argument("--out", required=True)
    parser.add_argument("--signs", help="an older file of the same table: each component gets its sign")
    arguments = parser.parse_args()
    rows = rounded(components(numpy.load(arguments.table), COMPONENTS))
    if arguments.signs:
        old = numpy.fromfile(arguments.signs, numpy.int8).reshape(-1, COMPONENTS)
        if old.shape != rows.shape:
            parser.error(f"{arguments.signs}: {old.shape[0]} rows where the table has {rows.shape[0]}")
        rows = with_signs_of(rows, old)
        print(f"{int((rows != old).sum())} of {rows.size} numbers differ from {arguments.signs}")
    data = rows.tobytes()
    write(arguments.out, data)
    print(f"{rows.shape[0]} rows, SHA-256 {hashlib.sha256(data).hexdigest()}")


if __name__ == "__main__":
    main()
