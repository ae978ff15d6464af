#!/usr/bin/env python3
"""Runs `dateline timeline --summary` over timeline summarisation data and prints the scores. Standard library only.

  run.py PROGRAM DATA [--set NAME]... [--oracle PROGRAM] [--keep DIR]

PROGRAM   target/release/dateline
DATA      a folder SET/TOPIC/{articles,timelines}.jsonl, as ../shared/data/tls; its scorer lies at DATA/../../tools/score_tls.py
--oracle PROGRAM   the example `day_sentences`: gives the gold days to the sentence stage, which tells what the choice of days costs
--keep DIR         leaves the predictions there

Protocol of Martschat & Markert (2018): for each gold timeline the articles published between its first and its last day; the
number of days and the (rounded mean) number of sentences a day are told to the system.
Printed for each task: seconds of processor time, F1 of the metrics; for each set the mean of F1 over tasks (what is published) and
the F1 of mean precision and mean recall.
"""
import argparse
import importlib.util
import json
import pathlib
import resource
import subprocess
import sys
import tempfile

METRICS = ("date", "align_r1", "align_r2", "agree_r1", "agree_r2", "concat_r1", "concat_r2")


def scorer(data):
    path = data / "../../tools/score_tls.py"
    spec = importlib.util.spec_from_file_location("score_tls", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    stop = frozenset((data / "smart_common_words.txt").read_text().split())
    return module, module.Tokens(True, stop)


def seconds():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def published_between(articles, first, last, to):
    with open(articles, encoding="utf-8") as lines:
        for line in lines:
            if str(first) <= (json.loads(line).get("date") or "") <= str(last):
                to.write(line)
    to.flush()


def summary(args, articles, gold, dates, sentences):
    first, last = str(min(gold)), str(max(gold))
    if args.oracle:
        command = [args.oracle, articles, str(sentences), *map(str, sorted(gold))]
    else:
        command = [args.program, "timeline", articles, "--input", "jsonl", "--summary", "--format", "json", "--quiet",
                   "--dates", str(dates), "--sentences", str(sentences), "--from", first, "--to", last]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("program")
    ap.add_argument("data", type=pathlib.Path)
    ap.add_argument("--set", action="append", dest="sets", default=[])
    ap.add_argument("--oracle")
    ap.add_argument("--keep", type=pathlib.Path)
    args = ap.parse_args()
    score, tokens = scorer(args.data)
    sets = args.sets or sorted(p.name for p in args.data.iterdir() if p.is_dir())
    for name in sets:
        results = []
        print(f"{name:34}{'articles':>9}{'days':>6}{'k':>3}{'CPU s':>7}" + "".join(m.rjust(10) for m in METRICS))
        for topic in sorted(p for p in (args.data / name).iterdir() if p.is_dir()):
            golds, _ = score.read(str(topic / "timelines.jsonl"))
            for number, gold in enumerate(golds, 1):
                dates, sentences = score.budget(gold)
                with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as articles:
                    published_between(topic / "articles.jsonl", min(gold), max(gold), articles)
                    count = sum(1 for _ in open(articles.name, encoding="utf-8"))
                    if not count:
                        print(f"{topic.name}#{number}: no article between first and last day", file=sys.stderr)
                        continue
                    before = seconds()
                    predicted = summary(args, articles.name, gold, dates, sentences)
                    used = seconds() - before
                if args.keep:
                    args.keep.mkdir(parents=True, exist_ok=True)
                    (args.keep / f"{name}.{topic.name}.{number}.json").write_text(json.dumps(predicted, indent=1))
                timeline, _ = score._timeline(predicted)
                result = score.score(timeline, [gold], tokens)
                results.append(result)
                print(f"{topic.name + '#' + str(number):34}{count:9}{dates:6}{sentences:3}{used:7.1f}"
                      + "".join(f"{result[m]['f']:10.4f}" for m in METRICS), flush=True)
        average = score.average(results)
        for label, key in (("mean of F1", "macro_f"), ("F1 of mean P, mean R", "f")):
            print(f"{label:59}" + "".join(f"{average[m][key]:10.4f}" for m in METRICS))
        print()


if __name__ == "__main__":
    main()
