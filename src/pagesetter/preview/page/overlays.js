// Overlays: shapes of the page drawn over it as SVG. What there is to choose the server says.

const SVG = "http://www.w3.org/2000/svg";

export class Overlays {
  constructor(choices, sheet) {
    Object.assign(this, { choices, sheet });
    this.shown = new Map(); // name to its drawing
    this.page = null;
  }

  // Take a page: what is chosen is drawn again where the page is another.
  show(page, offered, version) {
    if (!this.choices.childElementCount) this.offer(offered);
    this.page = page;
    this.version = version;
    for (const name of this.shown.keys()) this.draw(name);
  }

  offer(offered) {
    for (const { name, title, legend } of offered) {
      const label = document.createElement("label"), box = document.createElement("input");
      Object.assign(box, { type: "checkbox", name, checked: this.shown.has(name) });
      box.addEventListener("change", () => this.toggle(name, box.checked));
      label.append(box, ` ${title}`);
      this.choices.append(label);
      for (const [look, meaning] of legend) {
        const line = document.createElement("p"), sample = make("svg", { viewBox: "0 0 12 8" });
        sample.append(make("rect", { width: 12, height: 8, class: look }));
        line.append(sample, meaning);
        this.choices.append(line);
      }
    }
  }

  toggle(name, on) {
    this.shown.get(name)?.remove();
    if (on) { this.shown.set(name, make("svg", {})); this.draw(name); } else this.shown.delete(name);
  }

  get names() { return [...this.shown.keys()]; }

  async draw(name) {
    if (!this.page) return;
    const { width, height, bleed } = this.page, version = this.version;
    const answer = await fetch(`overlays/${name}`);
    if (!answer.ok || !this.shown.has(name) || version !== this.version) return;
    const drawing = make("svg", { class: "overlay", viewBox: `${-bleed} ${-bleed} ${width} ${height}`, "data-name": name, preserveAspectRatio: "none" });
    for (const { at: [x, y, w, h], look, label } of await answer.json()) {
      drawing.append(w && h ? make("rect", { x, y, width: w, height: h, class: look }) : make("line", { x1: x, y1: y, x2: x + w, y2: y + h, class: look }));
      if (!label) continue;
      const words = make("text", { x: look === "order" ? x + w : x, y });
      words.textContent = label;
      drawing.append(words);
    }
    this.shown.get(name).remove();
    this.shown.set(name, drawing);
    this.sheet.append(drawing);
  }
}

function make(tag, attributes) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}
