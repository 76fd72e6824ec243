// The explorer: GraphiQL over this graph, with the six questions in its first tabs.

import "./workers.js";
import "./styles.js";
import { explorerPlugin } from "@graphiql/plugin-explorer";
import { HISTORY_PLUGIN } from "@graphiql/plugin-history";
import { GraphiQL } from "graphiql";
import { useState } from "react";
import { createRoot } from "react-dom/client";
import { ask, RELEASE } from "./api.js";
import { Header } from "./header.jsx";
import { fragment, linked } from "./link.js";
import { questionsPlugin } from "./questions.jsx";
import { RunOnce, ShareButton } from "./share.jsx";
import { open } from "./tabs.js";

const link = linked();
const [questions, about] = await Promise.all([
  fetch("/graphiql/questions.json", { credentials: "omit" }).then((response) => response.json()),
  ask({ query: RELEASE }, link.release),
]);
const release = about.data?.release ?? null;
const first = open(questions.tabs, link);
const plugins = [questionsPlugin(questions, release), explorerPlugin({ showAttribution: false }), HISTORY_PLUGIN];
const shown = innerWidth > 900 ? plugins[0] : undefined;

// GraphiQL learns an operation's name a moment after its text: just after a change of tabs
// the name may be of the tab before.
function fetcher({ operationName, ...body }) {
  const named = new RegExp(`\\b(query|subscription|mutation)\\s+${operationName}\\b`).test(body.query);
  return ask(named ? { ...body, operationName } : body, link.release);
}

// The address always asks for what the active tab asks; another link opens anew.
addEventListener("hashchange", () => location.reload());

function remember({ tabs, activeTabIndex }) {
  const { query, variables } = tabs[activeTabIndex];
  history.replaceState(null, "", fragment({ release: link.release, query: query ?? "", variables: variables ?? "" }));
}

function Explorer() {
  const [theme, setTheme] = useState(() => localStorage.getItem("graphiql:theme") || "system");
  return (
    <>
      <Header about={about} pinned={link.release} theme={theme} onTheme={setTheme} />
      <main aria-label="Explorer">
        <GraphiQL
          fetcher={fetcher}
          plugins={plugins}
          visiblePlugin={shown}
          initialQuery={first.query ?? ""}
          initialVariables={first.variables ?? ""}
          forcedTheme={theme}
          isHeadersEditorEnabled={false}
          shouldPersistHeaders={false}
          showPersistHeadersSettings={false}
          defaultEditorToolsVisibility={first.variables ? "variables" : false}
          responseTooltip={noPreview}
          onTabChange={remember}
        >
          <GraphiQL.Logo><RunOnce wanted={Boolean(link.query)} /></GraphiQL.Logo>
          <GraphiQL.Toolbar>
            {({ prettify, copy, merge }) => (
              <>
                <ShareButton release={release} />
                {prettify}
                {merge}
                {copy}
              </>
            )}
          </GraphiQL.Toolbar>
        </GraphiQL>
      </main>
    </>
  );
}

// Addresses of images in answers are not looked up.
function noPreview() {
  return null;
}

createRoot(document.getElementById("explorer")).render(<Explorer />);
