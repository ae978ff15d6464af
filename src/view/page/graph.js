// The network of actors. Places come with the data; the reader moves the view over them.
const Graph = (() => {
  const { nodes, edges, left_out: leftOut } = data.network;
  const plane = document.getElementById("plane");
  if (leftOut) document.getElementById("left-out").textContent = `${leftOut} actors with fewer links are not drawn`;
  if (!nodes.length) {
    plane.append(html("p", { class: "muted empty" }, actors.length ? "No two actors are linked." : "No actor was found."));
    return { draw() {} };
  }
  const least = (side) => nodes.reduce((low, node) => Math.min(low, side(node)), Infinity);
  const most = (side) => nodes.reduce((high, node) => Math.max(high, side(node)), -Infinity);
  const left = least((n) => n.x - n.w) - 24, top = least((n) => n.y - n.h) - 50;
  const whole = [left, top, most((n) => n.x + n.w) + 24 - left, most((n) => n.y + n.h) + 24 - top];
  let view = [...whole], lastChosen = null;
  const drawing = svg("svg", { class: edges.length > 150 ? "many" : "", role: "group", "aria-label": "Actors and their links" });
  const look = () => drawing.setAttribute("viewBox", view.map((n) => n.toFixed(1)).join(" "));
  plane.append(drawing);
  look();

  // Names smaller than this share of their size cannot be read: the view then shows part of the plane. Where nothing is
  // chosen, to see the whole goes before reading every name.
  const LEGIBLE = 0.6, OVERVIEW = 0.35;
  const fit = (some, share) => {
    const box = plane.getBoundingClientRect(), wide = box.width / share, high = box.height / share;
    if (!box.width || (whole[2] <= wide && whole[3] <= high)) { view = [...whole]; return look(); }
    const low = (side) => Math.min(...some.map(side)), up = (side) => Math.max(...some.map(side));
    const [x, y, r, b] = [low((n) => n.x - n.w), low((n) => n.y - n.h), up((n) => n.x + n.w), up((n) => n.y + n.h)];
    const width = Math.min(Math.max(r - x + 60, box.width), wide), height = Math.min(Math.max(b - y + 60, box.height), high);
    // What does not fit is left out around the node that matters most, the first.
    const middle = (from, to, size, at) => to - from + 60 <= size ? (from + to) / 2 : at;
    view = [middle(x, r, width, some[0].x) - width / 2, middle(y, b, height, some[0].y) - height / 2, width, height];
    look();
  };

  // Edges: curves between the borders of the boxes, side by side where two actors have several.
  const nodeOf = new Map(nodes.map((node) => [node.actor, node]));
  const border = (node, [x, y]) => {
    const dx = x - node.x, dy = y - node.y;
    const t = Math.min((node.w + 2) / Math.abs(dx || 1e-9), (node.h + 2) / Math.abs(dy || 1e-9), 1);
    return [node.x + dx * t, node.y + dy * t];
  };
  const toward = ([x, y], [tx, ty], far) => {
    const length = Math.hypot(tx - x, ty - y) || 1;
    return [x + (tx - x) / length * far, y + (ty - y) / length * far];
  };
  const head = (tip, from, size) => {
    const base = toward(tip, from, size), dx = (tip[0] - base[0]) / 2, dy = (tip[1] - base[1]) / 2;
    return svg("polygon", { class: "head", points: `${tip} ${base[0] - dy},${base[1] + dx} ${base[0] + dy},${base[1] - dx}` });
  };
  const beside = new Map();
  for (const edge of edges) { const key = `${edge.a}-${edge.b}`; beside.set(key, [...(beside.get(key) ?? []), edge]); }
  const drawnEdges = [];
  for (const parallel of beside.values()) parallel.forEach((edge, at) => {
    const a = nodeOf.get(edge.a), b = nodeOf.get(edge.b);
    if (!a || !b) return;
    const bend = (at - (parallel.length - 1) / 2) * 22, length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
    const middle = [(a.x + b.x) / 2 - (b.y - a.y) / length * bend * 2, (a.y + b.y) / 2 + (b.x - a.x) / length * bend * 2];
    const ends = [border(a, middle), border(b, middle)];
    const width = edge.family ? 1.2 + 1.3 * Math.sqrt(Math.min(30, edge.events.length)) : 1.2, size = 7 + 1.5 * width;
    const tips = [edge.backward ? toward(ends[0], middle, size) : ends[0], edge.forward ? toward(ends[1], middle, size) : ends[1]];
    const d = `M${tips[0]}Q${middle} ${tips[1]}`;
    const group = svg("g", { class: `edge ${edge.family ?? "relation"}` },
      svg("path", { class: "touch", d }),
      svg("path", { class: "line", d, "stroke-width": width, "stroke-dasharray": dashOf.get(edge.stance) }));
    if (edge.backward) group.append(head(ends[0], middle, size));
    if (edge.forward) group.append(head(ends[1], middle, size));
    group.append(svg("title", {}, `${actors[edge.a].name}, ${actors[edge.b].name}: ${edge.label}`));
    const words = svg("text", { x: (ends[0][0] + 2 * middle[0] + ends[1][0]) / 4, y: (ends[0][1] + 2 * middle[1] + ends[1][1]) / 4 + 3.5 }, edge.label);
    if (nodes.length <= 14) group.append(words);
    group.addEventListener("click", () => { if (!moved) set({ actor: actors[edge.a].id, other: actors[edge.b].id, event: "", view: "panel" }); });
    drawing.append(group);
    drawnEdges.push({ edge, group });
  });

  const bodies = {
    person: (w, h) => svg("rect", { x: -w, y: -h, width: 2 * w, height: 2 * h, rx: Math.min(w, h) }),
    organisation: (w, h) => svg("rect", { x: -w, y: -h, width: 2 * w, height: 2 * h }),
    country: (w, h) => { const c = Math.min(w, h) * .7; return svg("polygon", { points: `${-w},0 ${c - w},${-h} ${w - c},${-h} ${w},0 ${w - c},${h} ${c - w},${h}` }); },
    group: (w, h) => svg("path", { d: `M${3 - w} ${-h}V${-h - 3}H${w + 3}V${h - 3}H${w}M${-w} ${-h}H${w}V${h}H${-w}Z` }),
    place: (w, h) => svg("path", { d: `M${-w} ${-h}H${w}V${h}H${-w}ZM${-w} ${h + 2}H${w}` }),
  };
  const drawnNodes = nodes.map((node) => {
    const actor = actors[node.actor], step = node.size + 3;
    const body = bodies[actor.kind](node.w, node.h);
    body.setAttribute("class", `body ${actor.kind}`);
    const group = svg("g", { class: "node", transform: `translate(${node.x} ${node.y})`, tabindex: 0, role: "button", "aria-label": `${actor.name}, ${actor.kind}` },
      svg("title", {}, `${actor.name} (${actor.kind})`), body);
    node.lines.forEach((line, at) =>
      group.append(svg("text", { "font-size": node.size, y: (at - (node.lines.length - 1) / 2) * step + node.size * .36 }, line)));
    const choose = () => set(state.actor === actor.id && !state.other ? { actor: "", event: "" } : { actor: actor.id, other: "", event: "" });
    group.addEventListener("click", () => { if (!moved) choose(); });
    group.addEventListener("keydown", (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); choose(); } });
    drawing.append(group);
    return { actor, node, group };
  });

  // Moving and zooming with mouse, fingers and buttons.
  const scale = () => { const box = drawing.getBoundingClientRect(); return Math.max(view[2] / box.width, view[3] / box.height); };
  const zoom = (factor, x = view[0] + view[2] / 2, y = view[1] + view[3] / 2) => {
    const width = Math.min(Math.max(view[2] * factor, 120), whole[2] * 4), by = width / view[2];
    view = [x + (view[0] - x) * by, y + (view[1] - y) * by, width, view[3] * by];
    look();
  };
  const point = (event) => {
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(drawing.getScreenCTM().inverse());
    return [at.x, at.y];
  };
  drawing.addEventListener("wheel", (event) => { event.preventDefault(); zoom(event.deltaY > 0 ? 1.15 : 1 / 1.15, ...point(event)); }, { passive: false });
  const fingers = new Map();
  let moved = false;
  drawing.addEventListener("pointerdown", (event) => { if (!fingers.size) moved = false; fingers.set(event.pointerId, [event.clientX, event.clientY]); });
  drawing.addEventListener("pointermove", (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const now = [event.clientX, event.clientY], rest = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
    if (!moved && Math.hypot(now[0] - before[0], now[1] - before[1]) < 4) return;
    if (!moved) { moved = true; drawing.setPointerCapture(event.pointerId); }
    if (rest) {
      const apart = (one) => Math.hypot(one[0] - rest[0], one[1] - rest[1]) || 1;
      zoom(apart(before) / apart(now), ...point(event));
    } else {
      const by = scale();
      view[0] -= (now[0] - before[0]) * by;
      view[1] -= (now[1] - before[1]) * by;
      look();
    }
    fingers.set(event.pointerId, now);
  });
  for (const kind of ["pointerup", "pointercancel", "pointerleave"]) drawing.addEventListener(kind, (event) => fingers.delete(event.pointerId));
  document.getElementById("closer").addEventListener("click", () => zoom(1 / 1.4));
  document.getElementById("farther").addEventListener("click", () => zoom(1.4));
  document.getElementById("whole").addEventListener("click", () => { view = [...whole]; look(); });

  return {
    draw(visible) {
      const all = visible.size === events.length && !state.actor;
      const chosen = state.event ? actorsOf[eventAt.get(state.event)] : null;
      const alive = new Set();
      for (const { edge, group } of drawnEdges) {
        const ids = [actors[edge.a].id, actors[edge.b].id];
        const near = !state.actor || (ids.includes(state.actor) && (!state.other || ids.includes(state.other)));
        const filtered = state.q || state.from || state.to || state.kinds.length || state.stances.length;
        const shown = chosen ? edge.events.includes(eventAt.get(state.event))
          : all || (near && (edge.family ? edge.events.some((at) => visible.has(at)) : !filtered));
        group.classList.toggle("dim", !shown);
        if (shown) { alive.add(ids[0]); alive.add(ids[1]); }
      }
      if (!chosen) for (const at of visible) for (const id of actorsOf[at]) alive.add(id);
      for (const { actor, group } of drawnNodes) {
        group.classList.toggle("dim", !(all && !chosen) && !alive.has(actor.id) && !chosen?.has(actor.id));
        group.classList.toggle("chosen", actor.id === state.actor || actor.id === state.other || Boolean(chosen?.has(actor.id)));
      }
      const key = `${state.event} ${state.actor} ${state.other} ${plane.clientWidth > 0}`;
      if (key === lastChosen) return;
      lastChosen = key;
      const first = chosen ?? new Set([state.actor, state.other]);
      const wanted = drawnNodes.filter(({ actor }) => chosen ? chosen.has(actor.id) : alive.has(actor.id));
      wanted.sort((a, b) => first.has(b.actor.id) - first.has(a.actor.id));
      const share = chosen || state.actor ? LEGIBLE : OVERVIEW;
      fit((wanted.length ? wanted : drawnNodes).map(({ node }) => node), share);
    },
  };
})();
