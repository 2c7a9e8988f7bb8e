// Style sheets (Sass) and scripts (esbuild) of assets/ into the folder given.
import { build, transform } from "esbuild";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import * as sass from "sass";

const out = process.argv[2];
if (!out) throw new Error("usage: node build.mjs OUT_FOLDER");
await mkdir(out, { recursive: true });

const target = ["chrome109", "firefox115", "safari16"];

async function style(name) {
  const made = sass.compile(`scss/${name}.scss`, {
    style: "compressed",
    loadPaths: ["node_modules", "scss"],
    quietDeps: true,
    silenceDeprecations: ["import", "global-builtin", "color-functions", "if-function"],
  });
  const small = await transform(made.css, { loader: "css", minify: true, target, legalComments: "none" });
  await writeFile(path.join(out, `${name}.css`), small.code);
}

await Promise.all(["desk", "portal"].map(style));
await build({
  entryPoints: ["js/desk.js", "js/portal.js", "js/process.js", "js/boards.js"],
  outdir: out,
  bundle: true,
  minify: true,
  format: "iife",
  target,
  legalComments: "none",
  logLevel: "warning",
});
