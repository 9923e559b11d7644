import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { InfrastructureError } from '../../src/errors/errors.ts';
import { SIGN_OFF_FILES } from '../../src/sign-off/sign-off-files.ts';
import { readSignOff } from '../../src/sign-off/verify/read-sign-off.ts';
import { writeSignOff } from '../../src/sign-off/write-sign-off.ts';
import { signOffOf } from '../sign-off/sign-off-fixture.ts';

/*
 * A sign-off has no attestation store of its own. A server that is down is in test/e2e/release.test.ts and
 * test/sign-off/run-sign-off.test.ts; here its files cannot all be written.
 */

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fault-sign-off-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('F59: a sign-off that cannot be written whole has no record, and the next one is whole', async () => {
  const obstacle = join(folder, SIGN_OFF_FILES.markdown);
  mkdirSync(obstacle);
  await expect(writeSignOff(folder, signOffOf())).rejects.toThrow(InfrastructureError);
  expect(readdirSync(folder)).not.toContain(SIGN_OFF_FILES.record);
  expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);

  rmSync(obstacle, { recursive: true });
  const { recordFile } = await writeSignOff(folder, signOffOf());
  expect(await readSignOff(recordFile)).toMatchObject({ record: signOffOf() });
  expect(readdirSync(folder).sort()).toEqual(Object.values(SIGN_OFF_FILES).sort());
});
