// The script of a preview: it waits for word from the server, puts what changed in its place, and shows what is
// known of a segment. It asks nobody but the server that the page came from.

const SHOWN = 2500; // milliseconds for which what changed is highlighted
const EXPANDED = / aria-expanded="\w+"/;
const PARTS = ["preview_band", "main_text", "preview_about"];

const one = (id, within = document) => within.getElementById(id);
const segments = (within = document) => [...within.querySelectorAll(".segment")];
const version = (within = document) => one("preview_band", within)?.dataset.version ?? "";

// --- what changed --------------------------------------------------------------------

/** Return the first segment that the reader sees, and how far it is from the upper edge. */
function anchor() {
  const edge = one("preview_band").getBoundingClientRect().bottom;
  for (const segment of segments()) {
    const { top, bottom } = segment.getBoundingClientRect();
    if (bottom > edge) return { number: segment.dataset.segment, top };
  }
  return null;
}

/** Scroll so that the same segment is as far from the edge as it was. */
function hold(kept, y) {
  const segment = kept && document.querySelector(`[data-segment="${kept.number}"]`);
  const by = segment ? segment.getBoundingClientRect().top - kept.top : y - window.scrollY;
  window.scrollBy({ top: by, behavior: "instant" });
}

/** Return what there is of each segment, so that two states can be told apart. */
function states() {
  const state = ({ classList, innerHTML }) =>
    [...classList].filter((name) => name !== "told" && name !== "changed").join(" ") + innerHTML.replace(EXPANDED, "");
  return new Map(segments().map((each) => [each.dataset.segment, state(each)]));
}

function highlight(before) {
  for (const [number, state] of states()) {
    if (before.get(number) === state) continue;
    const segment = document.querySelector(`[data-segment="${number}"]`);
    segment.classList.add("changed");
    setTimeout(() => segment.classList.remove("changed"), SHOWN);
  }
}

/** Put the parts of another state of this page in the place of those that are there. */
function put(fresh) {
  const before = states();
  const kept = anchor();
  const y = window.scrollY;
  const focused = document.activeElement?.dataset?.about;
  const asked = open;
  open = "";
  for (const id of PARTS) {
    const [old, now] = [one(id), one(id, fresh)];
    if (old && now) old.replaceWith(document.adoptNode(now));
  }
  document.title = fresh.title;
  if (focused) document.querySelector(`.mark[data-about="${focused}"]`)?.focus({ preventScroll: true });
  if (asked) tell(asked);
  hold(kept, y);
  highlight(before);
  fill();
}

let asking = false;
let again = false;

async function refresh() {
  if (asking) {
    again = true;
    return;
  }
  asking = true;
  try {
    do {
      again = false;
      const answer = await fetch(location.href, { headers: { accept: "text/html" } });
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!one("main_text") || !one("preview_band", fresh) || !!one("preview_about") !== !!one("preview_about", fresh)) {
        location.reload();
      } else if (version(fresh) !== version()) {
        put(fresh);
      }
    } while (again);
  } catch {
    one("preview_lost").hidden = false;
  } finally {
    asking = false;
  }
}

// --- word from the server ------------------------------------------------------------

let source = null;

function listen() {
  if (source) return;
  source = new EventSource(`/events?${new URLSearchParams({ page: location.pathname + location.search })}`);
  source.addEventListener("version", ({ data }) => {
    one("preview_lost").hidden = true;
    if (data !== version()) refresh();
  });
  source.addEventListener("error", () => {
    one("preview_lost").hidden = false;
  });
}

// A browser has few connections to one server: pages that nobody sees give theirs back.
function hide() {
  source?.close();
  source = null;
}

document.addEventListener("visibilitychange", () => (document.hidden ? hide() : listen()));
window.addEventListener("pagehide", hide);
window.addEventListener("pageshow", listen);

// --- what is known of a segment ------------------------------------------------------

let open = "";

/** Mark the segment with `number`, and no other, as the one of which something is told. */
function point(number) {
  for (const each of segments()) {
    const told = each.dataset.segment === number;
    each.classList.toggle("told", told);
    each.querySelector(".mark").setAttribute("aria-expanded", told);
  }
}

function tell(number) {
  const about = one(`about_${number}`);
  if (!about) return shut();
  point(number);
  if (open !== number) {
    const copy = about.cloneNode(true);
    copy.removeAttribute("id");
    one("preview_told").replaceChildren(copy);
  }
  open = number;
  one("preview_panel").hidden = false;
}

function shut() {
  open = "";
  one("preview_panel").hidden = true;
  point("");
}

const numberAt = (target) => target.closest?.(".segment")?.dataset.segment;

if (one("preview_panel")) {
  document.addEventListener("mouseover", ({ target }) => {
    const number = numberAt(target);
    if (number) tell(number);
  });
  for (const kind of ["click", "focusin"]) {
    document.addEventListener(kind, ({ target }) => {
      const number = numberAt(target);
      if (number) tell(number);
    });
  }
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") shut();
  });
  one("preview_close").addEventListener("click", shut);
}

// --- how each statement stands, in the list of all -----------------------------------

/** Ask for the states of those statements in the list that have none yet, one after another. */
async function fill() {
  for (const line of document.querySelectorAll(".line[data-slug]:not([data-asked])")) {
    line.dataset.asked = "";
    try {
      const stands = await (await fetch(`/states/${line.dataset.slug}`)).json();
      for (const item of line.querySelectorAll("[data-tag]")) {
        item.querySelector(".state").textContent = stands[item.dataset.tag] ?? "";
      }
    } catch {
      delete line.dataset.asked;
      return;
    }
  }
}

listen();
fill();
