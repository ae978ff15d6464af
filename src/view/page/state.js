// What is chosen. All of it stands in the URL hash, so that a view can be sent to somebody.
const NOTHING = { q: "", event: "", actor: "", other: "", kinds: [], stances: [], from: "", to: "", view: "list", theme: "" };
let state = { ...NOTHING };
const listeners = [];

const readHash = () => {
  const given = new URLSearchParams(location.hash.slice(1));
  const next = { ...NOTHING };
  for (const key of Object.keys(NOTHING)) {
    const value = given.get(key);
    if (value !== null) next[key] = Array.isArray(NOTHING[key]) ? value.split(",").filter(Boolean) : value;
  }
  if (!eventAt.has(next.event)) next.event = "";
  if (!actorAt.has(next.actor)) next.actor = "";
  if (!actorAt.has(next.other)) next.other = "";
  for (const end of ["from", "to"]) if (Number.isNaN(Date.parse(next[end]))) next[end] = "";
  return next;
};

const writeHash = () => {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(state)) {
    if (String(value) !== String(NOTHING[key])) params.set(key, String(value));
  }
  const hash = `#${params}`;
  // Replacing keeps the back button free of every letter typed.
  if (hash !== (location.hash || "#")) location.replace(hash);
};

const tell = () => { for (const listener of listeners) listener(); };
const set = (change) => { state = { ...state, ...change }; writeHash(); tell(); };
const toggle = (key, value) =>
  set({ [key]: state[key].includes(value) ? state[key].filter((one) => one !== value) : [...state[key], value] });
addEventListener("hashchange", () => {
  const next = readHash();
  if (JSON.stringify(next) !== JSON.stringify(state)) { state = next; tell(); }
});

// Whether an event passes the filters; `skip` names one filter to leave out.
const passes = (at, skip) => {
  const event = events[at], days = data.dates[at].days;
  if (skip !== "kinds" && state.kinds.length && !state.kinds.includes(event.type)) return false;
  if (skip !== "stances" && state.stances.length && !state.stances.includes(event.stance.kind)) return false;
  if (skip !== "time" && (state.from || state.to)) {
    if (!days || (state.from && days[1] < dayOf(state.from)) || (state.to && days[0] > dayOf(state.to))) return false;
  }
  if (state.actor && !actorsOf[at].has(state.actor)) return false;
  if (state.other && !actorsOf[at].has(state.other)) return false;
  return fold(state.q).split(/\s+/).every((word) => searchText[at].includes(word));
};
