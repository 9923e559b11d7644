import { expect, test } from 'vitest';
import { inBatches } from '../../src/ladder/try-rung.ts';
import { armOf, launchOf } from '../support/fixtures/comparison-fixture.ts';

test('in batches, the machine is busy for as many items, and the latency stays that of a request', () => {
  const launch = launchOf(1000, { p50Ns: 500, p99Ns: 2000, meanNs: 600, machineNs: 600 });
  expect(inBatches(armOf({ launches: [launch] }), 8).launches).toEqual([{ ...launch, machineNs: 4800 }]);
});
