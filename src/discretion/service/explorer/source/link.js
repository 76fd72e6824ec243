// Links: a query with its variables and its release in the fragment, which no server sees.

const KEYS = ["release", "query", "variables"];

/** What the address asks for; an empty object where it asks for nothing. */
export function linked(fragment = location.hash) {
  const given = new URLSearchParams(fragment.replace(/^#/, ""));
  return Object.fromEntries(KEYS.filter((key) => given.get(key)).map((key) => [key, given.get(key)]));
}

/** The fragment that asks for this. */
export function fragment(wanted) {
  const kept = KEYS.filter((key) => wanted[key]?.trim()).map((key) => [key, wanted[key]]);
  return `#${new URLSearchParams(kept)}`;
}
