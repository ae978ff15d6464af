// The data of the page and ways to look things up in it.
const data = JSON.parse(document.getElementById("data").textContent);
const { documents, actors, events, relations } = data.timeline;

const byId = (list) => new Map(list.map((item, at) => [item.id, at]));
const actorAt = byId(actors), eventAt = byId(events), documentAt = byId(documents);
const kindOf = new Map(data.kinds.map((kind) => [kind.type, kind]));
const dashOf = new Map(data.stances.map((stance) => [stance.key, stance.dash]));
const familyOf = (event) => kindOf.get(event.type).family;
const nameOf = (id) => actorAt.has(id) ? actors[actorAt.get(id)].name : "";

// Ids of the actors of an event: who takes part, where, and who says it.
const actorsOf = events.map((event) => {
  const ids = event.participants.map((participant) => participant.actor);
  if (event.place) ids.push(event.place);
  if (event.stance.holder) ids.push(event.stance.holder);
  for (const source of event.attribution) if (source.holder) ids.push(source.holder);
  return new Set(ids);
});

// Search sees the text without case and accents.
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const searchText = events.map((event, at) => fold([
  event.label, event.trigger, data.dates[at].words, event.date.value, kindOf.get(event.type).word, event.stance.kind,
  ...[...actorsOf[at]].flatMap((id) => actorAt.has(id) ? [nameOf(id), ...actors[actorAt.get(id)].aliases] : []),
  ...event.evidence.map((evidence) => evidence.quote),
].join("\n")));

// Offsets count Unicode scalar values; strings of the script count UTF-16 units. One array per document, made when needed.
const scalars = new Map();
const textOf = (id) => {
  if (!scalars.has(id)) scalars.set(id, documentAt.has(id) ? Array.from(documents[documentAt.get(id)].text) : []);
  return scalars.get(id);
};

// Days as in the data: days since the beginning of year 1, first day 1.
const EPOCH = 719163;
const dayOf = (iso) => Math.floor(Date.parse(iso) / 864e5) + EPOCH;
const isoOf = (day) => new Date((day - EPOCH) * 864e5).toISOString().slice(0, 10);
const plural = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;
