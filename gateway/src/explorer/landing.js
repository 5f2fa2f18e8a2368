const SANDBOX_URL =
  "https://embeddable-sandbox.cdn.apollographql.com/v2/embeddable-sandbox.umd.production.min.js";
// A closed network often swallows packets instead of refusing them: an error would come only after minutes.
const LOAD_TIMEOUT_MS = 4_000;

const endpoint = `${location.origin}/graphql`;
const note = document.querySelector("#note");
const sandbox = document.querySelector("#sandbox");
document.querySelector("#endpoint").textContent = endpoint;

function sayUnreachable() {
  document.querySelector("#message").textContent =
    "Apollo Sandbox cannot be loaded: its CDN cannot be reached from here. " +
    "The local explorer needs nothing from outside.";
}

async function showSandbox() {
  const firstQuery = await fetch("/explorer/first-query.graphql").then((response) => response.text());
  note.hidden = true;
  sandbox.hidden = false;
  new window.EmbeddedSandbox({
    target: "#sandbox",
    initialEndpoint: endpoint,
    endpointIsEditable: false,
    hideCookieToggle: true,
    runTelemetry: false,
    allowDynamicStyles: false,
    initialState: { document: firstQuery, includeCookies: false },
  });
}

const timer = setTimeout(sayUnreachable, LOAD_TIMEOUT_MS);
const script = document.createElement("script");
script.src = SANDBOX_URL;
script.onload = () => {
  clearTimeout(timer);
  showSandbox();
};
script.onerror = () => {
  clearTimeout(timer);
  sayUnreachable();
};
document.head.append(script);
