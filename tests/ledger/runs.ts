/** How many times more runs than CI does: `KITH_MODEL_RUNS=100 vitest run tests/ledger`. */
export const RUNS_FACTOR: number = Number(process.env.KITH_MODEL_RUNS ?? 1);

/** What all runs are drawn from: another one with `KITH_MODEL_SEED`. */
export const SEED: number = Number(process.env.KITH_MODEL_SEED ?? 20_260_217);

/**
 * When runs begin: at eight of this day, in UTC. What is dropped by age, as keys are, is dropped by the clock of the database: of a
 * run long ago it would be gone within a minute.
 */
export const START_MS: number = new Date().setUTCHours(8, 0, 0, 0);
