// The timeline as a list. Its items are made once; filters only hide them.
const List = (() => {
  const list = document.getElementById("list");
  const groupOf = (at) => {
    const { date } = events[at], days = data.dates[at].days;
    if (!days) return "Without a date";
    const [a, b] = days.map(isoOf);
    if (a.slice(0, 7) === b.slice(0, 7)) return new Date(a).toLocaleDateString("en-GB", { year: "numeric", month: "long", timeZone: "UTC" });
    return a.slice(0, 4) === b.slice(0, 4) ? a.slice(0, 4) : data.dates[at].words || date.value;
  };
  const about = (event) => {
    const names = [...new Set(event.participants.map((participant) => nameOf(participant.actor)))].filter(Boolean);
    const told = event.stance.kind === "asserted" ? "" : event.stance.kind + (event.stance.holder ? ` by ${nameOf(event.stance.holder)}` : "");
    const clash = event.contradicts?.length || event.dates?.some((other) => other.excludes) ? "sources do not agree" : "";
    return [kindOf.get(event.type).word, told, clash, names.join(", ")].filter(Boolean).join(" · ");
  };
  const groups = [];
  const buttons = [];
  for (const at of data.order) {
    const event = events[at], title = groupOf(at);
    if (groups.at(-1)?.title !== title) {
      groups.push({ title, item: html("li", { class: "group" }, html("h2", {}, title)), events: [] });
      list.append(groups.at(-1).item);
    }
    groups.at(-1).events.push(at);
    const button = html("button", { type: "button", class: "event", onclick: () => set({ event: event.id, view: "panel" }) },
      marker(familyOf(event), event.stance.kind),
      html("time", data.dates[at].uncertain ? { class: "uncertain" } : {}, data.dates[at].words),
      html("span", {}, event.label),
      html("span", { class: "about" }, about(event)));
    list.append(html("li", {}, button));
    buttons[at] = button;
  }

  // Arrow keys go from event to event.
  list.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const shown = data.order.map((at) => buttons[at]).filter((button) => !button.parentElement.hidden);
    const next = shown[shown.indexOf(document.activeElement) + step];
    if (next) { event.preventDefault(); next.focus(); }
  });

  return {
    draw(visible) {
      buttons.forEach((button, at) => {
        button.parentElement.hidden = !visible.has(at);
        const current = events[at].id === state.event;
        if (current) button.setAttribute("aria-current", "true"); else button.removeAttribute("aria-current");
      });
      for (const group of groups) group.item.hidden = !group.events.some((at) => visible.has(at));
      const words = visible.size === events.length ? plural(events.length, "event") : `${visible.size} of ${plural(events.length, "event")}`;
      document.getElementById("count").textContent = words;
    },
    reveal() { buttons[eventAt.get(state.event)]?.scrollIntoView({ block: "nearest" }); },
  };
})();
