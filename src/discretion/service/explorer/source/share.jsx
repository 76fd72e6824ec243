// Links to a query and its answer: the release is named, so that the answer stays the same.

import { ToolbarButton, useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import { useEffect, useRef, useState } from "react";
import { fragment } from "./link.js";

const SAID_FOR = 2500;

export function ShareButton({ release }) {
  const editors = useGraphiQL(({ queryEditor, variableEditor }) => ({ queryEditor, variableEditor }));
  const [said, setSaid] = useState("");
  const copy = async () => {
    const query = editors.queryEditor?.getValue() ?? "";
    const variables = editors.variableEditor?.getValue() ?? "";
    const where = fragment({ release: release?.id, query, variables });
    try {
      await navigator.clipboard.writeText(`${location.origin}${location.pathname}${where}`);
      setSaid("Link copied");
    } catch {
      history.replaceState(null, "", where);
      setSaid("The link is in the address bar");
    }
    setTimeout(() => setSaid(""), SAID_FOR);
  };
  return (
    <>
      <ToolbarButton onClick={copy} label="Copy a link to this query and its answer">
        <svg className="graphiql-toolbar-icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" aria-hidden="true">
          <path d="M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.700l-1.5 1.5" />
          <path d="M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.700l1.5-1.5" />
        </svg>
      </ToolbarButton>
      <span className="copied" role="status">{said}</span>
    </>
  );
}

/** Runs a link's query once everything it needs is there; shows nothing. */
export function RunOnce({ wanted }) {
  const ready = useGraphiQL(({ queryEditor, responseEditor, variableEditor, schema }) => Boolean(queryEditor && responseEditor && variableEditor && schema));
  const { run } = useGraphiQLActions();
  const ran = useRef(false);
  useEffect(() => {
    if (!wanted || !ready || ran.current) return;
    ran.current = true;
    run();
  }, [wanted, ready, run]);
  return null;
}
