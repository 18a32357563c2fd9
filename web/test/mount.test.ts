// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Announcer } from "../src/announcer";
import { uid } from "../src/dom";
import { meantFor, sentence, walk } from "../src/keyboard";
import { picture } from "../src/model/picture";
import { Surface } from "../src/model/surface";
import { initial, Store } from "../src/model/ui";
import { mount } from "../src/mount";
import { makeDisplay } from "../src/panels/display";
import { makePoint } from "../src/panels/point";
import { transport } from "../src/shells/served";
import { follow, type Model } from "../src/shells/widget";
import type { Run } from "../src/types";
import { nodes, run, state } from "./state";

const plane = (more: Parameters<typeof run>[0] = {}) => run({ x: nodes(-1, 1, 5), y: nodes(-1, 1, 5), ...more });

async function mounted(...runs: Run[]) {
  const element = document.createElement("div");
  document.body.append(element);
  return { element, ...(await mount(element, state(...runs))) };
}

beforeEach(() => {
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined }));
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  document.body.replaceChildren();
});

describe("a run that becomes another", () => {
  it("of a plane becomes a line: the page shows its curve", async () => {
    const { receive, store } = await mounted(plane());
    await receive(run({ revision: 2 }));
    expect(store.ui.mode).toBe("curves");
  });

  it("without the chosen field shows one that exists", async () => {
    const { receive, store } = await mounted(plane());
    await receive(plane({ revision: 2, fields: { accuracy: (x) => x } }));
    expect([store.ui.height, store.ui.colour]).toEqual(["accuracy", "accuracy"]);
  });

  it("with a larger grid keeps the cursor's place, or clears it", async () => {
    const { receive, store } = await mounted(plane());
    store.set({ cursor: { run: 0, i: 3, j: 1 } });
    await receive(plane({ revision: 2, x: nodes(-2, 2, 9), y: nodes(-2, 2, 9) }));
    expect(store.ui.cursor).toEqual({ run: 0, i: 5, j: 3 });
    await receive(plane({ revision: 3, x: nodes(-2, 0, 5), y: nodes(-2, 2, 9) }));
    expect(store.ui.cursor).toBeNull();
  });

  it("chooses its scale when the first numbers come, unless the user has", async () => {
    const wide = { fields: { loss: (x: number) => 10 ** (2 * x) } };
    const empty = plane({ ...wide, status: () => 0, fields: { loss: () => NaN } });
    const first = await mounted(empty);
    expect(first.store.ui.log).toBe(false);
    await first.receive(plane({ ...wide, revision: 2 }));
    expect(first.store.ui.log).toBe(true);
    const second = await mounted(empty);
    second.store.set({ log: true });
    await Promise.resolve();
    second.store.set({ log: false });
    await Promise.resolve();
    await second.receive(plane({ ...wide, revision: 2 }));
    expect(second.store.ui.log).toBe(false);
  });
});

describe("display", () => {
  it("gives another height the scale that suits it", async () => {
    const surfaces = [await Surface.decode(plane({ fields: { loss: (x) => 10 ** (2 * x), change: () => -1 } }))];
    const store = new Store(initial(surfaces));
    expect(store.ui.log).toBe(true);
    const display = makeDisplay(store);
    display.draw({ surfaces, layers: picture(surfaces, store.ui), changed: new Set(["data"]) });
    const select = display.element.querySelector("select") as HTMLSelectElement;
    select.value = "change";
    select.dispatchEvent(new Event("change"));
    expect([store.ui.height, store.ui.log]).toEqual(["change", false]);
  });

  it("calls the second field of curves by its name, and speaks of room in 3-D alone", async () => {
    const surfaces = await Promise.all(Array.from({ length: 7 }, (_, k) => Surface.decode(plane({ id: String(k) }))));
    const store = new Store(initial(surfaces));
    const display = makeDisplay(store);
    const draw = () => display.draw({ surfaces, layers: picture(surfaces, store.ui), changed: new Set(["data"]) });
    const labels = () => [...display.element.querySelectorAll("label")].map((label) => label.textContent);
    const note = () => [...display.element.querySelectorAll<HTMLElement>(".og-note")].filter((each) => !each.hidden).length;
    draw();
    expect([labels().includes("Second"), note()]).toEqual([false, 1]);
    store.set({ mode: "map" });
    draw();
    expect(note()).toBe(0);
    store.set({ mode: "curves" });
    draw();
    expect(labels()).toContain("Second");
  });
});

describe("point", () => {
  it("puts the numbers of runs with the same nodes side by side", async () => {
    const surfaces = await Promise.all([plane({ name: "a" }), plane({ id: "1", name: "b", fields: { loss: () => 7 } }), plane({ id: "2", name: "c", x: nodes(-2, 2, 5) })].map((each) => Surface.decode(each)));
    const store = new Store({ ...initial(surfaces), cursor: { run: 0, i: 2, j: 2 } });
    const point = makePoint(store);
    point.draw({ surfaces, layers: picture(surfaces, store.ui), changed: new Set(["data"]) });
    expect([...point.element.querySelectorAll("thead th")].map((each) => each.textContent)).toEqual(["a", "b"]);
    expect([...point.element.querySelectorAll("[data-value]")].map((each) => each.getAttribute("data-field"))).toEqual(["x", "y", "loss"]);
    expect(point.element.querySelector("td[data-run='1']")?.textContent).toBe("7");
  });

  it("offers the anchor only where it is", async () => {
    const buttons = async (x: number[]) => {
      const surfaces = [await Surface.decode(plane({ x }))];
      const store = new Store(initial(surfaces));
      const point = makePoint(store);
      point.draw({ surfaces, layers: picture(surfaces, store.ui), changed: new Set(["data"]) });
      return [...point.element.querySelectorAll("button")].map((each) => each.textContent);
    };
    expect(await buttons(nodes(-1, 1, 5))).toEqual(["Minimum", "Anchor"]);
    expect(await buttons(nodes(1, 2, 5))).toEqual(["Minimum"]);
  });
});

describe("what is not exact", () => {
  const fields = { loss: () => 1, loss_error: (x: number) => (x === 0 ? 0.25 : 0), accuracy: () => 0.5 };
  const half = (more = {}) => plane({ fields, status: (x: number) => (x === 0 ? 4 : 1), notes: ["bf16: rounding off by at most 0.002", "within 1 %"], ...more });

  it("is said of its run in every view, and of no other", async () => {
    const { element, store } = await mounted(half({ id: "0", name: "half" }), plane({ id: "1", name: "whole" }));
    for (const mode of ["map", "table"] as const) {
      store.set({ mode });
      const notes = [...element.querySelectorAll(".og-notes .og-note")].map((note) => note.textContent);
      expect(notes).toEqual(["half: bf16: rounding off by at most 0.002 · within 1 %"]);
    }
    const exact = await mounted(plane());
    expect(exact.element.querySelector<HTMLElement>(".og-notes")?.hidden).toBe(true);
  });

  it("is marked at a picked point: the error of the loss, and what is interpolated", async () => {
    const surface = await Surface.decode(half());
    const cells = (i: number) => {
      const store = new Store(initial([surface]));
      store.set({ cursor: { run: 0, i, j: 0 } });
      const panel = makePoint(store);
      panel.draw({ surfaces: [surface], layers: picture([surface], store.ui), changed: new Set(["data" as const]) });
      return Object.fromEntries([...panel.element.querySelectorAll<HTMLElement>("td[data-field]")].map((cell) => [cell.dataset.field, cell.textContent]));
    };
    expect(cells(2)).toMatchObject({ loss: "1", accuracy: "≈ 0.5", status: "estimated, loss ± 0.25" });
    expect(cells(1)).toMatchObject({ loss: "1", accuracy: "0.5", status: "exact" });
  });

  it("is spoken with its numbers", async () => {
    const surface = await Surface.decode(half({ name: "half" }));
    expect(sentence(surface, { run: 0, i: 2, j: 0 })).toContain("estimated, loss plus or minus 0.25, loss 1, accuracy 0.5");
    expect(sentence(surface, { run: 0, i: 1, j: 0 })).toContain("exact, loss 1");
  });
});

describe("keys", () => {
  const press = (key: string) => ({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }) as KeyboardEvent;

  it("set a section from one point to another", async () => {
    const surfaces = [await Surface.decode(plane())];
    const store = new Store({ ...initial(surfaces), cursor: { run: 0, i: 0, j: 0 } });
    const said: string[] = [];
    const type = (key: string) => walk(press(key), store, surfaces, [0], (text) => said.push(text));
    type("s");
    type("ArrowRight");
    type("s");
    expect(store.ui.section).toEqual({ x0: -1, y0: -1, x1: -0.5, y1: -1 });
    expect(said.at(-1)).toBe("Section from x minus 1, y minus 1 to x minus 0.5, y minus 1.");
  });

  it("start in the middle of a grid without the anchor", async () => {
    const surfaces = [await Surface.decode(plane({ x: nodes(1, 2, 5) }))];
    const store = new Store(initial(surfaces));
    walk(press("ArrowUp"), store, surfaces, [0], () => undefined);
    expect(store.ui.cursor).toEqual({ run: 0, i: 2, j: 2 });
  });

  it("leave the arrows to a table that scrolls", () => {
    const region = document.createElement("div");
    region.setAttribute("role", "region");
    expect(meantFor({ key: "ArrowDown", target: region } as unknown as KeyboardEvent)).toBe(true);
    expect(meantFor({ key: "Escape", target: region } as unknown as KeyboardEvent)).toBe(false);
  });
});

describe("announcements", () => {
  it("of progress come at most every ten seconds, the last one always", () => {
    vi.useFakeTimers();
    const announcer = new Announcer();
    const said = () => announcer.elements[1].textContent;
    announcer.report("1 %");
    announcer.report("2 %");
    announcer.report("3 %");
    expect(said()).toBe("1 %");
    vi.advanceTimersByTime(9_999);
    expect(said()).toBe("1 %");
    vi.advanceTimersByTime(1);
    expect(said()).toBe("3 %");
    announcer.dispose();
  });
});

describe("ids", () => {
  it("differ between two copies of the module", async () => {
    vi.resetModules();
    const copy = await import("../src/dom");
    expect(copy.uid).not.toBe(uid);
    expect(copy.uid().slice(0, 11)).not.toBe(uid().slice(0, 11));
  });
});

describe("the widget", () => {
  it("passes on what is newer than the state it was drawn from, at once and later", () => {
    const old = state(plane());
    const values: { state: typeof old; run_update: Run } = { state: old, run_update: plane({ revision: 2 }) };
    const listeners = new Map<string, () => void>();
    const model = { get: (name: keyof typeof values) => values[name], on: (event: string, f: () => void) => listeners.set(event, f), off: () => undefined } as unknown as Model;
    const heard: number[] = [];
    follow(model, old, (each) => heard.push(each.revision));
    expect(heard).toEqual([2]);
    values.state = state(plane({ revision: 3 }));
    listeners.get("change:state")?.();
    listeners.get("change:run_update")?.();
    expect(heard).toEqual([2, 3]);
  });
});

describe("the served page", () => {
  it("asks again after a failure, and takes the notice back", async () => {
    vi.useFakeTimers();
    const source = new EventTarget();
    vi.stubGlobal("EventSource", function () { return Object.assign(source, { close: () => undefined }); });
    let failures = 2;
    vi.stubGlobal("fetch", async () => {
      if (failures-- > 0) throw new Error("gone");
      return { ok: true, json: async () => plane({ revision: 5 }) };
    });
    const [runs, connected]: [number[], boolean[]] = [[], []];
    const stop = transport(new Map()).subscribe?.((each) => runs.push(each.revision), (each) => connected.push(each));
    source.dispatchEvent(new MessageEvent("run", { data: JSON.stringify({ id: "0", revision: 5 }) }));
    await vi.advanceTimersByTimeAsync(5000);
    expect([runs, connected]).toEqual([[5], [false, false, true]]);
    stop?.();
  });
});
