/* global GraphiQL, React, ReactDOM */
const TOKEN_KEY = "kith-access-token";

const tokenInput = document.querySelector("#token");
// Tokens live for minutes: the tab remembers one across a reload, the browser does not.
tokenInput.value = sessionStorage.getItem(TOKEN_KEY) ?? "";
tokenInput.addEventListener("input", () => sessionStorage.setItem(TOKEN_KEY, tokenInput.value));

const isSubscription = ({ operationName }, { documentAST } = {}) =>
  (documentAST?.definitions ?? []).some(
    ({ operation, name }) =>
      operation === "subscription" && (operationName == null || name?.value === operationName),
  );

function post(operation, { headers = {} } = {}, more = {}) {
  const token = tokenInput.value.trim();
  return fetch("/graphql", {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...more.headers,
      ...(token && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: JSON.stringify(operation),
    signal: more.signal,
  });
}

const ask = (operation, options) =>
  isSubscription(operation, options)
    ? listen(operation, options)
    : post(operation, options).then((response) => response.json());

// By hand, not as a generator: that could not be ended while it waits.
function listen(operation, options) {
  const stop = new AbortController();
  const results = resultsOf(
    post(operation, options, { headers: { accept: "text/event-stream" }, signal: stop.signal }),
  );
  return {
    next: () => results.next(),
    async return() {
      stop.abort();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

async function* resultsOf(asked) {
  const response = await asked;
  if (!response.headers.get("content-type").startsWith("text/event-stream")) {
    yield await response.json();
    return;
  }
  let rest = "";
  for await (const text of response.body.pipeThrough(new TextDecoderStream())) {
    const messages = (rest + text).split("\n\n");
    rest = messages.pop();
    for (const message of messages) {
      const data = /^data: (.*)$/m.exec(message)?.[1];
      if (data !== undefined) yield JSON.parse(data);
    }
  }
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
