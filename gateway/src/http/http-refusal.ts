import { ApiError, type ErrorCode } from "@kith/kit/api-error.ts";

type Refusing = {
  readonly status: number;
  readonly code?: ErrorCode;
  readonly headers?: Readonly<Record<string, string>>;
};

/** A request that is refused with a status of its own, not with the one that its code has elsewhere. */
export class HttpRefusal extends ApiError {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(message: string, { status, code = "BAD_REQUEST", headers = {} }: Refusing) {
    super(code, message);
    this.status = status;
    this.headers = headers;
  }
}
