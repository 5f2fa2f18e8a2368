const UNPACKED = /^(?:identity)?$/i;
const FIRST_ERROR_STATUS = 400;

/** Whether an answer is compressed, which nobody asks for or unpacks: of an error the status says enough. */
export const isPacked = (statusCode: number, encoding: string): boolean =>
  statusCode < FIRST_ERROR_STATUS && !UNPACKED.test(encoding);
