// The tabs that are open at first: those kept in this browser, else the six questions;
// a link's query is found among them or gets a tab of its own.

const KEY = "graphiql:tabState";
const PANEL = "graphiql:docExplorerFlex";
const PANEL_WIDTH = "0.26";

export function open(questions, link) {
  const state = kept() ?? { activeTabIndex: 0, tabs: questions.map(({ query }) => tab(query, null)) };
  if (link.query) {
    const same = ({ query, variables }) => query === link.query && (variables ?? "") === (link.variables ?? "");
    const at = state.tabs.findIndex(same);
    state.activeTabIndex = at < 0 ? state.tabs.push(tab(link.query, link.variables ?? null)) - 1 : at;
  }
  localStorage.setItem(KEY, JSON.stringify(state));
  if (!localStorage.getItem(PANEL)) localStorage.setItem(PANEL, PANEL_WIDTH);
  return state.tabs[state.activeTabIndex];
}

function kept() {
  try {
    const { activeTabIndex, tabs } = JSON.parse(localStorage.getItem(KEY));
    return tabs.length > activeTabIndex ? { activeTabIndex, tabs } : null;
  } catch {
    return null;
  }
}

/** The name of a document's first operation. */
export function name(query) {
  return /^query\s+(\w+)/m.exec(query ?? "")?.[1] ?? null;
}

function tab(query, variables) {
  return {
    id: crypto.randomUUID(),
    title: name(query) ?? "<untitled>",
    query,
    variables,
    headers: null,
    operationName: name(query),
    response: null,
  };
}
