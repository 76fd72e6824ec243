"use strict";

const first = `# Who was met with discretion by ICE in fiscal year 2014, referred to USCIS and denied?
{
  persons(first: 10, filter: {
    decision: { component: ICE, fiscalYear: 2014 }
    referral: { outcome: DENIED }
  }) {
    totalCount
    nodes {
      id
      decisions(first: 10) { nodes {
        component decidedOn stage act basis effect
        laterOffenses { determination daysAfter offense { offendedOn category status } }
      } }
      referrals(first: 10) { nodes {
        component referredOn outcome
        request { receivedOn decision decidedOn }
      } }
    }
  }
}
`;

const at = (id) => document.getElementById(id);

async function ask(query, variables) {
  const response = await fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({ query, variables }),
  });
  return response.json();
}

async function run() {
  at("answer").textContent = "Asking\u2026";
  let variables;
  try {
    variables = JSON.parse(at("variables").value.trim() || "{}");
  } catch (error) {
    at("answer").textContent = `Variables are not JSON: ${error.message}`;
    return;
  }
  try {
    const answer = await ask(at("query").value, variables);
    at("answer").textContent = JSON.stringify(answer, null, 2);
  } catch (error) {
    at("answer").textContent = `No answer from the server: ${error.message}`;
  }
}

async function showRelease() {
  const { data, errors } = await ask("{ release { id number asOf synthetic persons } }");
  at("release").textContent = errors
    ? errors[0].message
    : `Release ${data.release.number} (${data.release.id}), as of ${data.release.asOf ?? "an unknown day"}, ` +
      `${data.release.persons} persons` + (data.release.synthetic ? " \u2014 synthetic data" : "");
}

at("query").value = first;
at("run").addEventListener("click", run);
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    run();
  }
});
showRelease();
