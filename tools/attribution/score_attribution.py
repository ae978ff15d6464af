#!/usr/bin/env python3
"""Score stance and attribution of events against passages coded by hand. Python 3 standard library only.

  score_attribution.py GOLD.jsonl BINARY [--errors] [--json]

GOLD     a passage a line: {"id", "headline" or null, "date", "text", "events"}; an event: "in" (text or headline), "trigger",
  "occurrence" (which whole word of that part it is, from 1), "stance", "chain" (sources from the innermost to the outermost).
BINARY   the program; each passage is built alone: as JSON Lines, or as a page where it has a headline.
MATCH    The event with a piece of evidence whose trigger covers the gold trigger; of several the one with the gold stance, else
  the first.
MEASURES found: share of gold events. stance: right ones among the found, and among all. holder: the first of the chain, of
  found events that have one; none: no source given, of found events that have none. chain: the whole chain, of all
  events, and by its length. Chain in the program's file: "attribution" of the event; where it has none, the holder.
NAMES    alike where, articles and titles off, the words are the same, or those of one are among those of the other and both
  end in the same word or are names (every word with a capital).
"""
import argparse, collections, html, json, pathlib, re, subprocess, tempfile

TITLES = set("mr mrs ms dr prof professor sir lord captain col gen sgt".split())


def words(name):
    w = re.findall(r"[^\W_]+", re.sub(r"['’]s?\b", "", name or ""))
    while len(w) > 1 and (w[0].lower() in ("the", "a", "an") or w[0].lower() in TITLES):
        w = w[1:]
    return w


def alike(a, b):
    x, y = words(a), words(b)
    if not x or not y:
        return False
    p, q = {w.lower() for w in x}, {w.lower() for w in y}
    if p == q:
        return True
    names = all(w[0].isupper() for w in x + y)
    return (p <= q or q <= p) and (names or x[-1].lower() == y[-1].lower())


def build(binary, row, folder):
    if row["headline"]:
        path = folder / "page.html"
        parts = "".join(f"<p>{html.escape(p)}</p>" for p in row["text"].split("\n\n"))
        title = html.escape(row["headline"])
        path.write_text(f'<html><head><title>{title}</title><meta property="article:published_time" content="{row["date"]}">'
                        f"</head><body><article><h1>{title}</h1>{parts}</article></body></html>", "utf-8")
    else:
        path = folder / "text.jsonl"
        path.write_text(json.dumps({"id": row["id"], "date": row["date"], "text": row["text"]}) + "\n", "utf-8")
    out = folder / "out"
    subprocess.run([binary, "build", path, "--out", out, "--quiet"], check=True, stdout=subprocess.DEVNULL)
    return json.loads((out / "timeline.json").read_text("utf-8"))


def offset(row, event, text):
    part = row["headline"] if event["in"] == "headline" else row["text"]
    base = text.rfind(part) if event["in"] == "headline" else text.find(part)
    found = list(re.finditer(rf"\b{re.escape(event['trigger'])}\b", part))
    if base < 0 or len(found) < event["occurrence"]:
        return None
    return base + found[event["occurrence"] - 1].start()


def chain(event, actors):
    """A list of lists of names: those by which each source may be known."""
    def names(of, words=""):
        a = actors.get(of)
        return ([a["name"], *a["aliases"]] if a else []) + ([words] if words else [])
    if "attribution" in event:
        told = [names(a.get("holder"), a.get("words", "")) for a in event["attribution"]]
        return [n for n in told if n]
    holder = event["stance"]["holder"]
    return [names(holder)] if holder else []


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("gold"), parser.add_argument("binary")
    parser.add_argument("--errors", action="store_true"), parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    c, by, table = collections.Counter(), collections.Counter(), collections.Counter()
    with tempfile.TemporaryDirectory() as folder:
        for line in pathlib.Path(args.gold).read_text("utf-8").splitlines():
            row = json.loads(line)
            system = build(args.binary, row, pathlib.Path(folder))
            text = system["documents"][0]["text"]
            actors = {a["id"]: a for a in system["actors"]}
            for e in row["events"]:
                depth, at = min(len(e["chain"]), 2), offset(row, e, text)
                part, stance = e["in"], e["stance"]
                for key in ("all", part, stance, f"depth{depth}"):
                    by[key, "all"] += 1
                here = [s for s in system["events"] if at is not None and any(
                    v["trigger"][0] <= at < v["trigger"][1] for v in s["evidence"])]
                here.sort(key=lambda s: s["stance"]["kind"] != stance)
                where = f"{row['id']} {part} {e['trigger']}"
                if not here:
                    print(f"MISSED {where} ({stance})") if args.errors else None
                    continue
                told, given = chain(here[0], actors), here[0]["stance"]["kind"]
                same = lambda known, name: any(alike(k, name) for k in known)
                right = given == stance
                first = not told if not e["chain"] else bool(told) and same(told[0], e["chain"][0])
                whole = len(told) == len(e["chain"]) and all(same(k, n) for k, n in zip(told, e["chain"]))
                for key in ("all", part, stance, f"depth{depth}"):
                    by[key, "found"] += 1
                    by[key, "stance"] += right
                    by[key, "chain"] += whole
                    by[key, "both"] += whole and right
                c["held"] += bool(e["chain"])
                c["held right"] += bool(e["chain"]) and first
                c["free"] += not e["chain"]
                c["free right"] += not e["chain"] and first
                table[stance, given] += 1
                if args.errors and not (right and whole):
                    print(f"{'STANCE' if not right else 'HOLDER' if not first else 'CHAIN'} {where}: {stance} {e['chain']} but "
                          f"{given} {[k[0] for k in told]}")
    if args.json:
        print(json.dumps({**c, **{f"{a} {b}": n for (a, b), n in sorted(by.items())}}))
        return
    share = lambda a, b: f"{100 * a / b if b else 0:5.1f} {a}/{b}"
    n, found = by["all", "all"], by["all", "found"]
    print("found           ", share(found, n))
    print("stance, of found", share(by["all", "stance"], found))
    print("stance, of all  ", share(by["all", "stance"], n))
    print("holder, of found", share(c["held right"], c["held"]))
    print("none, of found  ", share(c["free right"], c["free"]))
    print("chain, of all   ", share(by["all", "chain"], n))
    print("stance and chain", share(by["all", "both"], n))
    for key in sorted({k for k, _ in by} - {"all"}):
        print(f"  {key:13} found {by[key, 'found']:3}/{by[key, 'all']:3}  stance {by[key, 'stance']:3}  chain {by[key, 'chain']:3}")
    if args.errors:
        for (a, b), k in sorted(table.items()):
            if a != b:
                print(f"  {a} taken for {b}: {k}")


main()
