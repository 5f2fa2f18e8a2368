import { defineConfig } from "vitest/config";

/** Unit tests stand beside their file, `.db.test.ts` need the database, `.e2e.ts` the whole graph. */
export default defineConfig({
  // Vite would resolve graphql's ESM build beside the CommonJS one that Apollo loads: two schemas, two realms.
  resolve: { alias: { graphql: "graphql/index.js" } },
  test: {
    include: ["**/*.test.ts", "tests/e2e/**/*.e2e.ts"],
    exclude: ["**/node_modules/**"],
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
});
