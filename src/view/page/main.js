// Ties the views to the state and the controls to both.
const byName = (id) => document.getElementById(id);
byName("title").textContent = data.title;
byName("title").title = data.title;
byName("summary").textContent = [plural(events.length, "event"), plural(actors.length, "actor"), plural(documents.length, "document")].join(", ");

const search = byName("search");
search.addEventListener("input", () => set({ q: search.value, event: "" }));
byName("reset").addEventListener("click", () => set({ ...NOTHING, view: state.view, theme: state.theme }));
for (const end of ["from", "to"]) byName(end).addEventListener("change", (event) => set({ [end]: event.target.value }));
for (const tab of byName("tabs").children) tab.addEventListener("click", () => set({ view: tab.dataset.view }));

const prefersDark = matchMedia("(prefers-color-scheme: dark)");
const theme = () => state.theme || (prefersDark.matches ? "dark" : "light");
prefersDark.addEventListener("change", tell);
byName("theme").addEventListener("click", () => set({ theme: theme() === "dark" ? "light" : "dark" }));

// Filter chips: only types and stances that occur, with their number.
const chip = (parent, key, value, words, drawing) => {
  const count = html("small");
  const button = html("button", { type: "button", class: "chip", onclick: () => toggle(key, value) }, drawing, words, count);
  byName(parent).append(button);
  return { key, value, button, count };
};
const chips = [
  ...data.kinds.filter((kind) => events.some((event) => event.type === kind.type))
    .map((kind) => chip("kinds", "kinds", kind.type, kind.word, marker(kind.family, "asserted"))),
  ...data.stances.filter((stance) => events.some((event) => event.stance.kind === stance.key))
    .map((stance) => chip("stances", "stances", stance.key, stance.key, marker("other", stance.key))),
];
const drawChips = () => {
  for (const { key, value, button, count } of chips) {
    const has = (event) => (key === "kinds" ? event.type : event.stance.kind) === value;
    count.textContent = events.filter((event, at) => has(event) && passes(at, key)).length;
    button.setAttribute("aria-pressed", state[key].includes(value));
  }
  const number = state.kinds.length + state.stances.length + (state.from || state.to ? 1 : 0);
  byName("filtered").textContent = number ? `(${number})` : "";
  const remove = (words, change) => html("button", { type: "button", class: "chip", "aria-pressed": "true", onclick: () => set(change) }, `${words} ×`);
  byName("active").replaceChildren(...[
    state.actor && remove(nameOf(state.actor), { actor: state.other, other: "" }),
    state.other && remove(nameOf(state.other), { other: "" }),
    (state.from || state.to) && remove(`${state.from || "…"} – ${state.to || "…"}`, { from: "", to: "" }),
  ].filter(Boolean));
};

const draw = () => {
  document.documentElement.dataset.theme = theme();
  if (search.value !== state.q) search.value = state.q;
  for (const end of ["from", "to"]) byName(end).value = state[end];
  for (const tab of byName("tabs").children) tab.setAttribute("aria-pressed", tab.dataset.view === state.view);
  for (const view of document.querySelectorAll("main > section")) view.classList.toggle("shown", view.dataset.view === state.view);
  const visible = new Set([...events.keys()].filter((at) => passes(at)));
  drawChips();
  Strip.draw();
  List.draw(visible);
  Graph.draw(visible);
  Panel.draw(visible);
};
listeners.push(draw);

addEventListener("keydown", (event) => {
  const typing = event.target.matches("input");
  if (event.key === "/" && !typing) { event.preventDefault(); set({ view: "list" }); search.focus(); }
  if (event.key !== "Escape") return;
  if (state.event) set({ event: "", view: "list" });
  else if (state.other) set({ other: "" });
  else if (state.actor) set({ actor: "" });
  else if (state.q) set({ q: "" });
});

state = readHash();
draw();
List.reveal();
