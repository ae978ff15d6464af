#!/usr/bin/env python3
"""Scores how actors and events of several documents were made one.

  score.py own   tests/merge/gold/SET.txt DATELINE     articles of our own, built by the program DATELINE
  score.py lines ../shared/data/timeline DATELINE      multi-mention lines of the entity timelines

Prints pairwise precision, recall, F1 and B-cubed among the gold mentions that the extraction found, and how many it found.
Pairs are counted across documents and, for `lines`, also within them. With --errors the wrong pairs follow.
"""
import collections, itertools, json, os, re, subprocess, sys, tempfile, unicodedata


def b_cubed(gold, system):
    """Bagga and Baldwin 1998, over the units that both have."""
    by_gold, by_system = collections.defaultdict(set), collections.defaultdict(set)
    for unit in gold:
        by_gold[gold[unit]].add(unit)
        by_system[system[unit]].add(unit)
    p = r = 0.0
    for unit in gold:
        both = len(by_gold[gold[unit]] & by_system[system[unit]])
        p += both / len(by_system[system[unit]])
        r += both / len(by_gold[gold[unit]])
    n = max(1, len(gold))
    p, r = p / n, r / n
    return p, r, 2 * p * r / (p + r) if p + r else 0.0


def report(name, gold, system, total, across_only, errors):
    units = sorted(u for u in gold if u in system)
    gold = {u: gold[u] for u in units}
    tp = fp = fn = 0
    for a, b in itertools.combinations(units, 2):
        if across_only and a[0] == b[0]:
            continue
        g, s = gold[a] == gold[b], system[a] == system[b]
        tp, fp, fn = tp + (g and s), fp + (s and not g), fn + (g and not s)
        if errors and g != s:
            print("  missed" if g else "  false ", a, b, gold[a] if g else (gold[a], gold[b]))
    p = tp / (tp + fp) if tp + fp else 1.0
    r = tp / (tp + fn) if tp + fn else 1.0
    f = 2 * p * r / (p + r) if p + r else 0.0
    b = b_cubed(gold, system)
    print(f"{name}: found {len(units)} of {total}; pairs right {tp}, false {fp}, missed {fn}: "
          f"P {p:.3f} R {r:.3f} F1 {f:.3f}; B3 {b[0]:.3f} {b[1]:.3f} {b[2]:.3f}")


def build(dateline, inputs, out, *options):
    subprocess.run([dateline, "build", *inputs, "--out", out, "--quiet", *options], check=True)
    with open(os.path.join(out, "timeline.json")) as t, open(os.path.join(out, "graph.json")) as g:
        return json.load(t), json.load(g)


def folded(text):
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return re.sub(r"[^\w]+", " ", text.lower().replace("'", "").replace(".", "")).strip()


def own(path, dateline, errors):
    with tempfile.TemporaryDirectory() as folder:
        actors, events, name = {}, {}, None
        for line in open(path, encoding="utf-8"):
            line = line.rstrip("\n")
            if line.startswith("== "):
                _, name, day, *_ = line.split()
                json.dump({"dct": day}, open(f"{folder}/{name}.json", "w"))
            elif name and line:
                for words, entity in re.findall(r"\[([^|\]]+)\|([^\]]+)\]", line):
                    actors[name, folded(words)] = entity
                for words, event in re.findall(r"\{([^|}]+)\|([^}]+)\}", line):
                    # The same word twice in one article: told apart by their order.
                    nth = sum(1 for unit in events if unit[:2] == (name, words.lower()))
                    events[name, words.lower(), nth] = event.rstrip("b")
                text = re.sub(r"[\[{]([^|\]}]+)\|[^\]}]+[\]}]", r"\1", line)
                open(f"{folder}/{name}.txt", "a", encoding="utf-8").write(text + "\n")
        timeline, graph = build(dateline, [folder], folder + "/out", "--input", "plain")
        doc = {d["id"]: os.path.basename(d["source"])[:-4] for d in timeline["documents"]}
        nodes = {n["id"]: n for n in graph["nodes"] if n["node"] == "actor"}
        system = {}
        for edge in graph["edges"]:
            if edge["edge"] == "evidence" and edge["source"] in nodes:
                node = nodes[edge["source"]]
                for words in [node["name"], *node["aliases"]]:
                    unit = doc[edge["target"]], folded(words)
                    # A place may have a person's name: the longest-named actor of a document counts.
                    if unit in actors and node["kind"] != "place":
                        system.setdefault(unit, edge["source"])
        report("actors", actors, system, len(actors), True, errors)
        texts = {d["id"]: d["text"].lower() for d in timeline["documents"]}
        found = {}
        for event in timeline["events"]:
            for e in event["evidence"]:
                start, end = e["trigger"]
                words = texts[e["document"]][start:end]
                nth = len(re.findall(rf"\b{re.escape(words)}\b", texts[e["document"]][:start]))
                found.setdefault((doc[e["document"]], words, nth), event["id"])
        report("events", events, found, len(events), True, errors)


def lines(data, dateline, errors):
    gold, at = {}, 0
    for path in sorted(os.listdir(f"{data}/timelines")):
        for line in open(f"{data}/timelines/{path}", encoding="utf-8").read().splitlines()[1:]:
            mentions = [m.split("-", 2) for m in line.split("\t")[2:]]
            known = [gold[m[0], int(m[1]), m[2]] for m in mentions if (m[0], int(m[1]), m[2]) in gold]
            at += 1
            for m in mentions:
                gold[m[0], int(m[1]), m[2]] = known[0] if known else at
    with tempfile.TemporaryDirectory() as folder:
        meta = {d["doc_id"]: d["dct"] for d in json.load(open(f"{data}/meta.json"))["documents"]}
        for name, day in meta.items():
            os.symlink(os.path.abspath(f"{data}/docs/{name}.txt"), f"{folder}/{name}.txt")
            json.dump({"dct": day}, open(f"{folder}/{name}.json", "w"))
        inputs = [f"{folder}/{name}.txt" for name in meta]
        timeline, _ = build(dateline, inputs, folder + "/out", "--input", "tokens")
    doc = {d["id"]: os.path.basename(d["source"])[:-4] for d in timeline["documents"]}
    system = {}
    for event in timeline["events"]:
        for e in event["evidence"]:
            words = e["quote"][e["trigger"][0] - e["start"]:e["trigger"][1] - e["start"]]
            system.setdefault((doc[e["document"]], e["sentence"], words.replace(" ", "_")), event["id"])
    report("all lines", gold, system, len(gold), False, errors)
    report("all lines, across documents", gold, system, len(gold), True, False)


if __name__ == "__main__":
    arguments = [a for a in sys.argv[1:] if a != "--errors"]
    {"own": own, "lines": lines}[arguments[0]](arguments[1], arguments[2], "--errors" in sys.argv)
