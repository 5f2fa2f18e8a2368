import { defineConfig } from "vitest/config";

const EXCLUDED = ["**/node_modules/**"];

/** Unit tests stand beside their file and need nothing; `.db.test.ts` need the database, `.e2e.ts` the whole graph. */
export default defineConfig({
  // Vite would resolve graphql's ESM build beside the CommonJS one that Apollo loads: two schemas, two realms.
  resolve: { alias: { graphql: "graphql/index.js" } },
  test: {
    pool: "forks",
    maxWorkers: 2,
    // What ends a test that hangs. How fast anything is, no test says: machines are slow or busy at times.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 20_000 } },
    setupFiles: ["tests/patience.ts"],
    projects: [
      {
        extends: true,
        test: { name: "unit", include: ["**/*.test.ts"], exclude: [...EXCLUDED, "**/*.db.test.ts"] },
      },
      {
        extends: true,
        test: {
          name: "database",
          include: ["**/*.db.test.ts", "tests/e2e/**/*.e2e.ts"],
          exclude: EXCLUDED,
          globalSetup: "tests/database.ts",
        },
      },
    ],
  },
});
