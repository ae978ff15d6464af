#!/usr/bin/env python3
"""Where entity timelines lose: scores them again with gold in the place of one stage after the other.

  stages.py SHARED DATELINE

SHARED is the folder with data/timeline and tools/score_timeline.py. The timelines of the development set are made by DATELINE,
and then, one at a time and all together,

  false mentions   those that are not in the gold timeline are taken out
  missed mentions  those of the gold timeline that are not found are put in, with gold date and order
  dates            mentions that are found get their gold date, and the order follows the dates
  order            mentions that are found get their gold order
  merging          mentions of one gold event get the date and order of the first of them that has a date

It prints precision, recall and F1 of order and dates, and of order alone.
"""
import json, os, shutil, subprocess, sys, tempfile


def made(shared, binary):
    """Gold and system timelines: entity -> [(order, date, mention)]."""
    import score_timeline as scorer
    data = os.path.join(shared, "data", "timeline")
    meta = json.load(open(os.path.join(data, "meta.json"), encoding="utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        docs, out = os.path.join(folder, "docs"), os.path.join(folder, "out")
        os.mkdir(docs)
        for d in meta["documents"]:
            shutil.copy(os.path.join(data, "docs", d["doc_id"] + ".txt"), docs)
            json.dump({"dct": d["dct"]}, open(os.path.join(docs, d["doc_id"] + ".json"), "w"))
        names = [a for e in meta["entities"] for a in ("--entity", e["entity"])]
        command = [binary, "timeline", docs, "--input", "tokens", "--format", "semeval", "--quiet", "--out", out, *names]
        subprocess.run(command, check=True)
        system = scorer.load(out, False)
    return scorer, scorer.load(os.path.join(data, "timelines"), False), system


def flat(rows):
    return [(order, date, mention) for order, date, mentions in rows for mention in mentions]


def rows(mentions):
    return sorted((order, date, [mention]) for order, date, mention in mentions)


def by_date(mentions):
    """Orders of mentions by their dates; those without one keep theirs only if no date is known at all."""
    days = sorted({d for _, d, _ in mentions if not d.startswith("XXXX")})
    place = {d: i + 1 for i, d in enumerate(days)}
    return [(place.get(d, 0), d, m) for _, d, m in mentions]


def with_gold(system, gold, stages):
    mentions = list(system)
    truth = {m: (o, d) for o, d, m in gold}
    if "false mentions" in stages:
        mentions = [x for x in mentions if x[2] in truth]
    if "merging" in stages:
        line = {}
        for o, d, m in mentions:
            if m in truth and not d.startswith("XXXX"):
                line.setdefault(truth[m], (o, d))
        mentions = [(*line.get(truth.get(m), (o, d)), m) for o, d, m in mentions]
    if "dates" in stages:
        mentions = by_date([(o, truth[m][1] if m in truth else d, m) for o, d, m in mentions])
    if "order" in stages:
        # What gold does not order keeps its place behind what gold orders.
        mentions = [(truth[m][0] if m in truth else (o + 1000 if o else 0), d, m) for o, d, m in mentions]
    if "missed mentions" in stages:
        found = {m for _, _, m in mentions}
        missed = [(o, d, m) for o, d, m in gold if m not in found]
        if "order" not in stages:
            days = sorted({d for o, d, _ in mentions + missed if not d.startswith("XXXX") and o})
            place = {d: i + 1 for i, d in enumerate(days)}
            missed = [(place.get(d, 0), d, m) for _, d, m in missed]
            mentions = [(place.get(d, 0), d, m) for _, d, m in mentions]
        mentions += missed
    return mentions


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    shared, binary = sys.argv[1:]
    sys.path.insert(0, os.path.join(shared, "tools"))
    scorer, gold, system = made(shared, binary)
    stages = ["false mentions", "missed mentions", "dates", "order", "merging"]
    print(f"{'gold for':44}{'P':>7}{'R':>7}{'F1':>7}{'order F1':>10}")
    for given in [[], *[[s] for s in stages], ["dates", "order"], ["false mentions", "missed mentions"], stages]:
        main_counts, order_counts = [0] * 4, [0] * 4
        for name, lines in gold.items():
            made_rows = rows(with_gold(flat(system.get(name, [])), flat(lines), given))
            m, o = scorer.official(lines, made_rows, True), scorer.official(lines, made_rows, False)
            main_counts = [a + b for a, b in zip(main_counts, m)]
            order_counts = [a + b for a, b in zip(order_counts, o)]
        f = scorer.figures(main_counts, order_counts, {k: 0 for k in (
            "hit", "sys", "gold", "exact", "date_same", "dated", "date_comp", "undated", "undated_kept")})
        label = " + ".join(given) if given else "nothing"
        print(f"{label[:43]:44}{f['main_P']:7.1f}{f['main_R']:7.1f}{f['main_F']:7.1f}{f['order_F']:10.1f}")


if __name__ == "__main__":
    main()
