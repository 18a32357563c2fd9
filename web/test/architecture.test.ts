/// <reference types="node" />

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";

/** From the lowest; what stands in one row may not import each other. */
const ORDER: readonly (readonly string[])[] = [
  ["dom", "types"], ["model"], ["paint", "view", "announcer", "keyboard", "theme"], ["flat", "scene"], ["panels"], ["mount"], ["shells"],
];
const ROOT = join(import.meta.dirname, "..", "src");

const unit = (path: string) => path.split("/")[0].replace(/\.ts$/, "");
const level = (path: string) => ORDER.findIndex((row) => row.includes(unit(path)));

function imports(path: string): string[] {
  const found = readFileSync(join(ROOT, path), "utf8").matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+)"/g);
  return [...found].map(([, target]) => relative(ROOT, join(ROOT, dirname(path), target)));
}

describe("the folders", () => {
  const files = readdirSync(ROOT, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ts"));

  it("all have a place in the order", () => {
    expect(files.length).toBeGreaterThan(60);
    expect(files.filter((path) => level(path) < 0)).toEqual([]);
  });

  it("import only what lies below them", () => {
    const upward = files.flatMap((path) => imports(path).filter((target) => unit(target) !== unit(path) && level(target) >= level(path)).map((target) => `${path} imports ${target}`));
    expect(upward).toEqual([]);
  });
});
