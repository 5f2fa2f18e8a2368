/**
 * Does one thing after the other, whichever of them fails: none is held up by what another cannot do.
 *
 * @returns What each has come to, in their order.
 * @throws AggregateError of what failed, when all have had their turn.
 */
export async function inTurn<Result>(acts: readonly (() => Promise<Result>)[]): Promise<Result[]> {
  const results: Result[] = [];
  const failures: unknown[] = [];
  for (const act of acts) {
    try {
      results.push(await act());
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} of ${acts.length} failed`);
  return results;
}
