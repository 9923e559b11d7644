import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { writeFiles } from '../../src/files/write-files.ts';
import { openWorkspace } from '../../src/measure/workspace.ts';
import { stageModel } from '../../src/model/stage-model.ts';
import { openCache } from '../../src/stores/actions-cache/cache-client.ts';
import { openAttemptDirectory } from '../../src/stores/attempt-directory-store.ts';
import { DirectoryStore } from '../../src/stores/directory-store.ts';

/*
 * Writes to a file system of 64 KiB until it is full, and to one that is read-only, and prints as JSON how each part of the
 * gate took it. Arguments: the two folders. A program of its own, because the mounts belong to its namespace.
 */

const [full = '', readOnly = ''] = process.argv.slice(2);
const MODEL = resolve(import.meta.dirname, '..', '..', 'fixtures', 'fashion', 'model.onnx');
const KEY = { modelId: 'm', ancestors: [], comparability: 'c', environment: 'e' };
const LARGE = 'x'.repeat(100_000);

const errorOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    (value) => value ?? 'no error',
    (error: Error) => `${error.name}: ${error.message}`,
  );
const record = (text: string) => async (directory: string) =>
  writeFileSync(join(directory, 'record.json'), text);

const baselines = new DirectoryStore(join(full, 'baselines'));
const attemptKey = { modelId: 'm', fields: {} } as unknown as Parameters<
  ReturnType<typeof openAttemptDirectory>['save']
>[0];

const out = join(full, 'out');
await writeFiles(out, { 'report.md': 'old', 'verdict.json': 'old' });
await baselines.save(KEY, record('old'));

const report = await errorOf(writeFiles(out, { 'report.md': LARGE, 'verdict.json': 'new' }));
const baseline = await baselines.save(KEY, record(LARGE));
const written = { text: LARGE, digest: '0'.repeat(32) };
const attempt = await openAttemptDirectory(join(full, 'attempts')).save(attemptKey, 'pass', written);
const staged = await errorOf(stageModel({ file: MODEL, shownPath: 'm', directory: join(full, 'staged') }));

process.env['RUNNER_TEMP'] = readOnly;
const runtime = { providers: ['cpu'] } as unknown as Parameters<typeof openWorkspace>[0]['runtime'];
const results = {
  report,
  outNames: readdirSync(out).sort(),
  outTexts: ['report.md', 'verdict.json'].map((name) => readFileSync(join(out, name), 'utf8')),
  baseline,
  baselineNames: readdirSync(join(full, 'baselines')),
  baselineText: readFileSync(join(full, 'baselines', 'm', 'record.json'), 'utf8'),
  attempt,
  staged,
  readOnlyReport: await errorOf(writeFiles(join(readOnly, 'out'), { 'report.md': 'new' })),
  readOnlyCache: await openCache({ env: process.env, workspace: readOnly }).restore('staged', 'entry'),
  readOnlyTemp: await errorOf(openWorkspace({ bundleFolder: full, runtime })),
};
process.stdout.write(JSON.stringify(results));
