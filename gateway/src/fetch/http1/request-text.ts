/** Text by header name, in lower case. */
export type RequestHeaders = Readonly<Record<string, string>>;

const NAME = /^[!#$%&'*+.^_`|~0-9a-z-]+$/;
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;
/** They say where a request ends, and whom it goes to. */
const OWN_HEADERS = new Set([
  "host",
  "connection",
  "content-length",
  "transfer-encoding",
  "upgrade",
  "expect",
  "trailer",
]);

/**
 * Makes requests to one host.
 *
 * @throws TypeError when a header is none, or one that the connection has itself: nothing of it is sent.
 */
export function requestTexts(
  host: string,
): (path: string, headers: RequestHeaders, body: string) => string | Buffer {
  return (path, headers, body) => {
    let text = `POST ${path} HTTP/1.1\r\nhost: ${host}\r\nconnection: keep-alive\r\n`;
    for (const name in headers) text += headerLine(name, headers[name] as string);
    const length = Buffer.byteLength(body);
    text += `content-length: ${length}\r\n\r\n`;
    return length === body.length
      ? text + body
      : Buffer.concat([Buffer.from(text, "latin1"), Buffer.from(body)]);
  };
}

function headerLine(name: string, value: string): string {
  if (!NAME.test(name) || OWN_HEADERS.has(name))
    throw new TypeError(`expected the name of a header that may be set, got ${JSON.stringify(name)}`);
  if (!VALUE.test(value)) throw new TypeError(`expected the header ${name} to be one line of Latin-1`);
  return `${name}: ${value}\r\n`;
}
