/** Bundles the viewer into src/orograph/viewer/static. The same sources give the same bytes: CI builds again and compares. */

import { build } from "esbuild";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2] ?? join(here, "..", "src", "orograph", "viewer", "static");

mkdirSync(out, { recursive: true });

await build({
  absWorkingDir: here,
  entryPoints: { viewer: "src/shells/index.ts" },
  outdir: out,
  bundle: true,
  format: "esm",
  minify: true,
  target: ["es2022"],
  charset: "ascii",
  legalComments: "none",
  logLevel: "warning",
  banner: { js: "/* Orograph viewer, Apache-2.0. Contains three.js (MIT): LICENSES.txt */" },
});
await build({
  absWorkingDir: here,
  entryPoints: { viewer: "src/style.css" },
  outdir: out,
  bundle: true,
  minify: true,
  logLevel: "warning",
});

const bundled = ["three"];
const notices = bundled.map((name) => {
  const folder = join(here, "node_modules", name);
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return `${name} ${version}\n\n${readFileSync(join(folder, "LICENSE"), "utf8").trim()}\n`;
});
writeFileSync(join(out, "LICENSES.txt"), ["The files of the viewer contain these libraries:\n", ...notices].join("\n"));
