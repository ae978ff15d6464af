// Making elements. Text goes in as text only, never as markup.
const put = (parent, ...children) => { parent.append(...children.filter((child) => child !== null && child !== "")); return parent; };
const html = (name, attributes = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value);
  }
  return put(element, ...children);
};
const svg = (name, attributes = {}, ...children) => {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) if (value !== null) element.setAttribute(key, value);
  return put(element, ...children);
};

// The shapes of the families and the signs of the stances, as in the pictures.
const SHAPES = {
  "words-for": "M-7 0A7 7 0 1 1 7 0A7 7 0 1 1-7 0Z",
  "deeds-for": "M-6.3-6.3H6.3V6.3H-6.3Z",
  "words-against": "M0-8.7L8.7 0L0 8.7L-8.7 0Z",
  "deeds-against": "M0-8.4L8.7 6.6H-8.7Z",
  "statement": "M-8-6.6H8V4.2H0L-4.2 8.7V4.2H-8Z",
  "other": "M-4.2-7.3H4.2L8.4 0L4.2 7.3H-4.2L-8.4 0Z",
};
const SIGNS = {
  denied: "M-2.8-2.8L2.8 2.8M2.8-2.8L-2.8 2.8", planned: "M-1.4-2.8L2.1 0L-1.4 2.8", negated: "M-6 6L6-6", accused: "M0-3.8V.7",
};
const marker = (family, stance) => {
  const full = stance === "asserted" || stance === "reported";
  const drawing = svg("svg", { viewBox: "-11 -11 22 22", width: 20, height: 20, class: `marker ${family}${full ? " full" : ""}`, "aria-hidden": "true" },
    svg("path", { class: "outline", d: SHAPES[family] }));
  if (SIGNS[stance]) drawing.append(svg("path", { class: "sign", d: SIGNS[stance] }));
  if (stance === "accused") drawing.append(svg("circle", { class: "dot", cy: 3.3, r: 1 }));
  if (stance === "reported") drawing.append(svg("circle", { class: "hole", r: 2.5 }));
  if (stance === "hypothetical") for (const cx of [-3, 0, 3]) drawing.append(svg("circle", { class: "dot", cx, r: 1 }));
  return drawing;
};
const link = (text, act) => html("button", { type: "button", class: "link", onclick: act }, text);
const actorLink = (id) => link(nameOf(id), () => set({ actor: id, other: "", event: "", view: "panel" }));
