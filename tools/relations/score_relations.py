#!/usr/bin/env python3
"""Score relations and verb edges against re3d (../shared/data/relations). Python 3 standard library only.

  tools/relations/score_relations.py DATELINE_BINARY [GOLD.jsonl] [--errors TYPE] [--limit N]

Each document is read as JSON Lines input by `dateline build`; what `timeline.json` says is mapped to the types of re3d:

  InChargeOf       family holds_role_in with an office that leads (not spokesman, envoy, official, member of a parliament), owner_of;
                   led_by turned round
  BelongsTo        families member_of, part_of (between bodies and people), works_for, and offices that do not lead; led_by
  CoLocated        families located_in, born_in, part_of between places; each participant of an event with the event's place
  FightingAgainst  family opponent_of; source and target of ASSAULT, COERCE, MOBILIZE events
  CommWith         source and target of CONSULT, SAY, REQUEST, AGREE events
  AlliesOf         family ally_of; source and target of SUPPORT, COOPERATE, AID events
  IsSynonymOf      one actor has both names (recall only)

Relations and events that are denied or negated do not count. Dislikes, Likes, Apart, HasAttrOf are not mapped. Gold relations with an end that is no
Organisation, Person, Location or Nationality (weapons, vehicles, amounts) or is a pronoun are left out.
An actor is a gold end if one of its names shares the end's head word and at least half of the content words of the
shorter of the two, and where both have other words, one of these. Direction counts for InChargeOf and BelongsTo only.
Precision asks only about edges between two actors that are both ends of the document's gold entities.
"""
import argparse, collections, json, pathlib, re, subprocess, sys, tempfile

STOP = set("the a an of in on at to for and or by with from its their his her our this that these those mr mrs ms dr".split())
PRONOUNS = set("i we you he she it they us him her them his its their our who which that my your himself itself".split())
ENDS = {"Organisation", "Person", "Location", "Nationality"}
DIRECTED = {"InChargeOf", "BelongsTo"}
TYPES = ["InChargeOf", "BelongsTo", "CoLocated", "FightingAgainst", "CommWith", "AlliesOf"]
PLAIN = set("""spokesperson_of envoy_of ambassador_of ambassador_to negotiator_of official_of officer_of representative_of senator_of
 deputy_of secretary_of speaker_of judge_of prosecutor_of executive_of""".split())
EVENTS = {k: t for t, ks in {"FightingAgainst": "ASSAULT COERCE MOBILIZE", "CommWith": "CONSULT SAY REQUEST AGREE",
                             "AlliesOf": "SUPPORT COOPERATE AID"}.items() for k in ks.split()}
# For output without families.
FAMILY = {k: f for f, ks in {
    "member_of": "member_of citizen_of", "part_of": "part_of subsidiary_of", "led_by": "led_by", "spouse_of": "spouse_of",
    "kin_of": "child_of parent_of sibling_of relative_of", "works_for": "employee_of aide_of adviser_of agent_of lawyer_of",
    "owner_of": "owner_of shareholder_of", "ally_of": "ally_of supporter_of partner_of friend_of",
    "opponent_of": "opponent_of rival_of critic_of", "born_in": "born_in",
    "located_in": "located_in based_in lives_in resident_of"}.items() for k in ks.split()}


def family(r):
    kind = r["type"]
    other = "other" if kind in ("affiliated_with", "student_of", "maker_of", "client_of", "owned_by", "employer_of") else "holds_role_in"
    return r.get("family") or FAMILY.get(kind, other)


def words(text):
    out = [w.lower() for w in re.findall(r"[^\W_]+", re.sub(r"['\u2019]s\b", "", text).replace(".", ""))]
    return [w for w in out if w not in STOP] or out


def head(text):
    """The last content word before a phrase that modifies it, or before a comma."""
    part = re.split(r",| (?:of|in|at|from|near|on|for) ", text.strip())[0]
    return (words(part) or [""])[-1]


def alike(a, b):
    x, y = set(words(a)), set(words(b))
    hx, hy = head(a), head(b)
    if not x or not y or (hx not in y and hy not in x):
        return False
    common = x & y
    if 2 * len(common) < min(len(x), len(y)):
        return False
    return min(len(x), len(y)) == 1 and (hx == hy or len(x) == len(y)) or len(common) > 1


def is_end(names, gold):
    return any(alike(n, gold) for n in names)


def edges(t):
    """(type, actor, actor, quote) of everything that the timeline says."""
    kinds = {a["id"]: a["kind"] for a in t["actors"]}
    for r in t["relations"]:
        s, o, f, stance = r["source"], r["target"], family(r), r["stance"]["kind"]
        if stance in ("denied", "negated", "hypothetical"):
            continue
        quote = f"{r['type']}: {r['evidence'][0]['quote'] if r['evidence'] else r['label']}"
        places = kinds.get(s) in ("place", "country") and kinds.get(o) in ("place", "country")
        if f in ("located_in", "born_in") or f == "part_of" and places:
            yield "CoLocated", s, o, quote
        elif f == "owner_of" or f == "holds_role_in" and r["type"] not in PLAIN:
            yield "InChargeOf", s, o, quote
        elif f in ("member_of", "part_of", "works_for", "holds_role_in"):
            yield "BelongsTo", s, o, quote
        elif f == "led_by":
            yield "InChargeOf", o, s, quote
            yield "BelongsTo", s, o, quote
        elif f == "opponent_of":
            yield "FightingAgainst", s, o, quote
        elif f == "ally_of":
            yield "AlliesOf", s, o, quote
    for e in t["events"]:
        if e["stance"]["kind"] in ("denied", "negated"):
            continue
        quote = f"{e['type']} {e['trigger']}: {e['evidence'][0]['quote'] if e['evidence'] else e['label']}"
        by = collections.defaultdict(list)
        for p in e["participants"]:
            by[p["role"]].append(p["actor"])
        if e["type"] in EVENTS:
            for s in by["source"]:
                for o in by["target"]:
                    if s != o:
                        yield EVENTS[e["type"]], s, o, quote
        if e.get("place"):
            for s in by["source"] + by["target"] + by["participant"]:
                if s != e["place"]:
                    yield "CoLocated", s, e["place"], quote


def gold_of(doc):
    kind = collections.defaultdict(set)
    for e in doc["entities"]:
        kind[tuple(e["span"])].add(e["type"])
    seen = {}
    for r in doc["relations"]:
        ends = all(kind[tuple(r[k])] & ENDS for k in ("source_span", "target_span"))
        said = all(r[k].lower() not in PRONOUNS for k in ("source", "target"))
        if ends and said:
            seen.setdefault((r["type"], r["source"], r["target"]), r)
    return list(seen.values())


def run(binary, doc, folder):
    folder = pathlib.Path(folder)
    source = folder / "in.jsonl"
    source.write_text(json.dumps({k: doc[k] for k in ("id", "title", "text")}) + "\n", encoding="utf-8")
    subprocess.run([binary, "build", str(source), "--out", str(folder / "out"), "--quiet"], check=True)
    return json.loads((folder / "out" / "timeline.json").read_text("utf-8"))


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("binary")
    ap.add_argument("gold", nargs="?", default="../shared/data/relations/re3d_dev.jsonl", type=pathlib.Path)
    ap.add_argument("--errors", action="append", default=[], metavar="TYPE", help="print misses and wrong edges of a type")
    ap.add_argument("--limit", type=int, default=20, help="errors of each sort printed (default 20)")
    o = ap.parse_args()
    c, misses, wrong = collections.Counter(), collections.defaultdict(list), collections.defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        for doc in map(json.loads, filter(str.strip, o.gold.open(encoding="utf-8"))):
            t = run(o.binary, doc, folder)
            names = {a["id"]: [a["name"]] + a["aliases"] for a in t["actors"]}
            entities = {e["text"] for e in doc["entities"] if e["type"] in ENDS}
            known = {i for i, n in names.items() if any(is_end(n, e) for e in entities)}
            gold, found = gold_of(doc), {}
            for kind, s, d, quote in edges(t):
                key = (kind, s, d) if kind in DIRECTED else (kind, *sorted((s, d)))
                if s in known and d in known:
                    found.setdefault(key, quote)
            right = set()
            for r in gold:
                kind = r["type"]
                a = {i for i in names if is_end(names[i], r["source"])}
                b = {i for i in names if is_end(names[i], r["target"])}
                text = doc["text"][max(0, min(r["source_span"][0], r["target_span"][0]) - 20):max(r["source_span"][1], r["target_span"][1]) + 20]
                line = f"{r['source']} -> {r['target']} [{r['cue'][:40]}] {text[:200]!r}"
                if kind == "IsSynonymOf":
                    c[kind, "gold"] += 1
                    c[kind, "found"] += bool(a & b)
                    if not a & b:
                        misses[kind].append(line)
                if kind not in TYPES:
                    continue
                hits = {k for k in found if k[0] == kind and (k[1] in a and k[2] in b or kind not in DIRECTED and k[1] in b and k[2] in a)}
                right |= hits
                c[kind, "gold"] += 1
                c[kind, "found"] += bool(hits)
                if not hits:
                    misses[kind].append(("" if a and b else "(no actor) ") + line)
            for key, quote in found.items():
                c[key[0], "edges"] += 1
                c[key[0], "right"] += key in right
                if key not in right:
                    wrong[key[0]].append(f"{names[key[1]][0]} -> {names[key[2]][0]} {quote[:200]!r}")
    print(f"{'':16}{'P':>7}{'R':>7}{'F1':>7}   right/edges found/gold")
    total = collections.Counter()
    for kind in TYPES + ["all"]:
        n = total if kind == "all" else {k: c[kind, k] for k in ("right", "edges", "found", "gold")}
        p, r = 100 * n["right"] / (n["edges"] or 1), 100 * n["found"] / (n["gold"] or 1)
        f = 2 * p * r / (p + r) if p + r else 0.0
        print(f"{kind:16}{p:7.1f}{r:7.1f}{f:7.1f}   {n['right']}/{n['edges']} {n['found']}/{n['gold']}")
        if kind != "all":
            total.update(n)
    print(f"IsSynonymOf     {'':7}{100 * c['IsSynonymOf', 'found'] / (c['IsSynonymOf', 'gold'] or 1):7.1f}          {c['IsSynonymOf', 'found']}/{c['IsSynonymOf', 'gold']}")
    for kind in o.errors:
        print(f"\n{kind}: missed", *misses[kind][:o.limit], sep="\n  ")
        print(f"{kind}: wrong", *wrong[kind][:o.limit], sep="\n  ")


if __name__ == "__main__":
    main()
