// The panel of questions: each opens in its tab; invented people open in a tab of their own.

import { useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import { useEffect, useState } from "react";
import { ask } from "./api.js";
import { name } from "./tabs.js";

/** The plugin. Samples are asked for only where the people are invented. */
export function questionsPlugin(questions, release) {
  return {
    title: "Questions",
    icon: Icon,
    content: () => <Questions questions={questions} release={release} />,
  };
}

function Questions({ questions, release }) {
  const people = useSamples(questions, release);
  const openTab = useOpenTab();
  return (
    <section className="questions" aria-label="Questions">
      <h2 className="graphiql-doc-explorer-title">Questions</h2>
      <p>Each opens in its tab and says there what its answer does not say. Run it with <kbd>Ctrl</kbd> <kbd>Enter</kbd>.</p>
      <ol>
        {questions.tabs.map(({ title, query }) => (
          <li key={title}><button type="button" onClick={() => openTab(query)}>{title}</button></li>
        ))}
      </ol>
      {people.length > 0 && (
        <>
          <h3>Invented people</h3>
          <p>From the stories that come with the program. Their ids are of this release.</p>
          <ul>
            {people.map(({ title, id }) => (
              <li key={id}><button type="button" onClick={() => openTab(questions.person, { id })}>{title}</button></li>
            ))}
          </ul>
        </>
      )}
      <p>Numbers are of records, of instances (decisions) or of persons: three different things. Null means that the source does not say.</p>
    </section>
  );
}

function useSamples({ samples, stories }, release) {
  const [people, setPeople] = useState([]);
  useEffect(() => {
    if (!release?.synthetic) return;
    ask({ query: samples }, release.id).then(({ data }) => setPeople(found(stories, data ?? {})), () => {});
  }, [samples, stories, release]);
  return people;
}

function found(stories, data) {
  return stories.flatMap(({ alias, title }) => (data[alias]?.nodes ?? []).map(({ id }) => ({ title, id })));
}

function useOpenTab() {
  const state = useGraphiQL(({ tabs, queryEditor, variableEditor }) => ({ tabs, queryEditor, variableEditor }));
  const { addTab, changeTab } = useGraphiQLActions();
  return (query, variables) => {
    const at = state.tabs.findIndex((tab) => name(tab.query) === name(query));
    if (at < 0) addTab();
    else changeTab(at);
    if (at < 0 || variables) {
      state.queryEditor?.setValue(query);
      state.variableEditor?.setValue(variables ? JSON.stringify(variables, null, 2) : "");
    }
    state.queryEditor?.setScrollTop(0);
    state.queryEditor?.focus();
    requestAnimationFrame(() => document.querySelector(".graphiql-tab-active")?.scrollIntoView({ inline: "nearest", block: "nearest" }));
  };
}

function Icon(props) {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" {...props}>
      <circle cx="12" cy="12" r="9" />
      <path d="M9.5 9.500a2.5 2.5 0 1 1 3.5 2.300c-.7.3-1 .8-1 1.700M12 16.500v.1" />
    </svg>
  );
}
