// The preview's page: it shows the state that the server tells, and asks for what it needs.

import { Overlays } from "./overlays.js";
import { Sheet } from "./sheet.js";

const $ = (id) => document.getElementById(id);
const STEP = 1.25;

const sheet = new Sheet($("desk"), $("sheet"), shown, (zoom) => { $("zoom").value = `${Math.round(zoom * 75)}%`; remember(); });
const overlays = new Overlays($("choices"), $("sheet"));
let state = null;

// ------------------------------------------------------------ what the server tells

const news = new EventSource("events");
news.onopen = () => link("following saves");
news.onerror = () => link(news.readyState === EventSource.CLOSED ? "pagesetter has ended" : "pagesetter does not answer", true);
news.onmessage = (event) => {
  state = JSON.parse(event.data);
  document.title = state.file + (state.number ? ` ${state.number}` : "");
  $("file").textContent = state.file;
  $("file").title = state.page?.title ?? "";
  showNumbers();
  showFound();
  showBanner();
  $("sheet").classList.toggle("old", state.broken);
  if (state.page) sheet.show(state.page); else sheet.clear();
  overlays.show(state.page, state.overlays, state.version);
  recall();
  document.documentElement.dataset.version = state.version;
};

function link(words, lost = false) {
  $("link").textContent = words;
  $("link").classList.toggle("lost", lost);
}

// All of a picture that is in sight is in the next frame: what runs after it, runs when it is painted.
function shown(picture) {
  requestAnimationFrame(() => setTimeout(() => {
    document.documentElement.dataset.picture = picture;
    window.dispatchEvent(new CustomEvent("shown", { detail: picture }));
  }));
}

function showNumbers() {
  $("pages").hidden = !state.numbers.length;
  const select = $("number");
  if ([...select.options].map((o) => o.value).join() !== state.numbers.join()) {
    select.replaceChildren(...state.numbers.map((n) => new Option(n, n)));
  }
  select.value = state.number;
}

function showFound() {
  const errors = state.diagnostics.filter((d) => d.severity === "error").length;
  const warnings = state.diagnostics.length + state.more - errors;
  const say = (n, what) => (n ? [`${n} ${what}${n > 1 ? "s" : ""}`] : []);
  $("count").textContent = [...say(errors, "error"), ...say(warnings, "warning")].join(", ") || "Nothing to look at";
  $("found").replaceChildren(...state.diagnostics.map((found, index) => {
    const item = document.createElement("li"), button = document.createElement("button");
    const lines = [found.place, `${found.severity}[${found.code}]`, ...found.hints.map((hint) => `hint: ${hint}`)];
    button.className = found.severity;
    button.append(found.message, ...lines.map((line) => Object.assign(document.createElement("small"), { textContent: line })));
    button.addEventListener("click", () => open(index));
    item.append(button);
    return item;
  }));
}

function showBanner() {
  const index = state.diagnostics.findIndex((d) => d.severity === "error");
  const first = state.diagnostics[index];
  $("banner").hidden = !state.broken;
  $("banner").textContent = state.failure || (first ? `${first.message}\n${first.place}` : "");
  $("banner").onclick = () => { if (first && !state.failure) open(index); };
}

// ------------------------------------------------------------ what people ask for

async function ask(what, body) {
  const answer = await fetch(what, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
  return answer.status === 200 ? answer.json() : {};
}

function say({ place, name, text, opened, reason }) {
  const what = [place, name, text && `“${text}”`, opened && "opened", reason];
  $("place").textContent = place ? what.filter(Boolean).join("  ·  ") : "Nothing is written here.";
}

async function open(index) { say(await ask("open", { index, version: state.version })); }

$("sheet").addEventListener("click", async (event) => {
  if (!state?.page) return;
  const [x, y] = sheet.pointAt(event);
  say(await ask("place", { x, y, open: state.editor }));
});

$("desk").addEventListener("pointerdown", () => { $("overlays").open = false; });
$("number").addEventListener("change", (event) => ask("page", { number: event.target.value }));
$("in").addEventListener("click", () => sheet.zoomTo(sheet.scale * STEP));
$("out").addEventListener("click", () => sheet.zoomTo(sheet.scale / STEP));
$("fit").addEventListener("click", () => sheet.zoomToFit("page"));
$("width").addEventListener("click", () => sheet.zoomToFit("width"));
$("desk").addEventListener("wheel", (event) => {
  if (!event.ctrlKey) return;
  event.preventDefault();
  const box = $("desk").getBoundingClientRect();
  sheet.zoomTo(sheet.scale * STEP ** (-event.deltaY / 100), event.clientX - box.left, event.clientY - box.top);
}, { passive: false });
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("select, input")) return;
  const act = { "+": "in", "=": "in", "-": "out", 0: "fit", w: "width" }[event.key];
  if (act) { event.preventDefault(); $(act).click(); }
});

// ------------------------------------------------------------ a tab that is loaded again

let recalled = false;

function remember() {
  if (!recalled) return;
  const { scrollLeft, scrollTop } = $("desk");
  sessionStorage.setItem("view", JSON.stringify({ scale: sheet.scale, fit: sheet.fit, scrollLeft, scrollTop }));
}

function recall() {
  if (recalled || !state.page) return;
  recalled = true;
  const view = JSON.parse(sessionStorage.getItem("view") ?? "null");
  if (!view) return;
  if (view.fit) sheet.zoomToFit(view.fit); else sheet.zoomTo(view.scale);
  Object.assign($("desk"), { scrollLeft: view.scrollLeft, scrollTop: view.scrollTop });
}

$("desk").addEventListener("scroll", remember, { passive: true });
