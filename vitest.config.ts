import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Of unit tests and of end-to-end tests. */
const LONGEST =
  /\b(golden|fleet|fuzz|package|render-report|open-inference|served|served-action|action|stores|ladder|baseline)\.test\.ts$/;

/** The files that take longest come first, so that none of them is left to run alone at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => LONGEST.test(moduleId);
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

const LATENCY = ['test/e2e/check.test.ts', 'test/e2e/same-model.test.ts'];

/** They install a gigabyte of packages, so they have a command and a job of their own. */
const ENGINES = ['test/e2e/engines.test.ts', 'test/e2e/tensor-engines.test.ts'];

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/act/**'],
          // All cores: the default leaves one idle.
          maxWorkers: availableParallelism(),
          // No test may depend on how fast the machine is.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'engines',
          include: ENGINES,
          maxWorkers: 1,
          testTimeout: 480_000,
          hookTimeout: 480_000,
        },
      },
      { test: { name: 'act', include: ['test/act/**/*.test.ts'], maxWorkers: 1, testTimeout: 240_000 } },
      {
        test: {
          name: 'e2e-latency',
          include: LATENCY,
          // What these judge is the latency itself: nothing else runs beside them, so that they are over sooner.
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          exclude: [...LATENCY, ...ENGINES],
          // The gate keeps one core busy, because its arms take turns, and often waits: three files at a time, with generous limits.
          maxWorkers: 3,
          sequence: { groupOrder: 2 },
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
});
