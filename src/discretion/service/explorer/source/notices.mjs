// The licenses of everything that is bundled, from the packages themselves.

import fs from "node:fs";
import path from "node:path";

const TEXTS = /^(licen[cs]e|copying|notice|third-?party-?notices)/i;

/** One text: each package with its version, its license and its texts. */
export function notices(inputs) {
  const folders = [...new Set(inputs.map(folder).filter(Boolean))].sort();
  return [HEAD, ...folders.map(told)].join(`\n${"-".repeat(79)}\n\n`);
}

const HEAD = `The explorer of discretion bundles these packages, unchanged but for minification.
`;

function folder(input) {
  const parts = input.split("/");
  const at = parts.lastIndexOf("node_modules");
  if (at < 0) return null;
  return parts.slice(0, at + (parts[at + 1].startsWith("@") ? 3 : 2)).join("/");
}

function told(where) {
  const { name, version, license } = JSON.parse(fs.readFileSync(path.join(where, "package.json"), "utf8"));
  if (!license) throw new Error(`${name} names no license`);
  const files = fs.readdirSync(where).filter((file) => TEXTS.test(file)).sort();
  const texts = files.map((file) => fs.readFileSync(path.join(where, file), "utf8").replaceAll("\r\n", "\n").trim());
  return [`${name} ${version} (${license})\n`, ...(texts.length ? texts : [stated(name, license)])].join("\n") + "\n";
}

// Some packages ship no text: theirs is that of another package of the same authors.
const SAME_AUTHORS = [
  [/^@graphiql\//, "node_modules/graphiql"],
  [/^react-remove-scroll-bar$/, "node_modules/react-remove-scroll"],
  [/^react-compiler-runtime$/, "node_modules/react"],
];

function stated(name, license) {
  const same = SAME_AUTHORS.find(([pattern]) => pattern.test(name));
  if (!same || license !== "MIT") throw new Error(`${name} ships no license text`);
  return fs.readFileSync(path.join(same[1], "LICENSE"), "utf8").trim();
}
