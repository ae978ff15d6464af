// What is known about the chosen event, actor or pair of actors, and the words that say so.
const Panel = (() => {
  const panel = document.getElementById("panel");
  const ORIGINS = { explicit: "said in the sentence", anchored: "worked out from another date", document: "from the day of publication", none: "" };
  const AROUND = 500;

  const sourceLine = (document) => [document.title, document.publisher, document.published].filter(Boolean).join(" · ") || document.source;

  // The quote inside its paragraph; the paragraph ends at a blank line and is cut where it is very long.
  const evidence = (item) => {
    const text = textOf(item.document), source = documents[documentAt.get(item.document)];
    const box = html("blockquote", { class: "quote" }, html("footer", {}, source ? sourceLine(source) : item.document));
    const found = text.slice(item.start, item.end).join("") === item.quote;
    if (!found) return put(box, html("p", {}, html("mark", {}, item.quote)));
    let from = item.start, to = item.end;
    while (from > 0 && !(text[from - 1] === "\n" && text[from - 2] === "\n") && item.start - from < AROUND) from -= 1;
    while (to < text.length && !(text[to] === "\n" && text[to + 1] === "\n") && to - item.end < AROUND) to += 1;
    const slice = (a, b) => text.slice(a, Math.max(a, b)).join("");
    const [a, b] = item.trigger.map((offset) => Math.min(Math.max(offset, item.start), item.end));
    const before = from > 0 && text[from - 1] !== "\n" ? "… " : "", after = to < text.length && text[to] !== "\n" ? " …" : "";
    const words = html("mark", {}, slice(item.start, a), b > a ? html("b", {}, slice(a, b)) : "", slice(b > a ? b : a, item.end));
    return put(box, html("p", {}, before + slice(from, item.start), words, slice(item.end, to) + after));
  };

  const section = (title, ...children) => children.length ? [html("h3", {}, title), ...children] : [];
  const facts = (rows) => html("dl", {}, ...rows.filter(([, value]) => value).flatMap(([name, value]) =>
    [html("dt", {}, name), html("dd", {}, ...(Array.isArray(value) ? value : [value]))]));
  const listed = (items) => items.length ? [html("ul", {}, ...items)] : [];
  const mergeItem = (merge) => html("li", {}, merge.names.join(" = "), html("span", { class: "muted" }, ` ${merge.rule.replaceAll("_", " ")}, ${merge.score}`));
  const joined = (items) => items.flatMap((item, at) => at ? [", ", item] : [item]);
  const told = (stance) => stance.holder && actorAt.has(stance.holder) ? [`${stance.kind} by `, actorLink(stance.holder)] : stance.kind;
  // Who tells it, the innermost source first, each with the word that says so and, where that is another, its sentence.
  const sourceItem = (event) => (source) => {
    const at = source.evidence, text = textOf(at.document);
    const name = source.holder && actorAt.has(source.holder) ? actorLink(source.holder) : source.words;
    const same = event.evidence.some((one) => one.document === at.document && one.sentence === at.sentence);
    return html("li", {}, name, html("span", { class: "muted" }, ` ${source.kind}: “${text.slice(...at.trigger).join("")}”`), same ? "" : evidence(at));
  };
  const eventLink = (at) => link(events[at].label, () => set({ event: events[at].id, view: "panel" }));
  const eventItem = (at) => html("li", {}, html("span", { class: "muted" }, `${data.dates[at].words}: `),
    eventLink(at));

  // What documents do not agree about stands side by side: the event's other dates, and the events that cannot be true beside it.
  const otherDate = (words) => (other, at) => html("li", {}, words[at],
    html("span", { class: "muted" }, other.excludes ? " does not agree" : " less exact"),
    html("details", {}, html("summary", { class: "muted" }, "evidence"), ...other.evidence.map(evidence)));
  const CLASHES = { date: "on another date", denial: "one is told, one denied" };
  const contradiction = (one) => {
    const at = eventAt.get(one.event), other = events[at];
    return html("li", {}, html("span", { class: "muted" }, `${CLASHES[one.kind]}: `), eventLink(at),
      html("span", { class: "muted" }, ` ${data.dates[at].words}, ${other.stance.kind}, ${plural(other.support, "document")}`),
      html("details", {}, html("summary", { class: "muted" }, "evidence"), ...other.evidence.map(evidence)));
  };

  const ofEvent = (at) => {
    const event = events[at], date = data.dates[at];
    const withRole = (role) => joined([...new Set(event.participants.filter((one) => one.role === role && actorAt.has(one.actor)).map((one) => one.actor))].map(actorLink));
    const some = (list) => list.length ? list : null;
    const kind = kindOf.get(event.type);
    panel.append(
      html("h2", {}, event.label),
      facts([
        ["When", [date.words, event.date.value === "XXXX" ? "" : html("span", { class: "muted" }, ` (${event.date.value}${ORIGINS[event.date.origin] ? `, ${ORIGINS[event.date.origin]}` : ""})`)]],
        ["Type", html("span", { class: kind.family }, kind.word)],
        ["Told as", told(event.stance)],
        ["Content of", event.within && eventAt.has(event.within) ? eventLink(eventAt.get(event.within)) : null],
        ["Told to be after", some(joined((event.after ?? []).map((one) => one.event).filter((id) => eventAt.has(id)).map((id) => eventLink(eventAt.get(id)))))],
        ["Who", some(withRole("source"))],
        ["To whom", some(withRole("target"))],
        ["With", some(withRole("participant"))],
        ["Where", event.place && actorAt.has(event.place) ? actorLink(event.place) : some(withRole("location"))],
        ["About", some(withRole("topic"))],
        ["Said by", plural(event.support, "document")],
      ]),
      ...(event.attribution.length ? section("Who says so", html("ol", {}, ...event.attribution.map(sourceItem(event)))) : []),
      ...section("Other dates", ...listed((event.dates ?? []).map(otherDate(date.others ?? [])))),
      ...section("Contradicted by", ...listed((event.contradicts ?? []).filter((one) => eventAt.has(one.event)).map(contradiction))),
      ...section(`Evidence (${event.evidence.length})`, ...event.evidence.map(evidence)));
  };

  const relationItem = (relation) => html("li", {}, actorLink(relation.source), ` ${relation.type.replaceAll("_", " ")} `, actorLink(relation.target),
    relation.date ? html("span", { class: "muted" }, ` ${relation.date.value}`) : "",
    relation.stance.kind === "asserted" ? "" : html("span", { class: "muted" }, ` (${relation.stance.kind})`),
    html("details", {}, html("summary", { class: "muted" }, "evidence"), ...relation.evidence.map(evidence)));

  const ofActors = (visible) => {
    const ids = [state.actor, state.other].filter(Boolean);
    const touching = relations.filter((relation) => ids.every((id) => relation.source === id || relation.target === id));
    if (ids.length === 2) panel.append(html("h2", {}, actorLink(ids[0]), " and ", actorLink(ids[1])));
    else {
      const actor = actors[actorAt.get(ids[0])];
      panel.append(html("h2", {}, actor.name), facts([
        ["Kind", actor.kind], ["Country", actor.country], ["Also", actor.aliases.join(", ")], ["Mentioned", plural(actor.mentions, "time")],
      ]), ...section("Taken to be one", ...listed((actor.merges ?? []).map(mergeItem))));
    }
    if (touching.length) panel.append(...section("Relations", html("ul", {}, ...touching.map(relationItem))));
    const shown = [...visible];
    panel.append(...section(`Events (${shown.length})`, shown.length ? html("ul", {}, ...shown.map(eventItem)) : html("p", { class: "muted" }, "None with these filters.")));
  };

  const ofNothing = () => {
    panel.append(html("h2", {}, "Choose an event or an actor"),
      html("p", { class: "muted" }, "An event shows the sentences that say it, in their paragraphs. An actor shows its events and relations. Keys: / search, ↑ ↓ through the events, Esc back."),
      ...section(`Documents (${documents.length})`, html("ul", {}, ...documents.map((document) => html("li", {},
        document.title || document.source, html("div", { class: "muted" }, [document.publisher, document.published, document.authors.join(", ")].filter(Boolean).join(" · ")))))));
    if (relations.length) panel.append(...section(`Relations (${relations.length})`, html("ul", {}, ...relations.map(relationItem))));
  };

  return {
    draw(visible) {
      panel.replaceChildren();
      if (state.event) ofEvent(eventAt.get(state.event));
      else if (state.actor) ofActors(visible);
      else ofNothing();
      panel.scrollTop = 0;
    },
  };
})();
