import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Verdict, verdictSchema } from '../../src/verdict/verdict.ts';
import { type Loopback, startLoopback } from './loopback/start-loopback.ts';
import { type ActionRun, runAction } from './run-action.ts';
import {
  edit,
  makeServedRepository,
  SERVED_POLICY,
  type ServedPull,
  type ServedRepository,
} from './served-repository.ts';

/*
 * The uses of the gate on a model behind a server, through the Action. The server's program is in the repository, so a
 * pull request can change it. Changes are large, so that a busy machine sees them too.
 */

const REPOSITORY = { full_name: 'owner/repository', default_branch: 'main' };
const INPUTS = { budget: '6s', 'budget-extension': '0' };

let repository: ServedRepository;
let server: Loopback;
beforeAll(async () => {
  repository = await makeServedRepository();
  server = await startLoopback({ repository: repository.lab.folder });
});
afterAll(async () => {
  repository.lab.remove();
  await server.close();
});

/** A push of the base commit to the default branch. */
function push(): Promise<ActionRun> {
  const { base, lab, checkOut } = repository;
  checkOut(base);
  const payload = { ref: 'refs/heads/main', before: '0'.repeat(40), repository: REPOSITORY };
  const event = { name: 'push', payload };
  return runAction({
    workspace: lab.folder,
    serverUrl: server.url,
    sha: base,
    event,
    inputs: INPUTS,
    env: { GATE_SECRET: 'secret' },
  });
}

let lastPull = 0;

/** The check of a pull request on a fresh runner. */
function pull({ head, merge }: ServedPull, attempt = 1): Promise<ActionRun> {
  const { base, lab, checkOut } = repository;
  checkOut(merge);
  lastPull += attempt === 1 ? 1 : 0;
  const payload = {
    pull_request: {
      number: lastPull,
      head: { sha: head, repo: REPOSITORY },
      base: { sha: base, repo: REPOSITORY },
    },
    repository: REPOSITORY,
  };
  server.cacheRights.scope = `refs/pull/${lastPull}/merge`;
  server.cacheRights.others = ['refs/heads/main'];
  return runAction({
    workspace: lab.folder,
    serverUrl: server.url,
    sha: merge,
    event: { name: 'pull_request', payload },
    inputs: INPUTS,
    env: { GATE_SECRET: 'secret', GITHUB_RUN_ATTEMPT: String(attempt) },
  });
}

function readVerdict({ outputs, log }: ActionRun): Verdict {
  const file = outputs['verdict-file'];
  if (file === undefined) throw new Error(log);
  return verdictSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}
const failed = (run: ActionRun) =>
  readVerdict(run).models[0]?.rows.filter(({ state }) => state === 'fail').map(({ metric }) => metric);

describe('a model behind a server', () => {
  beforeAll(async () => {
    const recorded = await push();
    console.log(recorded.log, recorded.summary);
    expect(recorded.exitCode, recorded.log).toBe(0);
    expect(server.entries).toMatchObject([{ isComplete: true, key: expect.stringContaining(repository.base) }]);
  });

  test.each([
    ['start', edit(SERVED_POLICY, (text) => text.replace(`'{port}',`, `'{port}', --per-token-ms, '12',`))],
    ['program', edit('serve.mjs', (text) => text.replace(`'per-token-ms': { type: 'string', default: '0' }`, `'per-token-ms': { type: 'string', default: '12' }`))],
    ['docs', () => {}],
    ['env', (folder: string) => {
       edit(SERVED_POLICY, (text) => text.replace(`      ready:`, `      environment: [GATE_SECRET]\n      ready:`))(folder);
       edit('serve.mjs', (text) => text.replace(`update(\``, `update(\`\${process.env.GATE_SECRET ?? ''}`))(folder);
    }],
    ['url', edit(SERVED_POLICY, (text) => text.replace(/start: .*/, `url: 'http://127.0.0.1:9'\n      baseline-url: 'http://127.0.0.1:9'`).replace(/ +ready.*\n/, ''))],
    ['kind', edit(SERVED_POLICY, (text) => text.replace(/ {4}engine:[^]*?( {4}dataset)/, '$1').replace('kind: text, score: exact-match', 'kind: output-match').replace(/ {4}generation.*\n/, '').replace(/ {6}tpot.*\n/, '').replace(/ {6}error-rate.*\n/,''))],
  ])('%s', async (_, change) => {
    const started = performance.now();
    const run = await pull(repository.propose(change));
    console.log(_, performance.now() - started, run.exitCode, run.log, server.comments.at(-1)?.body);
    console.log(failed(run));
  });
});
