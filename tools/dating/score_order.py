#!/usr/bin/env python3
"""Measures the order that dateline reads out of the words of a text against MATRES (Ning, Wu and Roth 2018).

  score_order.py DATELINE TIMEML_DIR [--errors N] [--json]

TIMEML_DIR holds timebank, aquaint and matres (see its README). Each article is read by `DATELINE build`; for every pair of events
of which ours says that one lies before the other (`after` in timeline.json), and which MATRES orders, it counts by confidence
whether MATRES agrees (BEFORE), says the contrary (AFTER), calls both simultaneous (EQUAL) or does not decide (VAGUE). The share
is agreeing / (agreeing + contrary + simultaneous); pairs that MATRES leaves vague tell nothing. A vague pair is counted apart.
"""
import collections, json, os, re, subprocess, sys, tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from score_dates import attributes, flat  # noqa: E402


def gold(folder, name):
    """For each eiid the stretch of its event in the text."""
    markup = open(os.path.join(folder, name + ".tml"), encoding="utf-8").read()
    text, found = flat(markup)
    stretch = {a["eid"]: (start, end) for tag, start, end, a in found if tag == "EVENT"}
    instances = [attributes(raw) for raw in re.findall(r"<MAKEINSTANCE\b((?:[^>\"']|\"[^\"]*\"|'[^']*')*)/?>", markup)]
    dct = re.search(r"<DCT>.*?value=\"(\d{4}-\d\d-\d\d)", markup, re.S)
    of = {i["eiid"].removeprefix("ei"): stretch.get(i["eventID"]) for i in instances}
    return text, dct.group(1) if dct else None, of


def ours(binary, text, dct):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "a.txt")
        open(path, "w", encoding="utf-8", newline="").write(text)
        date = ["--date", dct] if dct else []
        command = [binary, "build", path, "--input", "plain", "--quiet", "--out", os.path.join(folder, "out"), *date]
        if subprocess.run(command, capture_output=True).returncode:
            return {}, []
        timeline = json.load(open(os.path.join(folder, "out", "timeline.json"), encoding="utf-8"))
    triggers = {e["id"]: [tuple(x["trigger"]) for x in e["evidence"]] for e in timeline["events"]}
    links = [(a["event"], e["id"], a["confidence"]) for e in timeline["events"] for a in e.get("after", [])]
    return triggers, links


def main():
    arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
    if "--errors" in sys.argv:
        arguments = arguments[:2]
    binary, root = arguments[:2]
    pairs = collections.defaultdict(dict)
    for part in ("timebank", "aquaint"):
        for line in open(os.path.join(root, "matres", part + ".txt"), encoding="utf-8"):
            name, _, _, a, b, relation = line.rstrip("\n").split("\t")
            pairs[part, name][a, b] = relation
    counts, errors, told = collections.defaultdict(collections.Counter), [], 0
    inverse = {"BEFORE": "AFTER", "AFTER": "BEFORE"}
    for (part, name), relations in sorted(pairs.items()):
        text, dct, of = gold(os.path.join(root, part), name)
        triggers, links = ours(binary, text, dct)
        told += len(links)
        overlap = lambda spans, g: any(s < g[1] and g[0] < e for s, e in spans)  # noqa: E731
        for earlier, later, confidence in links:
            for (a, b), relation in relations.items():
                ga, gb = of.get(a), of.get(b)
                if not ga or not gb:
                    continue
                if overlap(triggers[earlier], ga) and overlap(triggers[later], gb):
                    pass
                elif overlap(triggers[earlier], gb) and overlap(triggers[later], ga):
                    relation = inverse.get(relation, relation)
                else:
                    continue
                counts[confidence][relation] += 1
                if relation != "BEFORE":
                    errors.append((name, relation, confidence, text[ga[0]:ga[1]], text[gb[0]:gb[1]]))
    if "--json" in sys.argv:
        json.dump({str(k): v for k, v in sorted(counts.items())}, sys.stdout)
        return
    print(f"{told} pairs told")
    for confidence, c in sorted(counts.items()):
        judged = c["BEFORE"] + c["AFTER"] + c["EQUAL"]
        print(f"{confidence:.2f}  agreeing {c['BEFORE']} of {judged}, vague {c['VAGUE']}")
    if "--errors" in sys.argv:
        limit = int(sys.argv[sys.argv.index("--errors") + 1])
        for error in errors[:limit]:
            print(*error, sep="\t")


if __name__ == "__main__":
    main()
