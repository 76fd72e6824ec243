// Bundles GraphiQL, its plugins and Monaco's three workers, and compresses each file.
// The same sources give the same bytes on every machine: names are hashes of contents,
// gzip is done in JavaScript (zlib differs from machine to machine) and has no timestamp.

import fs from "node:fs";
import path from "node:path";
import esbuild from "esbuild";
import { gzipSync } from "fflate";
import { notices } from "./notices.mjs";

const OUT = path.resolve(process.argv[2]);

const WORKERS = {
  "worker-editor": "monaco-editor/esm/vs/editor/editor.worker.js",
  "worker-json": "monaco-editor/esm/vs/language/json/json.worker.js",
  "worker-graphql": "monaco-graphql/esm/graphql.worker.js",
};

const SHARED = {
  bundle: true,
  minify: true,
  metafile: true,
  write: false,
  outdir: "out",
  target: ["es2022"],
  legalComments: "none",
  logLevel: "warning",
  logOverride: { "ignored-bare-import": "silent" },
  entryNames: "[name]-[hash]",
  chunkNames: "chunk-[hash]",
  assetNames: "[name]-[hash]",
  define: { "process.env.NODE_ENV": '"production"' },
  loader: { ".ttf": "file" },
};

// GraphiQL names a font of its own, which would have to be sent: the reader's will do.
// Long lines are wrapped, for the questions are told in comments.
const editorOptions = {
  name: "editor-options",
  setup(build) {
    build.onLoad({ filter: /create-editor\.js$/ }, ({ path: file }) => {
      const text = fs.readFileSync(file, "utf8");
      return { contents: Object.entries(OPTIONS).reduce(replaced, text) };
    });
  },
};

const OPTIONS = {
  'fontFamily: "\\"Fira Code\\""': `fontFamily: "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace"`,
  "fontSize: 15": 'fontSize: 13, wordWrap: "on", wrappingIndent: "indent"',
};

function replaced(text, [from, to]) {
  if (!text.includes(from)) throw new Error(`GraphiQL has no ${from} any more`);
  return text.replace(from, to);
}

const workers = await esbuild.build({
  ...SHARED,
  entryPoints: Object.entries(WORKERS).map(([out, from]) => ({ in: from, out })),
  format: "iife",
});
const addresses = Object.fromEntries(
  Object.keys(WORKERS).map((name) => [
    name,
    path.basename(outputs(workers).find(({ path: file }) => path.basename(file).startsWith(`${name}-`)).path),
  ]),
);

const page = await esbuild.build({
  ...SHARED,
  entryPoints: ["explorer.jsx"],
  format: "esm",
  splitting: true,
  jsx: "automatic",
  define: { ...SHARED.define, WORKERS: JSON.stringify(addresses) },
  plugins: [editorOptions],
});

fs.rmSync(OUT, { recursive: true, force: true });
fs.mkdirSync(OUT, { recursive: true });
for (const { path: file, contents } of [...outputs(workers), ...outputs(page)]) {
  write(`${path.basename(file)}.gz`, gzipSync(contents, { level: 9, mtime: 0 }));
}
const inputs = [workers, page].flatMap((result) => Object.keys(result.metafile.inputs));
write("notices.txt", notices(inputs));
write("index.html", fs.readFileSync("index.html", "utf8")
  .replace("EXPLORER_JS", named(/^explorer-.*\.js$/))
  .replace("STYLES", styles().map((name) => `<link rel="stylesheet" href="/graphiql/assets/${name}">`).join("\n  ")));

function outputs(result) {
  return result.outputFiles;
}

// Styles of parts that are loaded later come first, so that the page's own hold.
function styles() {
  const names = outputs(page).map(({ path: file }) => path.basename(file)).filter((name) => name.endsWith(".css"));
  return names.sort((a, b) => a.startsWith("explorer-") - b.startsWith("explorer-") || (a < b ? -1 : 1));
}

function named(pattern) {
  return outputs(page).map(({ path: file }) => path.basename(file)).find((name) => pattern.test(name));
}

function write(name, contents) {
  fs.writeFileSync(path.join(OUT, name), contents);
}
