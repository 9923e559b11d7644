import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { describeCommit, describeMachine, today } from '../../bench/support/machine.ts';
import type { Workspace } from '../../src/engine/onnxruntime/arm.ts';
import { closeWorkspace, openWorkspace } from '../../src/measure/workspace.ts';
import { DirectRunner } from './direct-runner.ts';
import { fetchSuite, ONNX_VERSION } from './fetch-suite.ts';
import { type Case, findSuite, listCases } from './list-cases.ts';
import type { CaseOutcome } from './outcome.ts';
import { type Conformance, renderConformance } from './render-conformance.ts';
import { POLICY, runInGate } from './run-in-gate.ts';

/*
 * npm run conformance [-- --suite FOLDER] [--only TEXT] [--out FOLDER]: runs every case of the ONNX backend test suite in
 * the gate and in the runtime alone. Build first. Writes conformance.json and conformance.md to .github/benchmarks or the
 * given folder. Exits 1 if the gate is not as good as the runtime, or does not know how a case ended.
 */

const ROOT = resolve(import.meta.dirname, '..', '..');
const DEADLINE_MS = 60_000;

const { values } = parseArgs({
  options: {
    suite: { type: 'string' },
    only: { type: 'string', default: '' },
    out: { type: 'string', default: join(ROOT, '.github', 'benchmarks') },
  },
});

/** Without folders of this machine, and cut: a message of the runtime may be a page of C++. */
const shorten = <Outcome extends CaseOutcome['gate' | 'direct']>(outcome: Outcome): Outcome =>
  'message' in outcome
    ? { ...outcome, message: outcome.message.replaceAll(`${suite}/`, '').slice(0, MAX_MESSAGE) }
    : outcome;

const MAX_MESSAGE = 400;

async function runAll(cases: readonly Case[], workspace: Workspace): Promise<CaseOutcome[]> {
  const outcomes: CaseOutcome[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    const direct = new DirectRunner(DEADLINE_MS);
    for (let own = cases[next++]; own !== undefined; own = cases[next++]) {
      const gate = await runInGate(own.folder, workspace);
      outcomes.push({ name: own.name, gate: shorten(gate), direct: shorten(await direct.run(own.folder)) });
      if (outcomes.length % 100 === 0) console.log(`${outcomes.length} of ${cases.length} cases`);
    }
    direct.end();
  };
  await Promise.all(Array.from({ length: availableParallelism() }, lane));
  return outcomes.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** One line per case. */
function toJson({ cases, ...head }: Conformance): string {
  const lines = cases.map((each) => JSON.stringify(each)).join(',\n');
  return `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "cases": [\n${lines}\n  ]\n}\n`;
}

const suite = await findSuite(
  resolve(values.suite ?? (await fetchSuite(join(ROOT, 'node_modules', '.cache')))),
);
const cases = (await listCases(suite)).filter(({ name }) => name.includes(values.only));
const workspace = await openWorkspace({
  bundleFolder: join(ROOT, 'dist'),
  runtime: POLICY.runtime,
  isolation: 'auto',
});
try {
  const machine = describeMachine();
  const outcomes = await runAll(cases, workspace);
  const result = {
    date: today(),
    machine,
    commit: describeCommit(ROOT),
    suite: values.suite === undefined ? `onnx ${ONNX_VERSION}` : relative(ROOT, suite),
    cases: outcomes,
  };
  const page = renderConformance(result);
  await mkdir(values.out, { recursive: true });
  await writeFile(join(values.out, 'conformance.json'), toJson(result));
  await writeFile(join(values.out, 'conformance.md'), page);
  console.log(page);
  const isWorse = outcomes.some(
    ({ gate, direct }) => gate.kind === 'broken' || (direct.kind === 'pass' && gate.kind !== 'match'),
  );
  process.exitCode = isWorse ? 1 : 0;
} finally {
  await closeWorkspace(workspace);
}
