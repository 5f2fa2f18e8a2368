import { type IncomingHttpHeaders, request } from "node:http";

type Sent = {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  /** In the place of the URL's, as it is. */
  readonly path?: string;
};
type Received = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly text: string;
};

/** Sends exactly these headers, and gives what came as it came: `fetch` adds to the one and unpacks the other. */
export const rawRequest = (url: string, { method, headers, body, path }: Sent): Promise<Received> =>
  new Promise((resolve, reject) => {
    const options = { method, headers: { ...headers }, ...(path !== undefined && { path }) };
    const asked = request(url, options, async (response) => {
      const received = Buffer.concat(await response.toArray());
      resolve({
        status: response.statusCode ?? 0,
        headers: response.headers,
        body: received,
        text: received.toString("utf8"),
      });
    });
    asked.on("error", reject);
    asked.end(body);
  });
