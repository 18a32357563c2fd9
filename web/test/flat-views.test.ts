// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { makeCurves } from "../src/flat/curves";
import { makeMap } from "../src/flat/map";
import { Profile } from "../src/flat/profile";
import { makeTable } from "../src/flat/table";
import { picture } from "../src/model/picture";
import { Surface } from "../src/model/surface";
import { initial, Store, type Ui } from "../src/model/ui";
import type { Run } from "../src/types";
import type { Scene, View } from "../src/view";
import { nodes, run } from "./state";

const HOSTILE = `<b>"bold"</b> & ]]> <script>alert(1)</script>\u0001 ${"long ".repeat(60)}`;
const X = nodes(-2, 4, 13);
const Y = nodes(0, 3, 7);

let [width, height] = [900, 600];

beforeEach(() => {
  [width, height] = [900, 600];
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockImplementation(() => width);
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockImplementation(() => height);
});

afterEach(() => {
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

async function shown<V extends Pick<View, "element">>(make: (store: Store) => V & { draw(scene: Scene): void }, runs: Run[], choices: Partial<Ui>) {
  const surfaces = await Promise.all(runs.map((each) => Surface.decode(each)));
  const store = new Store({ ...initial(surfaces), log: false, ...choices });
  const view = make(store);
  document.body.append(view.element);
  const draw = (...changed: string[]) => view.draw({ surfaces, layers: picture(surfaces, store.ui), changed: new Set(changed) as Scene["changed"] });
  draw("data");
  store.listen((changed) => draw(...changed));
  return { store, view, surfaces, draw };
}

function plane(name = HOSTILE, more: Partial<Run> = {}): Run {
  return { ...run({ name, x: X, y: Y, fields: { loss: (x, y) => 1 + (x - 1) ** 2 + 3 * (y - 2) ** 2, accuracy: (x) => x } }), ...more };
}

function pointer(target: Element, type: string, clientX: number, clientY: number): void {
  const event = new MouseEvent(type, { clientX, clientY, bubbles: true, button: 0 });
  target.dispatchEvent(Object.assign(event, { isPrimary: true, pointerId: 1, pointerType: "mouse" }));
}

/** The pixel of a place on the only map. */
function pixel(svg: Element, x: number, y: number): [number, number] {
  const rim = svg.querySelector("clipPath rect") as Element;
  const [left, top, w, h] = ["x", "y", "width", "height"].map((name) => Number(rim.getAttribute(name)));
  return [left + ((x + 2) / 6) * w, top + (1 - y / 3) * h];
}

function parsed(text: string): Document {
  const page = new DOMParser().parseFromString(text, "image/svg+xml");
  expect(page.querySelector("parsererror")).toBeNull();
  return page;
}

describe("map", () => {
  it("picks the nearest node, x to the right and y upwards", async () => {
    const { store, view } = await shown(makeMap, [plane()], { mode: "map" });
    const surface = view.element.querySelector("svg") as SVGSVGElement;
    const [left, top] = pixel(surface, X[10] + 0.1, Y[1] - 0.1);
    pointer(surface, "pointerdown", left, top);
    pointer(surface, "pointermove", left + 2, top - 2);
    pointer(surface, "pointerup", left + 2, top - 2);
    expect(store.ui.cursor).toEqual({ run: 0, i: 10, j: 1 });
    expect(store.ui.section).toBeNull();
    await Promise.resolve();
    const ring = surface.querySelector(".og-flat-cursor circle") as Element;
    const [cx, cy] = pixel(surface, X[10], Y[1]);
    expect([Number(ring.getAttribute("cx")), Number(ring.getAttribute("cy"))]).toEqual([expect.closeTo(cx, 1), expect.closeTo(cy, 1)]);
  });

  it("draws a section by dragging, changes its ends, and clears it", async () => {
    const { store, view } = await shown(makeMap, [plane()], { mode: "map" });
    const surface = view.element.querySelector("svg") as SVGSVGElement;
    const drag = (from: [number, number], to: [number, number]) => {
      pointer(surface, "pointerdown", ...from);
      pointer(surface, "pointermove", ...to);
      pointer(surface, "pointerup", ...to);
    };
    drag(pixel(surface, -1, 1), pixel(surface, 2, 2.5));
    expect(store.ui.section).toEqual({ x0: expect.closeTo(-1, 6), y0: expect.closeTo(1, 6), x1: expect.closeTo(2, 6), y1: expect.closeTo(2.5, 6) });
    expect(store.ui.cursor).toBeNull();
    await Promise.resolve();
    expect(surface.querySelectorAll(".og-flat-handle")).toHaveLength(2);
    drag(pixel(surface, -1, 1), pixel(surface, 0, 9));
    expect(store.ui.section).toEqual({ x0: expect.closeTo(0, 6), y0: expect.closeTo(3, 6), x1: expect.closeTo(2, 6), y1: expect.closeTo(2.5, 6) });
    surface.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    expect(store.ui.section).toBeNull();
    await Promise.resolve();
    expect(surface.querySelectorAll(".og-flat-handle")).toHaveLength(0);
  });

  it("reads the measured values under the pointer", async () => {
    const { view } = await shown(makeMap, [plane()], { mode: "map", colour: "accuracy" });
    const surface = view.element.querySelector("svg") as SVGSVGElement;
    pointer(surface, "pointermove", ...pixel(surface, X[3], Y[4]));
    const readout = view.element.querySelector<HTMLElement>(".og-flat-readout");
    expect(readout?.hidden).toBe(false);
    expect(readout?.textContent).toBe("x−0.5y2loss3.25accuracy−0.5");
    pointer(surface, "pointerleave", 0, 0);
    expect(readout?.hidden).toBe(true);
  });

  it("draws cursor and section on every map of the same grid", async () => {
    const others = [run({ x: nodes(0, 1, 13), y: Y }), run({ x: X, y: nodes(0, 1, 7) })];
    const { view } = await shown(makeMap, [plane("a"), plane("b"), ...others], { mode: "map", cursor: { run: 0, i: 2, j: 3 }, section: { x0: 0, y0: 0, x1: 1, y1: 1 } });
    expect(view.element.querySelectorAll(".og-flat-map")).toHaveLength(4);
    expect(view.element.querySelectorAll(".og-flat-cursor")).toHaveLength(2);
    expect(view.element.querySelectorAll(".og-flat-section")).toHaveLength(4);
  });

  it("says in words what is seen, and shows names as text", async () => {
    const { view } = await shown(makeMap, [plane()], { mode: "map" });
    const surface = view.element.querySelector("svg") as SVGSVGElement;
    expect(surface.getAttribute("aria-label")).toContain("Lowest value 1 at x 1, y 2");
    expect(surface.getAttribute("role")).toBe("img");
    expect(view.element.querySelector("b, script")).toBeNull();
    expect(surface.querySelector(".og-flat-caption title")?.textContent).toContain("<script>alert(1)</script>");
  });

  it("gives a document that stands alone, with lines, labels, legend and hostile names", async () => {
    const paths = [{ name: HOSTILE, unit: "step", step: [0, 1], x: [0, 1], y: [0, 1], loss: [1, 1], distance: [0, 2], marks: [{ step: 1, label: HOSTILE }] }];
    const { view } = await shown(makeMap, [plane(HOSTILE, { paths, markers: [{ name: HOSTILE, x: 1, y: 1 }] }), plane("second")], { mode: "map", shared: false, section: { x0: 0, y0: 0, x1: 1, y1: 1 } });
    const page = parsed(view.svg?.() ?? "");
    expect(page.querySelectorAll("script, b")).toHaveLength(0);
    expect(page.querySelectorAll("linearGradient")).toHaveLength(2);
    expect(page.querySelectorAll("path").length).toBeGreaterThan(60);
    const ids = [...page.querySelectorAll("[id]")].map((each) => each.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const each of page.querySelectorAll("[clip-path]")) expect(ids).toContain(each.getAttribute("clip-path")?.slice(5, -1));
    expect(page.documentElement.textContent).toContain("<b>");
    expect(view.svg?.()).not.toMatch(/NaN|undefined|var\(|rgb\(\d+ /);
  });

  it("neither throws nor draws without size, numbers or planes", async () => {
    const error = vi.spyOn(console, "error").mockImplementation(() => undefined);
    width = 0;
    const { view, draw } = await shown(makeMap, [plane()], { mode: "map" });
    expect(view.element.querySelector(".og-flat-map")).toBeNull();
    expect(view.svg?.()).toBe("");
    width = 900;
    draw("cursor");
    expect(view.element.querySelector(".og-flat-map")).not.toBeNull();
    for (const [w, h] of [[1, 1], [40, 30], [5000, 20]]) {
      [width, height] = [w, h];
      draw("size");
    }
    [width, height] = [900, 600];
    const empty = await shown(makeMap, [run({ x: X, y: Y, fields: { loss: () => NaN }, status: () => 0 })], { mode: "map" });
    expect(empty.view.element.querySelector("svg")?.getAttribute("aria-label")).toContain("No values yet.");
    const line = await shown(makeMap, [run()], { mode: "map" });
    expect(line.view.element.textContent).toBe("No plane to show.");
    expect(error).not.toHaveBeenCalled();
  });
});

describe("profile", () => {
  const cut = { x0: -2, y0: 2, x1: 4, y1: 2 };

  it("shows the cut with its ends, and points at the map", async () => {
    const heard: (number | null)[] = [];
    height = 200;
    const { store, view } = await shown((owner) => new Profile(owner, (share) => heard.push(share)), [plane("a"), plane("b")], { mode: "map", section: cut });
    const surface = view.element.querySelector("svg") as SVGSVGElement;
    expect(view.element.textContent).toContain("A (−2, 2)");
    expect(view.element.textContent).toContain("B (4, 2)");
    expect(surface.getAttribute("aria-label")).toContain("a: from 1 to 10, lowest at distance 3.");
    const rim = surface.querySelector("clipPath rect") as Element;
    const [left, w] = [Number(rim.getAttribute("x")), Number(rim.getAttribute("width"))];
    pointer(surface, "pointermove", left + w / 2, 80);
    expect(heard).toEqual([expect.closeTo(0.5, 6)]);
    pointer(surface, "click", left + w * 0.75, 80);
    expect(store.ui.cursor).toEqual({ run: expect.any(Number), i: 9, j: 4 });
    pointer(surface, "pointerleave", 0, 0);
    expect(heard.at(-1)).toBeNull();
  });

  it("shows nothing without a section", async () => {
    const { view } = await shown((owner) => new Profile(owner), [plane("a")], { mode: "map", cursor: { run: 0, i: 3, j: 5 } });
    expect(view.element.querySelectorAll("path")).toHaveLength(0);
  });
});

describe("curves", () => {
  const line = (name: string, f: (x: number) => number, count = 21) =>
    run({ name, x: nodes(-1, 2, count), fields: { loss: f, loss_stderr: (x) => 0.1 * f(x), accuracy: (x) => 1 - x * x } });

  it("draws every run with bands, dots where there are few nodes, and gaps", async () => {
    const { view } = await shown(makeCurves, [line("a", (x) => x * x + 1), line(HOSTILE, (x) => (x > 0.4 && x < 0.8 ? NaN : x + 2), 61)], { mode: "curves", colour: "accuracy" });
    const page = parsed(view.svg?.() ?? "");
    expect(page.querySelectorAll("path[fill-opacity]")).toHaveLength(4);
    expect(page.querySelectorAll("circle")).toHaveLength(42);
    const broken = [...page.querySelectorAll("path[stroke-dasharray='7 3']")].map((path) => path.getAttribute("d")?.split("M").length);
    expect(broken).toContain(3);
    expect(view.svg?.()).not.toMatch(/NaN|undefined|var\(/);
    expect(view.element.querySelector("svg")?.getAttribute("aria-label")).toContain("a: x from minus 1 to 2, lowest 1");
  });

  it("reads and picks the nearest node", async () => {
    const { store, view } = await shown(makeCurves, [line("a", (x) => x * x + 1), line("b", () => 4)], { mode: "curves" });
    const surface = view.element.querySelector("svg") as SVGSVGElement;
    const rim = surface.querySelector("clipPath rect") as Element;
    const [left, w] = [Number(rim.getAttribute("x")) + 4, Number(rim.getAttribute("width")) - 8];
    pointer(surface, "pointermove", left + (w * 14) / 20 + 1, 300);
    const readout = view.element.querySelector(".og-flat-readout");
    expect(readout?.textContent).toContain("x1.1");
    expect(readout?.textContent).toContain("a2.21 ± 0.22");
    expect(readout?.textContent).toContain("b4 ± 0.4");
    pointer(surface, "click", left + (w * 14) / 20, 590);
    expect(store.ui.cursor).toEqual({ run: 0, i: 14, j: 0 });
  });

  it("names more than four runs in a legend and survives a tiny page", async () => {
    const error = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const runs = Array.from({ length: 6 }, (_, k) => line(`run ${k}`, (x) => x * x + k + 1));
    const { view, draw } = await shown(makeCurves, runs, { mode: "curves", log: true, clip: 4 });
    for (let k = 0; k < 6; k++) expect(view.element.textContent).toContain(`run ${k}`);
    expect(view.element.textContent).toContain("cut off above");
    [width, height] = [20, 10];
    draw("size");
    expect(error).not.toHaveBeenCalled();
  });
});

describe("table", () => {
  const rows = (view: View) => [...view.element.querySelectorAll("tbody tr")].map((row) => [...row.children].map((cell) => cell.textContent));
  const click = (view: View, name: string) => [...view.element.querySelectorAll("button")].find((button) => button.textContent?.startsWith(name) || button.getAttribute("aria-label") === name)?.click();
  const big = () => run({ name: HOSTILE, x: nodes(0, 24, 25), y: nodes(0, 9, 10), fields: { loss: (x, y) => 100 - (10 * x + y) / 3 } });

  it("has headers, pages, sorting and the cursor's row", async () => {
    const { store, view, draw } = await shown(makeTable, [big()], { mode: "table", cursor: { run: 0, i: 14, j: 3 } });
    expect([...view.element.querySelectorAll("thead th")].map((cell) => [cell.textContent, cell.getAttribute("scope"), cell.getAttribute("aria-sort")])).toEqual([
      ["x", "col", "none"], ["y", "col", "none"], ["loss", "col", "none"], ["status", "col", "none"],
    ]);
    expect(view.element.querySelector("caption")?.textContent).toContain("250 points");
    expect(rows(view)).toHaveLength(100);
    expect(rows(view)[13]).toEqual(["1", "3", "95.6667", "ok"]);
    expect(view.element.querySelectorAll("tbody tr")[13].children[2].getAttribute("title")).toBe("95.666664");
    click(view, "Next page");
    click(view, "Next page");
    expect(rows(view)).toHaveLength(50);
    click(view, "Go to cursor");
    expect(view.element.querySelector("tr[aria-current]")?.textContent).toBe("14352.3333ok");
    store.set({ cursor: { run: 0, i: 22, j: 0 } });
    draw("cursor");
    expect(view.element.querySelector("tr[aria-current] th")?.textContent).toBe("22");
    click(view, "loss");
    expect(view.element.querySelectorAll("thead th")[2].getAttribute("aria-sort")).toBe("ascending");
    expect(rows(view)[0].slice(0, 2)).toEqual(["24", "9"]);
    click(view, "loss");
    expect(rows(view)[0].slice(0, 2)).toEqual(["0", "0"]);
    (view.element.querySelector("tbody tr:nth-child(12) td") as HTMLElement).click();
    expect(store.ui.cursor).toEqual({ run: 0, i: 1, j: 1 });
    expect(view.element.querySelector("b, script")).toBeNull();
  });

  it("shows one of several runs, lines too", async () => {
    const { view } = await shown(makeTable, [big(), run({ name: "line" })], { mode: "table" });
    const select = view.element.querySelector("select") as HTMLSelectElement;
    expect(select.options).toHaveLength(2);
    select.value = "1";
    select.dispatchEvent(new Event("change"));
    expect([...view.element.querySelectorAll("thead th")].map((cell) => cell.textContent)).toEqual(["x", "loss", "status"]);
    expect(rows(view)).toHaveLength(5);
  });
});
