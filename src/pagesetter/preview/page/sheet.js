// The page as squares of a picture: those that are seen are fetched, and after a save only
// those that look otherwise. A zoom begins a new layer over the old one, which stays until
// the new one is whole. `scale` is device pixels per point.

const SIDE = 512;
const MARGIN = 24;
const LEAST = 0.1, MOST = 16;
const KEPT = 160; // squares of a layer that are kept when they are out of sight

export class Sheet {
  constructor(desk, sheet, onShown, onZoom) {
    Object.assign(this, { desk, sheet, onShown, onZoom });
    this.page = null; // { picture, width, height, bleed }: points
    this.layers = []; // the newest last
    this.scale = 0;
    this.fit = "page"; // or "width", or null once somebody zoomed
    desk.addEventListener("scroll", () => this.soon(), { passive: true });
    new ResizeObserver(() => this.resized()).observe(desk);
  }

  // Take a state of the page. `page.changed` is told against the picture before it.
  show(page) {
    const before = this.page;
    this.page = page;
    if (!before || before.width !== page.width || before.height !== page.height) {
      this.layers.splice(0).forEach((layer) => layer.element.remove());
      if (before || !this.scale) this.zoomToFit(this.fit ?? "page");
      else this.zoomTo(this.scale);
    } else if (page.picture !== before.picture) {
      const known = page.picture === before.picture + 1 ? page.changed : null;
      for (const layer of this.layers) layer.outdate(known);
    }
    this.fetch();
  }

  clear() {
    this.page = null;
    this.layers.splice(0).forEach((layer) => layer.element.remove());
  }

  get ratio() { return window.devicePixelRatio || 1; }

  zoomToFit(fit) {
    if (!this.page) return;
    const { clientWidth, clientHeight } = this.desk;
    const across = (clientWidth - 2 * MARGIN) / this.page.width;
    const down = (clientHeight - 2 * MARGIN) / this.page.height;
    const scale = (fit === "width" ? across : Math.min(across, down)) * this.ratio;
    this.zoomTo(scale, 0, 0, fit);
  }

  // Zoom so that what is at a point of the desk, its middle if none is given, stays there.
  zoomTo(scale, x = this.desk.clientWidth / 2, y = this.desk.clientHeight / 2, fit = null) {
    if (!this.page) return;
    const thousandths = Math.round(Math.min(MOST, Math.max(LEAST, scale)) * 1000);
    const to = thousandths / 1000, from = this.scale || to;
    const at = [
      (this.desk.scrollLeft + x - this.sheet.offsetLeft) / from,
      (this.desk.scrollTop + y - this.sheet.offsetTop) / from,
    ];
    this.scale = to;
    this.fit = fit;
    this.place();
    this.desk.scrollLeft = at[0] * to + this.sheet.offsetLeft - x;
    this.desk.scrollTop = at[1] * to + this.sheet.offsetTop - y;
    this.onZoom(to / this.ratio);
    this.soon(80);
  }

  place() {
    const across = Math.round(this.page.width * this.scale) / this.ratio;
    const down = Math.round(this.page.height * this.scale) / this.ratio;
    // A whole number of pixels, or every square would be blurred.
    const left = Math.max(MARGIN, Math.floor((this.desk.clientWidth - across) / 2));
    Object.assign(this.sheet.style, { width: `${across}px`, height: `${down}px`, margin: `${MARGIN}px ${MARGIN}px ${MARGIN}px ${left}px` });
    this.sheet.style.setProperty("--pixel", this.ratio / this.scale); // in points: labels stay readable
    for (const layer of this.layers) {
      layer.element.style.transform = layer.scale === this.scale ? "" : `scale(${this.scale / layer.scale})`;
    }
  }

  resized() {
    if (!this.page) return;
    if (this.fit) this.zoomToFit(this.fit);
    else { this.place(); this.soon(); }
  }

  soon(milliseconds = 0) {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.fetch(), milliseconds);
  }

  // Fetch the squares in sight that are missing or old, and show them all at once.
  async fetch() {
    clearTimeout(this.waiting);
    if (!this.page || !this.scale) return;
    let layer = this.layers.at(-1);
    if (!layer || layer.scale !== this.scale) {
      layer = new Layer(this.sheet, this.scale, this.ratio);
      this.layers.push(layer);
    }
    const { picture } = this.page;
    const seen = this.inSight(layer);
    await layer.fetch(seen, picture);
    if (layer !== this.layers.at(-1) || this.page?.picture !== picture) return;
    if (!layer.isWhole(this.inSight(layer))) return;
    this.layers.splice(0, this.layers.length - 1).forEach((old) => old.element.remove());
    layer.forgetFarFrom(seen);
    this.onShown(picture);
  }

  // Columns and rows of a layer that are on the desk.
  inSight(layer) {
    const side = SIDE / this.ratio;
    const left = this.desk.scrollLeft - this.sheet.offsetLeft, top = this.desk.scrollTop - this.sheet.offsetTop;
    const last = (length) => Math.ceil(Math.round(length * layer.scale) / SIDE) - 1;
    const range = (from, room, most) => [Math.max(0, Math.floor(from / side)), Math.min(most, Math.floor((from + room) / side))];
    const [c0, c1] = range(left, this.desk.clientWidth, last(this.page.width));
    const [r0, r1] = range(top, this.desk.clientHeight, last(this.page.height));
    const squares = [];
    for (let row = r0; row <= r1; row++) for (let column = c0; column <= c1; column++) squares.push(`${column}/${row}`);
    return squares;
  }

  // The point of the trimmed page, in points, under a point of the window.
  pointAt(event) {
    const box = this.sheet.getBoundingClientRect();
    const points = this.ratio / this.scale;
    return [(event.clientX - box.left) * points - this.page.bleed, (event.clientY - box.top) * points - this.page.bleed];
  }
}

class Layer {
  constructor(parent, scale, ratio) {
    this.scale = scale;
    this.side = SIDE / ratio;
    this.tiles = new Map(); // "column/row" to { image, picture }; picture 0: old
    this.element = document.createElement("div");
    this.element.className = "tiles";
    parent.insertBefore(this.element, parent.querySelector(".overlay"));
  }

  outdate(changed) {
    for (const [key, tile] of this.tiles) {
      const [column, row] = key.split("/").map((n) => (n * SIDE) / this.scale), side = SIDE / this.scale;
      const touches = ([x, y, width, height]) => x < column + side && x + width > column && y < row + side && y + height > row;
      if (!changed || changed.some(touches)) tile.picture = 0;
    }
  }

  isWhole(keys) { return keys.every((key) => this.tiles.get(key)?.picture > 0); }

  async fetch(keys, picture) {
    const wanted = keys.filter((key) => !(this.tiles.get(key)?.picture > 0));
    const loaded = await Promise.all(wanted.map(async (key) => {
      const image = new Image();
      image.src = `tiles/${picture}/${Math.round(this.scale * 1000)}/${key}`;
      try { await image.decode(); } catch { return null; }
      return [key, image];
    }));
    for (const [key, image] of loaded.filter(Boolean)) {
      const old = this.tiles.get(key);
      if (old && old.newest > picture) continue; // a later save was quicker
      const [column, row] = key.split("/").map(Number);
      Object.assign(image.style, { left: `${column * this.side}px`, top: `${row * this.side}px`, width: `${this.side}px`, height: `${this.side}px` });
      if (old) old.image.replaceWith(image); else this.element.append(image);
      this.tiles.set(key, { image, picture, newest: picture });
    }
  }

  forgetFarFrom(seen) {
    if (this.tiles.size <= KEPT) return;
    for (const [key, tile] of this.tiles) {
      if (seen.includes(key)) continue;
      tile.image.remove();
      this.tiles.delete(key);
    }
  }
}
