/** Bundles the viewer into src/orograph/viewer/static. The same sources give the same bytes: CI builds again and compares. */

import { build } from "esbuild";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2] ?? join(here, "..", "src", "orograph", "viewer", "static");

const common = {
  absWorkingDir: here,
  bundle: true,
  minify: true,
  target: ["es2022"],
  charset: "ascii",
  legalComments: "none",
  logLevel: "warning",
  banner: { js: "/* Orograph viewer, Apache-2.0. Contains three.js (MIT), d3-contour and d3-array (ISC), internmap (ISC): see LICENSES.txt. */" },
};

await build({
  ...common,
  entryPoints: { served: "src/shells/served.ts", file: "src/shells/file.ts" },
  outdir: out,
  format: "iife",
});
await build({ ...common, entryPoints: { widget: "src/shells/widget.ts" }, outdir: out, format: "esm" });
await build({ ...common, banner: {}, entryPoints: { viewer: "src/style.css" }, outdir: out });

const bundled = ["three", "d3-contour", "d3-array", "internmap"];
const notices = bundled.map((name) => {
  const folder = join(here, "node_modules", name);
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return `${name} ${version}\n\n${readFileSync(join(folder, "LICENSE"), "utf8").trim()}\n`;
});
writeFileSync(join(out, "LICENSES.txt"), ["The files of the viewer contain these libraries:\n", ...notices].join("\n"));
