/**
 * Why the gateway closes a WebSocket, in `docs/errors.md` with what a client does then. Those of the protocol
 * graphql-transport-ws are sent by `graphql-ws` itself; the client library of that name connects again after 1012, 1013, 4403
 * and 4412.
 */
export const CLOSE_CODES = {
  /** The frame is longer than any operation. */
  MESSAGE_TOO_BIG: 1009,
  /** The gateway ends; another one takes over. */
  SERVICE_RESTART: 1012,
  /** Tokens cannot be checked at the moment, or too many connections are open. */
  TRY_AGAIN_LATER: 1013,
  BAD_REQUEST: 4400,
  /** The access token is no good, or something was asked for before the connection was acknowledged. */
  UNAUTHORIZED: 4401,
  /** The access token has expired. */
  TOKEN_EXPIRED: 4403,
  SUBPROTOCOL_NOT_ACCEPTABLE: 4406,
  INIT_TIMEOUT: 4408,
  SUBSCRIBER_ALREADY_EXISTS: 4409,
  /** What was sent is not taken. */
  TOO_SLOW: 4412,
  TOO_MANY_INITS: 4429,
  INTERNAL_ERROR: 4500,
} as const;
