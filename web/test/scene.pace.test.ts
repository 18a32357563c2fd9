import { describe, expect, it } from "vitest";
import { Pace } from "../src/scene/pace";

describe("pace", () => {
  it("draws fewer pixels while frames are late, and all of them at rest", () => {
    const pace = new Pace();
    let share = 1;
    for (let k = 0; k < 20; k++) share = pace.share(k * 120, true);
    expect(share).toBeCloseTo(0.35);
    expect(pace.share(2500, false)).toBe(1);
    expect(pace.share(9000, true)).toBeCloseTo(0.35); // what was learned is kept
    for (let k = 0; k < 60; k++) share = pace.share(9000 + k * 16, true);
    expect(share).toBe(1);
  });

  it("does not take a rest for a late frame", () => {
    const pace = new Pace();
    pace.share(0, true);
    expect(pace.share(5000, true)).toBe(1);
  });
});
