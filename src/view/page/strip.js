// How many events fall into each span of time; dragging over the bars chooses a range.
const Strip = (() => {
  const WIDTH = 400, HEIGHT = 52, MOST = 60;
  const days = data.dates.map((date) => date.days);
  const known = days.filter(Boolean).map((range) => range[0]);
  if (known.length < 2) return { draw() {} };
  const year = (day) => Number(isoOf(day).slice(0, 4)), month = (day) => Number(isoOf(day).slice(5, 7)) - 1;
  const iso = (y, m, d) => { const date = new Date(0); date.setUTCFullYear(y, m, d); return date.toISOString().slice(0, 10); };
  const grains = [
    { bar: (day) => day, first: (bar) => isoOf(bar) },
    { bar: (day) => year(day) * 12 + month(day), first: (bar) => iso(Math.floor(bar / 12), bar % 12, 1) },
    ...[1, 10, 100].map((years) => ({ bar: (day) => Math.floor(year(day) / years), first: (bar) => iso(bar * years, 0, 1) })),
  ];
  let first = known[0], last = known[0];
  for (const day of known) { first = Math.min(first, day); last = Math.max(last, day); }
  const number = (grain) => grain.bar(last) - grain.bar(first) + 1;
  const grain = grains.find((grain) => number(grain) <= MOST) ?? grains.at(-1);
  const bars = number(grain), start = grain.bar(first), step = WIDTH / bars;
  const barOf = (day) => grain.bar(day) - start;

  const drawing = svg("svg", { viewBox: `0 0 ${WIDTH} 54`, preserveAspectRatio: "none", role: "img", "aria-label": "Events over time; drag to choose a range" });
  const zone = svg("rect", { class: "zone", y: 0, height: HEIGHT, width: 0 });
  drawing.append(zone, svg("line", { x1: 0, x2: WIDTH, y1: HEIGHT, y2: HEIGHT }));
  const boxes = Array.from({ length: bars }, (_, at) => svg("rect", { class: "bar", x: at * step + step * .08, width: Math.min(step * .84, 30) }));
  drawing.append(...boxes);
  // Labels of the ends, cut to the grain; they never meet.
  const cut = grains.indexOf(grain) === 0 ? 10 : grains.indexOf(grain) === 1 ? 7 : 4;
  const ends = html("div", { class: "muted ends" }, html("span", {}, isoOf(first).slice(0, cut)), html("span", {}, isoOf(last).slice(0, cut)));
  document.getElementById("strip").append(drawing, ends);

  const range = (a, b) => {
    const [low, high] = [Math.min(a, b), Math.max(a, b)];
    return { from: grain.first(start + low), to: isoOf(dayOf(grain.first(start + high + 1)) - 1) };
  };
  let from = null;
  const at = (event) => {
    const box = drawing.getBoundingClientRect();
    return Math.min(bars - 1, Math.max(0, Math.floor((event.clientX - box.left) / box.width * bars)));
  };
  const show = (a, b) => { zone.setAttribute("x", Math.min(a, b) * step); zone.setAttribute("width", (Math.abs(a - b) + 1) * step); };
  drawing.addEventListener("pointerdown", (event) => { from = at(event); drawing.setPointerCapture(event.pointerId); show(from, from); });
  drawing.addEventListener("pointermove", (event) => { if (from !== null) show(from, at(event)); });
  drawing.addEventListener("pointercancel", () => { from = null; Strip.draw(); });
  drawing.addEventListener("pointerup", (event) => {
    if (from === null) return;
    const chosen = range(from, at(event));
    from = null;
    set(chosen.from === state.from && chosen.to === state.to ? { from: "", to: "" } : chosen);
  });

  return {
    draw() {
      const counts = new Array(bars).fill(0);
      events.forEach((_, at) => { if (days[at] && passes(at, "time")) counts[barOf(days[at][0])] += 1; });
      const most = counts.reduce((a, b) => Math.max(a, b), 1);
      const low = state.from ? barOf(dayOf(state.from)) : 0, high = state.to ? barOf(dayOf(state.to)) : bars - 1;
      boxes.forEach((box, at) => {
        const height = counts[at] ? Math.max(3, counts[at] / most * (HEIGHT - 6)) : 0;
        box.setAttribute("y", HEIGHT - height);
        box.setAttribute("height", height);
        box.classList.toggle("out", at < low || at > high);
      });
      if (state.from || state.to) show(Math.max(0, low), Math.min(bars - 1, high)); else zone.setAttribute("width", 0);
    },
  };
})();
