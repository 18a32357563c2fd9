import { describe, expect, it } from "vitest";
import { placeOf } from "../src/flat/layout";
import { morphs, picture } from "../src/model/picture";
import { Surface } from "../src/model/surface";
import { initial } from "../src/model/ui";
import { nodes, run } from "./state";

const plane = (more: Parameters<typeof run>[0] = {}) => Surface.decode(run({ y: nodes(-1, 1, 3), ...more }));

describe("picture", () => {
  it("keeps float64 numbers where float32 would lose them", async () => {
    const sent = run({ x: [0, 1], y: [0, 1] });
    const bytes = new Uint8Array(Float64Array.of(1e300, 2e300, 1e6, 1e6 + 1e-3).buffer);
    sent.fields[0].values = { dtype: "float64", gzip: false, data: btoa(String.fromCharCode(...bytes)) };
    const surface = await Surface.decode(sent);
    expect([...surface.shown("loss")]).toEqual([1e300, 2e300, 1e6, 1e6 + 1e-3]);
    expect(picture([surface], { ...initial([surface]), log: false })[0].heightScale.share(1e300)).toBeCloseTo(0.5, 9);
  });

  it("morphs visible runs with the same nodes, not only as many", async () => {
    const surfaces = [await plane(), await plane(), await plane({ x: nodes(-2, 2, 5) })];
    const ui = initial(surfaces);
    expect([morphs(surfaces, ui), morphs(surfaces, { ...ui, hidden: [2] })]).toEqual([false, true]);
  });

  it("heeds the arrangement in 3-D alone", async () => {
    const surfaces = [await plane(), await plane({ fields: { loss: (x) => 50 + x } })];
    const ui = { ...initial(surfaces), arrangement: "overlay" as const, shared: false };
    const shares = (mode: "surface" | "map") => new Set(picture(surfaces, { ...ui, mode }).map((layer) => layer.heightScale)).size;
    expect([shares("surface"), shares("map")]).toEqual([1, 2]);
  });

  it("leaves a run without the colour's field out of the shared colours", async () => {
    const surfaces = [await plane({ fields: { loss: (x) => x, accuracy: (x) => x / 10 } }), await plane({ fields: { loss: () => 900 } })];
    const [first, second] = picture(surfaces, { ...initial(surfaces), colour: "accuracy", log: false });
    expect(first.colourScale.max).toBeCloseTo(0.1, 6);
    expect([second.colourField, second.colourScale === first.colourScale]).toEqual(["loss", false]);
  });

  it("puts a single node of an axis in the middle", async () => {
    const surface = await plane({ x: [3] });
    expect(placeOf(surface, { left: 10, top: 0, width: 100, height: 50 }).at(3, 1)).toEqual([60, 0]);
  });
});
