/**
 * An outcome of a write that the client has to handle. A service throws it, which also ends its transaction; the payload
 * shows it as a user error.
 */
export class Refusal<Code extends string = string> extends Error {
  override readonly name = "Refusal";
  readonly code: Code;
  /** The input field it is about, from `input` downwards. */
  readonly path: readonly string[] | null;

  constructor(code: Code, message: string, path: readonly string[] | null = null) {
    super(message);
    this.code = code;
    this.path = path;
  }
}

type UserError = { __typename?: string; code: string; message: string; path?: string[] | null };

/**
 * Makes the payloads of a mutation: what the act gives, or its refusal as the one user error.
 *
 * @param typename The GraphQL type of this mutation's user errors.
 */
export const payloads =
  <ErrorType extends UserError>(typename: NonNullable<ErrorType["__typename"]>) =>
  async <Payload extends object>(
    act: () => Promise<Payload>,
  ): Promise<Partial<Payload> & { userErrors: ErrorType[] }> => {
    try {
      return { ...(await act()), userErrors: [] };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { code, message, path } = error;
      const userError = { __typename: typename, code, message, path: path && [...path] };
      // The service that threw it declares its codes with the same generated enum.
      return { userErrors: [userError as UserError as ErrorType] } as Partial<Payload> & {
        userErrors: ErrorType[];
      };
    }
  };
