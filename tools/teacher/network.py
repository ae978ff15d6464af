"""The teacher: MiniLM over word pieces, what case and endings tell added, heads for tags and a biaffine parser."""

import math

import torch
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional as F

from sentences import SHAPES

LAYERS, WIDTH, HEADS = 6, 384, 12


class Layer(nn.Module):
    def __init__(self, dropout):
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, 4 * WIDTH)
        self.down = nn.Linear(4 * WIDTH, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x, mask):
        count, length, _ = x.shape
        q, k, v = self.qkv(x).view(count, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        mixed = self.out(mixed.transpose(1, 2).reshape(count, length, WIDTH))
        x = self.norm1(x + self.dropout(mixed))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Body(nn.Module):
    """The pretrained transformer; gives the pieces' vectors after each layer."""

    def __init__(self, vocabulary, dropout):
        super().__init__()
        self.pieces = nn.Embedding(vocabulary, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))

    def forward(self, pieces, extra, mask):
        x = self.pieces(pieces) + self.places.weight[: pieces.shape[1]] + self.kind + extra
        x = self.norm(x)
        states = [x]
        for layer in self.layers:
            x = layer(x, mask)
            states.append(x)
        return states

    def load_pretrained(self, path):
        weights = load_file(path)
        own = {"pieces.weight": weights["embeddings.word_embeddings.weight"],
               "places.weight": weights["embeddings.position_embeddings.weight"],
               "kind": weights["embeddings.token_type_embeddings.weight"][0],
               "norm.weight": weights["embeddings.LayerNorm.weight"],
               "norm.bias": weights["embeddings.LayerNorm.bias"]}
        for n in range(LAYERS):
            old = f"encoder.layer.{n}."
            for part in ("weight", "bias"):
                own[f"layers.{n}.qkv.{part}"] = torch.cat(
                    [weights[f"{old}attention.self.{name}.{part}"] for name in ("query", "key", "value")])
                for to, source in (("out", "attention.output.dense"), ("norm1", "attention.output.LayerNorm"),
                                   ("up", "intermediate.dense"), ("down", "output.dense"), ("norm2", "output.LayerNorm")):
                    own[f"layers.{n}.{to}.{part}"] = weights[f"{old}{source}.{part}"]
        self.load_state_dict({k: v.float() for k, v in own.items()})


def hidden(width, size, dropout):
    return nn.Sequential(nn.Linear(width, size), nn.GELU(), nn.Dropout(dropout))


class Teacher(nn.Module):
    def __init__(self, vocabulary, inventory, arc=320, label=128, dropout=0.1, head_dropout=0.25):
        super().__init__()
        self.body = Body(vocabulary, dropout)
        self.case_in = nn.Embedding(2 * SHAPES + 1, WIDTH)
        nn.init.zeros_(self.case_in.weight)
        self.layer_weights = nn.Parameter(torch.tensor([0.0] * LAYERS + [1.0]))
        self.case = nn.Embedding(2 * SHAPES + 1, 32)
        self.ending = nn.Embedding(len(inventory.endings) + 1, 64)
        width = WIDTH + 32 + 64
        self.dropout = nn.Dropout(head_dropout)
        self.tag = hidden(width, 256, head_dropout)
        self.upos = nn.Linear(256, len(inventory.upos))
        self.xpos = nn.Linear(256, len(inventory.xpos))
        self.arc_dep, self.arc_head = hidden(width, arc, head_dropout), hidden(width, arc, head_dropout)
        self.arc = nn.Linear(arc, arc, bias=False)
        self.arc_bias = nn.Linear(arc, 1, bias=False)
        nn.init.zeros_(self.arc.weight)
        nn.init.zeros_(self.arc_bias.weight)
        self.label_dep, self.label_head = hidden(width, label, head_dropout), hidden(width, label, head_dropout)
        self.label = nn.Parameter(torch.zeros(label + 1, len(inventory.relations), label + 1))

    def words(self, batch):
        """Vectors [B, W, D] of the root (at 0) and the words."""
        owner, real = batch["owner"], batch["real"]
        count, width = batch["shape"].shape
        case = batch["shape"].gather(1, owner)
        states = self.body(batch["pieces"], self.case_in(case), real[:, None, None, :])
        mix = torch.softmax(self.layer_weights, 0)
        state = sum(w * s for w, s in zip(mix, states))
        share = F.one_hot(owner, width).to(state.dtype) * real[..., None]
        share = share / share.sum(1, keepdim=True).clamp(min=1)
        pooled = share.transpose(1, 2) @ state
        x = torch.cat([pooled, self.case(batch["shape"]),
                       self.ending(batch["ending2"]) + self.ending(batch["ending3"])], -1)
        return self.dropout(x[:, :-1])

    def forward(self, batch):
        x = self.words(batch)
        tags = self.tag(x)
        dep, head = self.arc_dep(x), self.arc_head(x)
        arcs = (self.arc(dep) @ head.transpose(1, 2) + self.arc_bias(head).transpose(1, 2)) / math.sqrt(dep.shape[-1])
        possible = batch["words"].clone()
        possible[:, 0] = True
        arcs = arcs.masked_fill(~possible[:, None, :], -1e9)
        arcs = arcs.masked_fill(torch.eye(arcs.shape[1], dtype=torch.bool)[None], -1e9)
        return self.upos(tags), self.xpos(tags), arcs, (self.label_dep(x), self.label_head(x))

    def relations(self, vectors, heads):
        """Scores [B, W, R] of each word's relation to the head given in `heads` [B, W]."""
        dep, head = vectors
        head = head.gather(1, heads[..., None].expand(-1, -1, head.shape[-1]))
        dep, head = F.pad(dep, (0, 1), value=1.0), F.pad(head, (0, 1), value=1.0)
        size, count, _ = self.label.shape
        left = (dep @ self.label.view(size, -1)).view(*dep.shape[:2], count, size)
        return (left @ head[..., None]).squeeze(-1)

    def loss(self, batch):
        upos, xpos, arcs, vectors = self(batch)

        def cost(scores, gold):
            return F.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=-100)

        relations = self.relations(vectors, batch["head"].clamp(min=0))
        return (cost(arcs, batch["head"]) + cost(relations, batch["relation"])
                + 0.5 * cost(upos, batch["upos"]) + 0.5 * cost(xpos, batch["xpos"]))
