/** Why nothing could be checked: one sentence that says what was expected; the command ends with code 2. */
export class CouldNotCheck extends Error {
  override readonly name = "CouldNotCheck";
}
