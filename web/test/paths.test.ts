// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import { drawTrails } from "../src/flat/trails";
import { placeOf } from "../src/flat/layout";
import { distanceColour, distanceMap, farthest, firstPath, namedStep, placeAt, stepAt, upTo } from "../src/model/paths";
import { picture } from "../src/model/picture";
import { Surface } from "../src/model/surface";
import { initial } from "../src/model/ui";
import { hex, runColour } from "../src/paint/palette";
import { pathKey } from "../src/panels/pathkey";
import { makeTimeline } from "../src/panels/timeline";
import { Store } from "../src/model/ui";
import type { Path } from "../src/types";
import { nodes, run } from "./state";

const path = (over: Partial<Path> = {}): Path => ({ name: "SGD", unit: "step", step: [0, 10, 30], x: [-1, 0, 1], y: [0, 0, 0], loss: [null, null, null], distance: [0, 2, 4], marks: [], ...over });
const plane = (...paths: Path[]) => Surface.decode(run({ y: nodes(-1, 1, 5), paths }));
const THEME = { paper: "#ffffff", ink: "#000000", soft: "#555555", line: "#dddddd", accent: "#aa0000", panel: "#eeeeee", dark: false };

describe("paths", () => {
  it("interpolate place and distance, and end exactly at their last step", () => {
    expect(placeAt(path(), 20)).toEqual({ step: 20, x: 0.5, y: 0, distance: 3 });
    expect(placeAt(path({ distance: [0, null, 4] }), 20)?.distance).toBeNull();
    const odd = path({ step: [0.1, 0.2, 0.7] });
    expect(stepAt(odd, 1)).toBe(0.7);
    expect(upTo(odd, 1)).toHaveLength(3);
    expect(placeAt(odd, stepAt(odd, 1))?.x).toBe(1);
  });

  it("name a recorded step where all are whole numbers", () => {
    expect(namedStep(path(), 0.5)).toBe(10);
    expect(namedStep(path({ step: [0, 0.5, 1] }), 0.4)).toBe(0.4);
  });

  it("are counted over all runs", async () => {
    const surfaces = [await plane(path(), path()), await plane(path({ distance: [0, 9, null] }))];
    expect(firstPath(surfaces, 1)).toBe(2);
    expect(farthest(surfaces)).toBe(9);
  });

  it("have one colour on the map and in the legend", async () => {
    const surfaces = [await plane(path()), await plane(path({ name: "Adam", distance: [null, null, null] }))];
    const ui = { ...initial(surfaces), mode: "map" as const };
    const layers = picture(surfaces, ui);
    const place = placeOf(surfaces[1], { left: 0, top: 0, width: 300, height: 300 });
    const ink = { theme: THEME, time: 1, map: distanceMap(ui.colormap), farthest: 4, first: firstPath(surfaces, 1) };
    expect(drawTrails(layers[1], place, ink, []).querySelector(`path[stroke="${runColour(1, false)}"]`)).not.toBeNull();
    const far = hex(distanceColour(ink.map, 4, 4).map((part) => part * 255) as [number, number, number]);
    const first = drawTrails(layers[0], place, { ...ink, first: 0 }, []);
    expect(first.querySelector(`path[stroke="${far}"]`)).not.toBeNull();
    expect(first.querySelector("text")?.textContent).toBe("SGD");
    const legend = pathKey({ surfaces, layers, changed: new Set() }, ui, false);
    expect(legend.map((part) => part.textContent).join("|")).toBe("SGDAdam|distance from the plane04");
    const swatches = legend[0].querySelectorAll<HTMLElement>(".og-path-swatch");
    expect(swatches[1].style.background.replace(/\s/g, "")).toBe("rgb(207,90,18)");
  });

  it("label few events on the map, and no more", async () => {
    const marks = Array.from({ length: 5 }, (_, k) => ({ step: 5 * k, label: `event ${k}` }));
    const texts = async (count: number) => {
      const surface = await plane(path({ marks: marks.slice(0, count) }));
      const [layer] = picture([surface], initial([surface]));
      const drawn = drawTrails(layer, placeOf(surface, { left: 0, top: 0, width: 600, height: 600 }), { theme: THEME, time: 1, map: "magma", farthest: 4, first: 0 }, []);
      return [...drawn.querySelectorAll("text")].map((text) => text.textContent);
    };
    expect(await texts(2)).toEqual(["SGD", "event 0", "event 1"]);
    expect(await texts(5)).toEqual(["SGD"]);
  });

  it("explain their stems in 3-D alone", async () => {
    const surfaces = [await plane(path({ loss: [3, 2, 1] }))];
    const ui = initial(surfaces);
    const texts = (mode: "surface" | "map") => pathKey({ surfaces, layers: picture(surfaces, { ...ui, mode }), changed: new Set() }, { ...ui, mode }, false).map((part) => part.textContent);
    expect(texts("surface")).toContain("stems: the real loss of the checkpoint");
    expect(texts("map")).not.toContain("stems: the real loss of the checkpoint");
  });

  it("show whole steps on the timeline", async () => {
    const surfaces = [await plane(path())];
    const store = new Store({ ...initial(surfaces), time: 0.51 });
    const timeline = makeTimeline(store);
    timeline.draw({ surfaces, layers: picture(surfaces, store.ui), changed: new Set(["data"]) });
    expect(timeline.element.querySelector("output")?.textContent).toBe("step 10");
  });
});
