import { defineConfig } from 'vitest/config';

/** Those that mostly wait: the AWS provider looks whether something is so every ten to thirty seconds. */
const PATIENT = ['bot-cloud', 'cdktf-cli', 'provision', 'roll-run'].map(name => `test/e2e/${name}.test.ts`);

/** Real programs may take their time, above all those that wait for the cloud. */
const real = { testTimeout: 600_000, hookTimeout: 900_000, fileParallelism: false };

/** Three tiers: `fast` needs nothing but node; `real` starts terraform, an emulator or a browser; `patient` waits beside it. */
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
          // Node loads the sources as it does for a user; nothing is mocked by its path, which alone would need more.
          experimental: { viteModuleRunner: false, nodeLoader: false },
          // None takes a second on a machine that has nothing else to do.
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'real',
          include: ['test/e2e/**/*.test.ts'],
          exclude: PATIENT,
          ...real,
        },
      },
      { test: { name: 'patient', include: PATIENT, ...real, testTimeout: 1_500_000 } },
    ],
  },
});
