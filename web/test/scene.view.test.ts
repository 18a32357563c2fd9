// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from "vitest";
import { initial, Store } from "../src/model/ui";
import { writeCaption, writeNames } from "../src/scene/captions";
import type { Rig } from "../src/scene/camera";
import { steer } from "../src/scene/keys";
import { Labels } from "../src/scene/labels";
import { makeScene, type SceneElement } from "../src/scene/scene";
import type { Layer } from "../src/model/picture";
import type { Cell } from "../src/scene/panes";
import type { Look } from "../src/scene/theme";

const look: Look = { paper: "#fff", ink: "#000", soft: "#555", line: "#ccc", accent: "#a00", dark: false };
const cell: Cell = { view: { x: 0, y: 0, width: 400, height: 300 }, caption: { x: 0, y: 300, width: 400, height: 50 } };
const layer = (name: string, run = 0) => ({ run, surface: { run: { name, numbers: [{ label: "minimum", value: 0.25 }, { label: "sharpness", value: null }] } } }) as unknown as Layer;

afterEach(() => vi.restoreAllMocks());

describe("without WebGL", () => {
  it("says so in words and never throws", async () => {
    const view = makeScene(new Store(initial([])));
    Object.defineProperties(view.element, { clientWidth: { value: 640 }, clientHeight: { value: 480 } });
    document.body.append(view.element);
    const errors = vi.spyOn(console, "error");
    expect(() => view.draw({ surfaces: [], layers: [], changed: new Set(["data"]) })).not.toThrow();
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(view.element.textContent).toContain("WebGL is off");
    expect(errors).not.toHaveBeenCalled();
    await expect(view.png!(1, false)).rejects.toThrow("WebGL is off");
    expect((view.element as SceneElement).orograph.project(0, 0, 0)).toBeNull();
    expect((view.element as SceneElement).orograph.drawn).toBe(0);
    view.dispose();
    expect(document.body.contains(view.element)).toBe(false);
  });
});

describe("captions", () => {
  it("show names as text, shortened with the whole in the title", () => {
    const captions = new Labels(false);
    const name = "<img src=x onerror=alert(1)> ".repeat(20);
    captions.begin();
    writeCaption(captions, layer(name), cell, look);
    captions.end();
    expect(captions.element.querySelector("img")).toBeNull();
    const [first, second] = [...captions.element.querySelectorAll("span")];
    expect(first.textContent).toMatch(/^<img src=x.*….+$/);
    expect(first.title).toBe(name);
    expect(second.textContent).toBe("minimum 0.25");
  });

  it("of an overlay name every run after a block of its colour", () => {
    const captions = new Labels(false);
    captions.begin();
    writeNames(captions, [layer("one"), layer("two", 1), layer("three", 2)], cell, look, "viridis");
    captions.end();
    const spans = [...captions.element.querySelectorAll("span")];
    expect(spans.map((span) => span.textContent)).toEqual(["■", "one", "■", "two", "■", "three"]);
    expect(new Set([0, 2, 4].map((k) => spans[k].style.color)).size).toBe(3);
  });
});

describe("labels", () => {
  it("leave out what overlaps and what lies outside", () => {
    const labels = new Labels(true);
    labels.begin();
    expect(labels.add({ text: "first", x: 50, y: 50, colour: "red" })).toBe(true);
    expect(labels.add({ text: "over it", x: 55, y: 52, colour: "red" })).toBe(false);
    expect(labels.add({ text: "outside", x: 0, y: 90, colour: "red", bounds: [0, 0, 200, 200] })).toBe(false);
    expect(labels.add({ text: "free", x: 50, y: 90, colour: "red", bounds: [0, 0, 200, 200] })).toBe(true);
    labels.end();
    expect([...labels.element.querySelectorAll("span")].map((span) => span.textContent)).toEqual(["first", "free"]);
    expect(labels.element.getAttribute("aria-hidden")).toBe("true");
  });
});

describe("keys", () => {
  it("turn and zoom, and leave the arrows and shortcuts to others", () => {
    const calls: string[] = [];
    const rig = new Proxy({}, { get: (_, name) => (...values: number[]) => calls.push(`${String(name)} ${values.map(Math.sign)}`) }) as Rig;
    const press = (key: string, more: KeyboardEventInit = {}) => steer(new KeyboardEvent("keydown", { key, ...more }), rig);
    for (const key of ["ArrowLeft", "Escape", "Tab", "[", "x"]) expect(press(key)).toBe(false);
    expect(press("0", { ctrlKey: true })).toBe(false);
    expect(press("f", { metaKey: true })).toBe(false);
    expect(calls).toEqual([]);
    expect(press("ArrowUp", { shiftKey: true })).toBe(true);
    for (const key of ["+", "-", "Home", "0", "t", "f"]) expect(press(key)).toBe(true);
    expect(calls).toEqual(["orbit 0,-1", "zoom 1", "zoom 1", "reset ", "reset ", "top ", "front "]);
  });
});
