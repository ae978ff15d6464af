"""Trains the teacher: `python train.py --weights DIR --data DIR --out DIR`. See README.md."""

import argparse
import os
import time

import numpy as np
import torch
from tokenizers import Tokenizer

from network import Teacher
from sentences import Encoder, Inventory, batches, generator, read_conllu
from trees import decode

TRAIN = ["en_ewt-ud-train.conllu", "en_gum-ud-train.conllu"]
DEV = ["en_ewt-ud-dev.conllu", "en_gum-ud-dev.conllu"]


@torch.inference_mode()
def analyse(model, encoder, sentences, pieces=2000):
    """Per sentence: (tag pair numbers, heads, relation numbers, probability of head and relation together)."""
    model.eval()
    pairs = torch.tensor(encoder.inventory.pairs)
    results = [None] * len(sentences)
    for numbers in batches(sentences, encoder, pieces):
        batch = encoder.batch([sentences[i] for i in numbers], gold=False)
        upos, xpos, arcs, vectors = model(batch)
        both = upos.log_softmax(-1)[..., pairs[:, 0]] + xpos.log_softmax(-1)[..., pairs[:, 1]]
        tags = both.argmax(-1)
        arcs = arcs.log_softmax(-1)
        heads = torch.zeros(arcs.shape[:2], dtype=torch.long)
        for row, i in enumerate(numbers):
            n = len(sentences[i].forms)
            heads[row, 1 : n + 1] = torch.from_numpy(np.asarray(decode(arcs[row, : n + 1, : n + 1].numpy())))
        relations = model.relations(vectors, heads).log_softmax(-1)
        score, choice = relations.max(-1)
        score = score + arcs.gather(2, heads[..., None]).squeeze(-1)
        for row, i in enumerate(numbers):
            n = len(sentences[i].forms) + 1
            results[i] = (tags[row, 1:n].tolist(), heads[row, 1:n].tolist(), choice[row, 1:n].tolist(), score[row, 1:n].exp().tolist())
    return results


def measure(model, encoder, sentences):
    """UPOS, XPOS, UAS, LAS (full relations) and LAS without subtypes, per cent of all words at gold words."""
    inventory, counts, total = encoder.inventory, [0] * 5, 0
    for s, (tags, heads, relations, _) in zip(sentences, analyse(model, encoder, sentences)):
        for i in range(len(s.forms)):
            u, x = inventory.pairs[tags[i]]
            name, right = inventory.relations[relations[i]], heads[i] == s.heads[i]
            counts[0] += inventory.upos[u] == s.upos[i]
            counts[1] += inventory.xpos[x] == s.xpos[i]
            counts[2] += right
            counts[3] += right and name == s.relations[i]
            counts[4] += right and name.split(":")[0] == s.relations[i].split(":")[0]
            total += 1
    return [100 * c / total for c in counts]


def load(path, weights):
    """The model and encoder of a checkpoint."""
    tokenizer = Tokenizer.from_file(os.path.join(weights, "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    kept = torch.load(path, weights_only=True)
    inventory = Inventory(**kept["inventory"])
    model = Teacher(tokenizer.get_vocab_size(), inventory)
    model.load_state_dict(kept["model"])
    return model.eval(), Encoder(tokenizer, inventory)


def save(path, model, inventory):
    torch.save({"model": model.state_dict(), "inventory": vars(inventory)}, path + ".tmp")
    os.replace(path + ".tmp", path)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", required=True, help="folder with tokenizer.json and model.safetensors")
    parser.add_argument("--data", required=True, help="folder of the treebanks")
    parser.add_argument("--out", required=True, help="folder for checkpoints and the log")
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--pieces", type=int, default=1000, help="word pieces in a batch, padding counted")
    parser.add_argument("--body-rate", type=float, default=2e-4)
    parser.add_argument("--rate", type=float, default=1.5e-3)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--probe", type=int, default=0, help="only time so many batches")
    args = parser.parse_args()
    torch.manual_seed(1)
    torch.set_num_threads(args.threads)
    torch.set_flush_denormal(True)
    os.makedirs(args.out, exist_ok=True)
    started = time.time()

    def report(line):
        line = f"{(time.time() - started) / 60:.1f} min: {line}"
        print(line, flush=True)
        with open(os.path.join(args.out, "train.log"), "a", encoding="utf-8") as log:
            log.write(line + "\n")

    sentences = [s for name in TRAIN for s in read_conllu(os.path.join(args.data, name))]
    dev = {name: read_conllu(os.path.join(args.data, name), longest=400) for name in DEV}
    inventory = Inventory.collect(sentences)
    tokenizer = Tokenizer.from_file(os.path.join(args.weights, "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    encoder = Encoder(tokenizer, inventory)
    model = Teacher(tokenizer.get_vocab_size(), inventory)
    model.body.load_pretrained(os.path.join(args.weights, "model.safetensors"))
    model.body.pieces.weight.requires_grad_(False)
    body = [p for p in model.body.parameters() if p.requires_grad]
    mine = {id(p) for p in body}
    rest = [p for p in model.parameters() if p.requires_grad and id(p) not in mine]
    groups = [{"params": body, "lr": args.body_rate}, {"params": rest, "lr": args.rate}]
    optimiser = torch.optim.AdamW(groups, betas=(0.9, 0.98), eps=1e-6, weight_decay=0.01, foreach=True)
    rng = generator(1)
    plan = [batches(sentences, encoder, args.pieces, rng) for _ in range(args.epochs)]
    steps = sum(map(len, plan))
    warm = steps // 15
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda t: min((t + 1) / warm, (steps - t) / max(1, steps - warm)))
    report(f"{len(sentences)} sentences, {sum(len(s.forms) for s in sentences)} words, {steps} steps, "
           f"{len(inventory.pairs)} tag pairs, {len(inventory.relations)} relations")
    step, sum_loss = 0, 0.0
    for epoch, order in enumerate(plan):
        half = len(order) // 2
        for at, numbers in enumerate(order):
            model.train()
            optimiser.zero_grad(set_to_none=True)
            loss = model.loss(encoder.batch([sentences[i] for i in numbers]))
            loss.backward()
            torch.nn.utils.clip_grad_norm_(body + rest, 2.0)
            optimiser.step()
            schedule.step()
            step += 1
            sum_loss += loss.item()
            if step % 50 == 0:
                report(f"step {step} of {steps}, loss {sum_loss / 50:.3f}")
                sum_loss = 0.0
            if args.probe and step >= args.probe:
                return
            if at + 1 in (half, len(order)):
                name = f"epoch{epoch + (1 if at + 1 == len(order) else 0.5)}"
                save(os.path.join(args.out, name + ".pt"), model, inventory)
                for file, gold in dev.items():
                    figures = measure(model, encoder, gold)
                    report(f"{name} {file}: " + ", ".join(
                        f"{k} {v:.2f}" for k, v in zip(("UPOS", "XPOS", "UAS", "LAS", "LAS without subtypes"), figures)))


if __name__ == "__main__":
    main()
