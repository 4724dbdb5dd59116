import { defineConfig } from 'vitest/config';

/** Two tiers: `fast` needs nothing but node; `real` starts terraform, an emulator or a browser. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'fast',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**'],
          // Pure functions share nothing that a test could spoil, and to load them anew for each file takes longer than to run them.
          isolate: false,
          pool: 'threads',
          // On two cores vitest would use one.
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'real',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 600_000,
          hookTimeout: 900_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
