#!/usr/bin/env python3
"""Measures the dates that dateline gives to events against the event-time links of TimeML news.

  score_dates.py DATELINE TIMEML_DIR [--only timebank|aquaint|dense] [--errors KIND [N]] [--json]

TIMEML_DIR holds the folders timebank, aquaint and timebank-dense (see its README). Each article is read by
`DATELINE build --input plain --date DCT`; an event of ours is the gold EVENT whose words its trigger overlaps. A link from
a gold event to a time with known days (the day of writing, t0, included) judges the date of our event:

  in      the event lies in, is, or spans the time: right if the days of our date and of the time overlap
  before  right if our date begins before the time; "same" if both are the day of writing
  after   right if our date ends after the time

A date with an open side reaches as far as can be on that side. Links to durations, sets, vague and unknown times are left out.
Accuracy is right / judged, and once more with "same" taken as right: what a paper tells of its own day lies before the hour of
writing. `exact` is, among events linked "in" to a single day, the share that we give this day and no other.

Of all gold events with a link, those that have an event of ours are the coverage. `--errors` prints N wrong or missing dates of
a kind: `wrong`, `none`, `same`, or one of these with the link, `wrong:in`, and with the origin, `wrong:in:document`.
"""
import calendar, collections, datetime, html, json, os, re, subprocess, sys, tempfile

TAG = re.compile(r"<!--.*?-->|<(/?)([A-Za-z_][\w.:-]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>|<[?!][^>]*>", re.S)
ATTRIBUTE = re.compile(r"([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
IN = {"IS_INCLUDED", "INCLUDES", "SIMULTANEOUS", "IDENTITY", "DURING", "DURING_INV", "BEGINS", "BEGUN_BY", "ENDS", "ENDED_BY"}
BEFORE, AFTER = {"BEFORE", "IBEFORE"}, {"AFTER", "IAFTER"}
DENSE = {"b": "before", "a": "after", "i": "in", "ii": "in", "s": "in"}
SEASONS = {"WI": (12, 2), "SP": (3, 5), "SU": (6, 8), "FA": (9, 11)}
FIRST, LAST = datetime.date.min, datetime.date.max

Gold = collections.namedtuple("Gold", "name text dct events times links classes tenses")
Judged = collections.namedtuple("Judged", "doc event link origin confidence verdict ours time exact dct")


def attributes(raw):
    return {k: html.unescape(a or b) for k, a, b in ATTRIBUTE.findall(raw)}


def flat(markup):
    """Text of a TimeML document's TEXT, and (name, start, end, attributes) of its elements."""
    body = re.search(r"<TEXT>(.*)</TEXT>", markup, re.S)
    markup = body.group(1) if body else markup
    out, size, stack, found, at = [], 0, [], [], 0
    for m in list(TAG.finditer(markup)) + [None]:
        piece = html.unescape(markup[at:m.start() if m else len(markup)])
        out.append(piece)
        size += len(piece)
        if m is None:
            return "".join(out), found
        at = m.end()
        if m.group(1):
            if stack and stack[-1][0] == m.group(2):
                name, start, raw = stack.pop()
                found.append((name, start, size, raw))
        elif m.group(2) and not m.group(3).rstrip().endswith("/"):
            stack.append((m.group(2), size, attributes(m.group(3))))


def month(year, number):
    first = datetime.date(year, number, 1)
    return first, datetime.date(year, number, calendar.monthrange(year, number)[1])


def days(value):
    """First and last day of a TIMEX3 value; None if it has none."""
    value = value.split("T")[0] if re.match(r"\d{4}-", value) else value
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            return (datetime.date.fromisoformat(value),) * 2
        if m := re.fullmatch(r"(\d{4})-(\d\d)", value):
            return month(int(m[1]), int(m[2]))
        if m := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
            monday = datetime.date.fromisocalendar(int(m[1]), int(m[2]), 1)
            return monday + datetime.timedelta(days=5 if m[3] else 0), monday + datetime.timedelta(days=6)
        if m := re.fullmatch(r"(\d{4})-Q([1-4])", value):
            return month(int(m[1]), 3 * int(m[2]) - 2)[0], month(int(m[1]), 3 * int(m[2]))[1]
        if m := re.fullmatch(r"(\d{4})-H([12])", value):
            return month(int(m[1]), 6 * int(m[2]) - 5)[0], month(int(m[1]), 6 * int(m[2]))[1]
        if m := re.fullmatch(r"(\d{4})-(WI|SP|SU|FA)", value):
            first, last = SEASONS[m[2]]
            return month(int(m[1]), first)[0], month(int(m[1]) + (last < first), last)[1]
        if m := re.fullmatch(r"(\d{2,4})(-XX)*", value):
            width = 10 ** (4 - len(m[1]))
            return datetime.date(int(m[1]) * width, 1, 1), datetime.date(int(m[1]) * width + width - 1, 12, 31)
    except ValueError:
        pass
    return None


def read(path, dense=None):
    """The gold of one article; `dense` are the links that stand in for its own."""
    with open(path, encoding="utf-8") as f:
        markup = f.read()
    text, elements = flat(markup)
    heads = [attributes(raw) for raw in re.findall(r"<TIMEX3\b([^>]*)>", markup)]
    times = {a.get("tid"): (a.get("value", ""), days(a.get("value", ""))) for a in heads}
    dct = next((a for a in heads if a.get("functionInDocument") in ("CREATION_TIME", "PUBLICATION_TIME")), {})
    events, classes, tenses = {}, {}, {}
    for name, start, end, raw in elements:
        if name == "EVENT":
            events[raw.get("eid")] = (start, end)
            classes[raw.get("eid")] = raw.get("class", "")
    instance = {}
    for raw in re.findall(r"<MAKEINSTANCE\b([^>]*)>", markup):
        a = attributes(raw)
        instance[a.get("eiid")] = a.get("eventID")
        tenses[a.get("eventID")] = a.get("tense", "")
    links = []
    if dense is None:
        for raw in re.findall(r"<TLINK\b([^>]*)>", markup):
            a = attributes(raw)
            kind = a.get("relType", "")
            if "relatedToTime" in a and "eventInstanceID" in a:
                event, time, turned = a["eventInstanceID"], a["relatedToTime"], False
            elif "timeID" in a and "relatedToEventInstance" in a:
                event, time, turned = a["relatedToEventInstance"], a["timeID"], True
            else:
                continue
            kind = "in" if kind in IN else "before" if (kind in BEFORE) != (turned and kind in BEFORE | AFTER) else "after"
            links.append((instance.get(event), kind, time))
    else:
        for a, b, kind in dense:
            if kind not in DENSE or (a[0] == "t") == (b[0] == "t"):
                continue
            turned = a[0] == "t"
            kind = DENSE[kind]
            if turned and kind != "in":
                kind = "after" if kind == "before" else "before"
            links.append((b, kind, a) if turned else (a, kind, b))
    links = sorted({l for l in links if l[0] in events and times.get(l[2], ("", None))[1]})
    return Gold(os.path.basename(path)[:-4], text, (dct.get("tid"), times.get(dct.get("tid"), ("", None))[1]), events, times,
                links, classes, tenses)


def ours(dateline, gold, folder):
    """(start, end, event) of each trigger that the program finds."""
    source, out = os.path.join(folder, "article.txt"), os.path.join(folder, "out")
    with open(source, "w", encoding="utf-8", newline="") as f:
        f.write(gold.text)
    command = [dateline, "build", source, "--input", "plain", "--out", out, "--quiet"]
    if gold.dct[1]:
        command += ["--date", gold.dct[1][0].isoformat()]
    subprocess.run(command, check=True)
    with open(os.path.join(out, "timeline.json"), encoding="utf-8") as f:
        events = json.load(f)["events"]
    return sorted(((*e["trigger"], event) for event in events for e in event["evidence"]), key=lambda t: t[:2])


def span(date):
    """First and last day of a date of ours; None if it has none."""
    if not date.get("start") and not date.get("end"):
        return None
    day = lambda text, none: datetime.date.fromisoformat(text) if text and text[0].isdigit() else none
    try:
        return day(date.get("start"), FIRST), day(date.get("end"), LAST)
    except ValueError:
        return None


def verdict(given, kind, time, is_dct):
    (s, e), (first, last) = given, time
    if kind == "in":
        return "right" if s <= last and first <= e else "wrong"
    if kind == "before":
        return "right" if s < first else "same" if is_dct and (s, e) == (first, last) else "wrong"
    return "right" if e > last else "wrong"


def judge(gold, found):
    """Every link as judged, and the linked gold events that have an event of ours."""
    judged, covered = [], set()
    by_gold = {}
    for eid, (start, end) in gold.events.items():
        hit = next((event for a, b, event in found if a < end and start < b), None)
        if hit is not None:
            by_gold[eid] = hit
    for eid, kind, tid in gold.links:
        event = by_gold.get(eid)
        if event is None:
            continue
        covered.add(eid)
        date, time = event["date"], gold.times[tid][1]
        given = span(date)
        what = verdict(given, kind, time, tid == gold.dct[0]) if given else "none"
        exact = given == time if kind == "in" and time[0] == time[1] else None
        judged.append(Judged(gold.name, eid, (kind, tid == gold.dct[0]), date["origin"] if given else "none",
                             date.get("confidence"), what, date["value"], gold.times[tid][0], exact, gold.dct[1]))
    return judged, covered, by_gold


def share(right, of):
    return f"{100 * right / of:5.1f}" if of else "    -"


def table(title, rows):
    """rows: label -> [Judged]."""
    print(f"\n{title:<28} links  dated  right   same  wrong   acc  acc+same  exact (of)")
    for label, judged in rows:
        n = collections.Counter(j.verdict for j in judged)
        dated = len(judged) - n["none"]
        exact = [j.exact for j in judged if j.exact is not None and j.verdict != "none"]
        print(f"{label:<28} {len(judged):5}  {dated:5}  {n['right']:5}  {n['same']:5}  {n['wrong']:5} {share(n['right'], dated)}"
              f"     {share(n['right'] + n['same'], dated)}  {share(sum(exact), len(exact))} ({len(exact)})")


def grouped(judged, key):
    groups = collections.defaultdict(list)
    for j in judged:
        groups[key(j)].append(j)
    return sorted(groups.items(), key=lambda g: str(g[0]))


def report(name, golds, all_judged, covered, matched):
    events = sum(len(g.events) for g in golds)
    linked = sum(len({l[0] for l in g.links}) for g in golds)
    print(f"\n== {name}: {len(golds)} articles; {matched} of {events} gold events have an event of ours "
          f"({share(matched, events).strip()} %), {covered} of {linked} with a link to a time ({share(covered, linked).strip()} %)")
    tables(all_judged)


def tables(all_judged):
    at = lambda j: j.link[0] + (" t0" if j.link[1] else " time")
    table("by origin", grouped(all_judged, lambda j: j.origin) + [("all", all_judged)])
    table("by link", grouped(all_judged, at))
    table("by origin and link", grouped([j for j in all_judged if j.origin != "none"], lambda j: f"{j.origin} {at(j)}"))
    if any(j.confidence is not None for j in all_judged):
        table("by origin and confidence", grouped([j for j in all_judged if j.origin != "none"], lambda j: f"{j.origin} {j.confidence:.2f}"))
    days = [j for j in all_judged if j.exact is not None]
    given = [j for j in days if j.verdict != "none"]
    print(f"\nevents in one day: {share(sum(j.exact for j in given), len(given)).strip()} % of {len(given)} dated, "
          f"{share(sum(j.exact for j in given), len(days)).strip()} % of all {len(days)} have that very day")


def figures(judged):
    n = collections.Counter(j.verdict for j in judged)
    dated = len(judged) - n["none"]
    return {"links": len(judged), "dated": dated, "right": n["right"], "same": n["same"], "wrong": n["wrong"]}


def errors(golds, judged, found, kind, most):
    """Prints wrong dates with their sentence."""
    want = kind.split(":")
    texts = {g.name: g for g in golds}
    shown = 0
    for j in judged:
        mine = [j.verdict, j.link[0] + ("-t0" if j.link[1] else ""), j.origin, "" if j.confidence is None else f"{j.confidence:.2f}"]
        if any(w and w != m for w, m in zip(want, mine)):
            continue
        g = texts[j.doc]
        start, end = g.events[j.event]
        before, after = g.text[max(0, start - 160):start], g.text[end:end + 110]
        print(f"{' '.join(mine)}  ours {j.ours}  gold {j.link[0]} {j.time}  written {j.dct[0] if j.dct else '?'}  {j.doc} {j.event} {g.classes[j.event]}\n"
              f"    {' '.join(before.split())} >>{g.text[start:end]}<< {' '.join(after.split())}")
        shown += 1
        if shown >= most:
            return


def later_past(golds, found):
    """Gold events in the past tense that we date after the day of writing."""
    count = 0
    for g in golds:
        if not g.dct[1]:
            continue
        for eid, event in found[g.name].items():
            given = span(event["date"])
            if g.tenses.get(eid) == "PAST" and given and FIRST < given[0] and given[0] > g.dct[1][1]:
                count += 1
    return count


def main():
    args = sys.argv[1:]
    if len(args) < 2:
        sys.exit(__doc__)
    dateline, data = args[:2]
    only = args[args.index("--only") + 1] if "--only" in args else None
    dense = collections.defaultdict(list)
    for part in ("train.txt", "dev.txt"):
        with open(os.path.join(data, "timebank-dense", part), encoding="utf-8") as f:
            for line in f:
                document, *rest = line.split()
                dense[document].append(tuple(rest))
    sets = [(name, [(os.path.join(data, name, f), None) for f in sorted(os.listdir(os.path.join(data, name))) if f.endswith(".tml")])
            for name in ("timebank", "aquaint")]
    sets.append(("dense", [(os.path.join(data, "timebank", d + ".tml"), dense[d]) for d in sorted(dense)]))
    out, cache, together = {}, {}, []
    with tempfile.TemporaryDirectory() as folder:
        for name, paths in sets:
            if only and only != name:
                continue
            golds = [read(path, links) for path, links in paths if os.path.exists(path)]
            judged, covered, matched, found = [], 0, 0, {}
            for g in golds:
                if g.name not in cache:
                    cache[g.name] = ours(dateline, g, folder)
                j, c, by_gold = judge(g, cache[g.name])
                judged += j
                covered += len(c)
                matched += len(by_gold)
                found[g.name] = by_gold
            together += judged
            if "--errors" in args:
                at = args.index("--errors")
                most = int(args[at + 2]) if len(args) > at + 2 and args[at + 2].isdigit() else 20
                errors(golds, judged, found, args[at + 1], most)
            elif "--json" in args:
                out[name] = {"events": sum(len(g.events) for g in golds), "matched": matched, "covered": covered,
                             "linked": sum(len({l[0] for l in g.links}) for g in golds),
                             "all": figures(judged)} | {origin: figures(group) for origin, group in grouped(judged, lambda j: j.origin)}
            else:
                report(name, golds, judged, covered, matched)
                print(f"gold events in the past tense dated after the day of writing: {later_past(golds, found)}")
    if "--json" in args:
        print(json.dumps(out | {"together": figures(together)}))
    elif "--errors" not in args and not only:
        print("\n== together")
        tables(together)


if __name__ == "__main__":
    main()
