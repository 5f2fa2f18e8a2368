/* global GraphiQL, React, ReactDOM */
const TOKEN_KEY = "kith-access-token";

const tokenInput = document.querySelector("#token");
// Tokens live for minutes: the tab remembers one across a reload, the browser does not.
tokenInput.value = sessionStorage.getItem(TOKEN_KEY) ?? "";
tokenInput.addEventListener("input", () => sessionStorage.setItem(TOKEN_KEY, tokenInput.value));

async function ask(operation, { headers = {} } = {}) {
  const token = tokenInput.value.trim();
  const response = await fetch("/graphql", {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(token && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: JSON.stringify(operation),
  });
  return response.json();
}

const firstQuery = await fetch("/explorer/first-query.graphql").then((response) => response.text());
ReactDOM.createRoot(document.querySelector("#graphiql")).render(
  React.createElement(GraphiQL, {
    fetcher: ask,
    defaultQuery: firstQuery,
    isHeadersEditorEnabled: true,
    shouldPersistHeaders: false,
    defaultEditorToolsVisibility: "variables",
  }),
);
