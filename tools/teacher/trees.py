"""Decoding: the best head of each word, and the maximum spanning tree with one root where those make no tree."""

import numpy as np


def is_tree(heads):
    """`heads[i]` is the head of word i + 1; 0 is the root. One word hangs on the root, all reach it."""
    if sum(h == 0 for h in heads) != 1:
        return False
    state = [0] * (len(heads) + 1)
    state[0] = 2
    for start in range(1, len(state)):
        path, node = [], start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = heads[node - 1]
        if state[node] == 1:
            return False
        for done in path:
            state[done] = 2
    return True


def cycle_of(heads):
    """Nodes of one cycle among `heads` (node 0 is the root, `heads[0]` unused), or none."""
    state = [0] * len(heads)
    state[0] = 2
    for start in range(1, len(heads)):
        path, node = [], start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = heads[node]
        if state[node] == 1:
            return path[path.index(node):]
        for done in path:
            state[done] = 2
    return None


def spanning_tree(scores):
    """Chu-Liu and Edmonds: `scores[d, h]`, node 0 is the root. Gives a head for each node (entry 0 is 0)."""
    n = len(scores)
    scores = scores.copy()
    scores[np.arange(n), np.arange(n)] = -np.inf
    heads = scores.argmax(1)
    heads[0] = 0
    cycle = cycle_of(list(heads))
    if cycle is None:
        return heads
    inside = np.zeros(n, bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    kept = scores[cycle, heads[cycle]]
    m = len(outside)
    small = np.full((m + 1, m + 1), -np.inf)
    small[:m, :m] = scores[np.ix_(outside, outside)]
    into = scores[np.ix_(cycle, outside)] - kept[:, None]
    small[m, :m] = into.max(0) + kept.sum()
    small[:m, m] = scores[np.ix_(outside, cycle)].max(1)
    broken = spanning_tree(small)
    result = heads.copy()
    for i, node in enumerate(outside):
        if node:
            head = broken[i]
            result[node] = cycle[int(scores[node, cycle].argmax())] if head == m else outside[head]
    entry = broken[m]
    first = cycle[int(into[:, entry].argmax())]
    result[first] = outside[entry]
    result[0] = 0
    return result


def decode(scores):
    """Heads of words 1.. from log-probabilities `scores[d, h]` over nodes 0.. (row 0 unused)."""
    heads = scores[1:].argmax(1)
    if is_tree(heads.tolist()):
        return heads
    best, result = -np.inf, heads
    for root in np.argsort(-scores[1:, 0], kind="stable")[:3] + 1:
        only = scores.astype(np.float64)
        only[1:, 0] = -1e6
        only[root, 0] = scores[root, 0]
        tree = spanning_tree(only)[1:]
        total = only[np.arange(1, len(only)), tree].sum()
        if total > best and is_tree(tree.tolist()):
            best, result = total, tree
    return result
