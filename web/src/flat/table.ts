/** The numbers themselves. */

import { h, uid } from "../dom";
import { exact, number } from "../model/format";
import { Status } from "../model/status";
import type { Surface } from "../model/surface";
import type { Cursor, Store } from "../model/ui";
import type { Scene, View } from "../view";
import { csvPieces, shortest } from "./csv";
import { download, fileName } from "./download";
import { ordered, type Order } from "./rows";
import { clean } from "../paint/text";

const PAGE = 100;

/** A table of one run at a time. */
export function makeTable(store: Store): View {
  const id = uid();
  const select = h("select", { id, onchange: () => show(Number(select.value)) });
  const chooser = h("label", { for: id }, "Run ", select);
  const copy = h("button", { type: "button", onclick: () => void copyAll() }, "Copy as CSV");
  const keep = h("button", { type: "button", onclick: () => void downloadAll() }, "Download CSV");
  const back = h("button", { type: "button", "aria-label": "Previous page", onclick: () => turn(page - 1) }, "‹");
  const forth = h("button", { type: "button", "aria-label": "Next page", onclick: () => turn(page + 1) }, "›");
  const goTo = h("button", { type: "button", onclick: () => toCursor() }, "Go to cursor");
  const pages = h("span", { class: "og-flat-pages", role: "status" });
  const caption = h("caption");
  const head = h("tr");
  const body = h("tbody", { onclick: (event: MouseEvent) => pick(event) });
  const table = h("table", {}, caption, h("thead", {}, head), body);
  const scroll = h("div", { class: "og-flat-scroll", tabindex: 0, role: "region", "aria-label": "Data table" }, table);
  const element = h("div", { class: "og-flat og-flat-table" }, h("div", { class: "og-flat-bar" }, chooser, goTo, copy, keep, pages, back, forth), scroll);

  let scene: Scene | null = null;
  let run = -1;
  let surface: Surface | null = null;
  let order: Order | null = null;
  let rows: Uint32Array = new Uint32Array();
  let page = 0;
  let before: Cursor | null = null;

  function show(next: number): void {
    if (next !== run) [page, order] = [0, null];
    run = next;
    surface = scene?.surfaces[run] ?? null;
    select.value = String(run);
    rows = surface ? ordered(surface, order) : new Uint32Array();
    drawHead();
    turn(page);
  }

  function columns(): string[] {
    return surface ? ["x", ...(surface.plane ? ["y"] : []), ...surface.run.fields.map((field) => field.name), "status"] : [];
  }

  function drawHead(): void {
    caption.textContent = surface ? `${clean(surface.run.name)}: ${(surface.nx * surface.ny).toLocaleString("en")} points` : "No run to show";
    head.replaceChildren(
      ...columns().map((name) => {
        const own = order?.column === name ? order : null;
        const field = surface?.run.fields.find((each) => each.name === name);
        const arrow = h("span", { "aria-hidden": "true" }, own ? (own.descending ? " ↓" : " ↑") : "");
        const button = h("button", { type: "button", title: field?.label ?? null, onclick: () => sort(name) }, clean(name), arrow);
        return h("th", { scope: "col", class: name === "status" ? "og-flat-word" : null, "aria-sort": own ? (own.descending ? "descending" : "ascending") : "none" }, button);
      }),
    );
  }

  /** Upwards, downwards, and back to the order of the grid. */
  function sort(column: string): void {
    if (!surface) return;
    if (order?.column !== column) order = { column, descending: false };
    else order = order.descending ? null : { column, descending: true };
    rows = ordered(surface, order);
    const place = columns().indexOf(column);
    drawHead();
    head.querySelectorAll("button")[place]?.focus();
    turn(0);
  }

  function turn(to: number): void {
    const last = Math.max(Math.ceil(rows.length / PAGE) - 1, 0);
    page = Math.min(Math.max(to, 0), last);
    [back.disabled, forth.disabled] = [page === 0, page === last];
    const [first, end] = [page * PAGE, Math.min((page + 1) * PAGE, rows.length)];
    pages.textContent = rows.length ? `${(first + 1).toLocaleString("en")}–${end.toLocaleString("en")} of ${rows.length.toLocaleString("en")}` : "";
    const shown = surface;
    body.replaceChildren(...(shown ? Array.from(rows.subarray(first, end), (node) => row(shown, node)) : []));
    highlight();
  }

  function row(from: Surface, node: number): HTMLTableRowElement {
    const [i, j] = [Math.floor(node / from.ny), node % from.ny];
    const there = from.status[node] !== Status.PENDING && from.status[node] !== Status.PADDING;
    const cells = [h("th", { scope: "row", title: exact(from.x[i]) }, number(from.x[i], 6))];
    if (from.plane) cells.push(h("td", { title: exact(from.y[j]) }, number(from.y[j], 6)));
    for (const { name } of from.run.fields) {
      const value = from.value(name, i, j);
      cells.push(there ? h("td", { title: shortest(value, from.fields.get(name) instanceof Float64Array) }, number(value, 6)) : h("td", {}, "—"));
    }
    cells.push(h("td", { class: "og-flat-word" }, from.statusAt(i, j)));
    return h("tr", { "data-node": node }, ...cells);
  }

  function here(): number | null {
    const { cursor } = store.ui;
    return cursor && surface && cursor.run === run && cursor.i < surface.nx && cursor.j < surface.ny ? surface.index(cursor.i, cursor.j) : null;
  }

  function highlight(): void {
    const node = here();
    goTo.disabled = node === null;
    for (const each of body.rows) {
      if (Number(each.dataset.node) === node) each.setAttribute("aria-current", "true");
      else each.removeAttribute("aria-current");
    }
  }

  function marked(): HTMLTableRowElement | null {
    return body.querySelector<HTMLTableRowElement>("tr[aria-current]");
  }

  function toCursor(): void {
    const node = here();
    if (node === null) return;
    turn(Math.floor(rows.indexOf(node) / PAGE));
    marked()?.scrollIntoView?.({ block: "center" });
  }

  /** A cursor that walks off the page takes the page along. */
  function follow(): void {
    const was = before && surface && before.run === run ? surface.index(before.i, before.j) : null;
    const inView = was !== null && [...body.rows].some((each) => Number(each.dataset.node) === was);
    highlight();
    if (inView && here() !== null && !marked()) toCursor();
    else marked()?.scrollIntoView?.({ block: "nearest" });
  }

  function pick(event: MouseEvent): void {
    const target = (event.target as Element).closest<HTMLTableRowElement>("tr[data-node]");
    if (!target || !surface) return;
    const node = Number(target.dataset.node);
    store.set({ cursor: { run, i: Math.floor(node / surface.ny), j: node % surface.ny } });
  }

  async function copyAll(): Promise<void> {
    if (!surface) return;
    try {
      await navigator.clipboard.writeText((await csvPieces(surface)).join(""));
      copy.textContent = "Copied";
    } catch {
      copy.textContent = "Not allowed here: use Download";
    }
    setTimeout(() => (copy.textContent = "Copy as CSV"), 2500);
  }

  async function downloadAll(): Promise<void> {
    if (!surface) return;
    keep.disabled = true;
    const pieces = await csvPieces(surface);
    keep.disabled = false;
    download(new Blob(pieces, { type: "text/csv;charset=utf-8" }), `${fileName(surface.run.name)}.csv`);
  }

  function render(next: Scene): void {
    scene = next;
    const shown = next.layers.map((layer) => layer.run);
    const names = shown.map((each) => [String(each), clean(next.surfaces[each].run.name)] as const);
    select.replaceChildren(...names.map(([value, name]) => h("option", { value }, name.length > 80 ? `${name.slice(0, 79)}…` : name)));
    chooser.hidden = shown.length < 2;
    const wanted = shown.includes(run) ? run : shown.includes(store.ui.cursor?.run ?? -1) ? (store.ui.cursor as Cursor).run : (shown[0] ?? -1);
    if (wanted !== run || next.surfaces[wanted] !== surface) show(wanted);
    else {
      select.value = String(run);
      if (before !== store.ui.cursor) follow();
    }
    before = store.ui.cursor;
  }

  return {
    element,
    draw(next) {
      try {
        render(next);
      } catch (error) {
        console.error(error);
        caption.textContent = "This table cannot be drawn.";
      }
    },
    dispose() {
      element.remove();
    },
  };
}
