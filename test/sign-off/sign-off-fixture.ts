import { limitsSchema } from '../../src/policy/limits.ts';
import { digestFields } from '../../src/records/comparability.ts';
import {
  digestRecord,
  type Repeat,
  type SignOff,
  signOffSchema,
} from '../../src/sign-off/sign-off-record.ts';
import { passingRows, shownRows } from '../support/fixtures/verdict-fixture.ts';

const hex = (digit: string) => digit.repeat(64);

/** The limits that the rows of the report's fixture are judged by. */
const LIMITS = limitsSchema.parse({
  'latency-p95': { 'max-increase': '10%', floor: '0.05ms' },
  'task-score': { 'max-drop': '1pp' },
  'review-rate': { 'max-increase': '1pp' },
  'memory-ram-peak': { 'max-increase': '10%', floor: '16MiB' },
  'memory-arena-peak': { 'max-increase': '10%' },
  'cost-per-1000': { 'max-increase': '10%' },
});

const COMPARABILITY = { dataset: hex('d'), runtime: 'onnxruntime-node 1.30.0', providers: 'cpu' };
const ENVIRONMENT = { processor: 'AMD EPYC 7763', 'logical cores': '2', platform: 'linux x64' };

function repeatOf(seed: number): Repeat {
  return {
    seed,
    budgetNs: 300e9,
    state: 'pass',
    ending: { kind: 'compared' },
    rows: [...passingRows(), ...shownRows().slice(0, 1)],
    fallback: { baseline: {}, candidate: {} },
  };
}

/** A release of one model that was compared twice and signed off; `change` edits it before it is sealed. */
export function signOffOf(change: (record: SignOff) => void = () => {}): SignOff {
  // Cloned, because rows of the report's fixture share what a test may change.
  const record: SignOff = structuredClone<SignOff>({
    version: 2,
    signed: true,
    state: 'pass',
    exitCode: 0,
    refusals: [],
    at: '2026-11-25T09:30:00.000Z',
    gate: { version: '0.1.0' },
    release: {
      repository: 'https://github.com/owner/repository',
      commit: 'c'.repeat(40),
      tag: 'v2.0.0',
      ref: 'refs/tags/v2.0.0',
    },
    triggeredBy: {
      actor: 'octocat',
      event: 'release',
      run: {
        id: '4711',
        attempt: '1',
        url: 'https://github.com/owner/repository/actions/runs/4711/attempts/1',
      },
    },
    policy: { path: '.github/regression-gate.yml', sha256: hex('a') },
    profile: { repeats: 2, budgetNs: 300e9, nightlyMaxAgeMs: 7 * 86_400_000, onlyModel: null },
    waivers: { file: null, inForce: [] },
    models: [
      {
        id: 'fashion',
        sha256: hex('1'),
        sizeBytes: 415_744,
        files: [{ path: 'models/fashion.onnx', sha256: hex('1') }],
        limits: JSON.parse(JSON.stringify(LIMITS)),
        nightly: {
          run: {
            id: '4700',
            attempt: '1',
            url: 'https://github.com/owner/repository/actions/runs/4700/attempts/1',
          },
          commit: 'b'.repeat(40),
          recordedAt: '2026-11-24T03:17:00.000Z',
          model: hex('1'),
          state: 'pass',
        },
        measured: {
          dataset: { path: 'data/regression-set.jsonl', sha256: hex('d') },
          comparability: { sha256: digestFields(COMPARABILITY), fields: COMPARABILITY },
          environment: { sha256: digestFields(ENVIRONMENT), fields: ENVIRONMENT },
          baseline: {
            commit: '9'.repeat(40),
            sha256: hex('8'),
            source: {
              kind: 'record',
              commit: '9'.repeat(40),
              recordedAt: '2026-10-01T12:00:00.000Z',
              store: { kind: 'branch', name: 'regression-gate-data' },
            },
          },
        },
        repeats: [repeatOf(1), repeatOf(2)],
      },
    ],
    notes: [
      { kind: 'last-release', tag: 'v1.4.0', commit: '9'.repeat(40) },
      { kind: 'of-model', model: 'fashion', note: { kind: 'cpu-stolen', share: 0.031 } },
    ],
    digest: '',
  });
  change(record);
  return sealed(record);
}

/** The record with the digest that belongs to it, as it comes back from its file. */
export function sealed(record: SignOff): SignOff {
  return signOffSchema.parse(JSON.parse(JSON.stringify({ ...record, digest: digestRecord(record) })));
}

/** The same release, of a model behind a server. */
export function servedOf(): SignOff {
  return signOffOf((record) => {
    record.models[0]!.measured!.server = {
      protocol: 'openai',
      start: ['node', '../serve.mjs', '--port', '{port}'],
      url: null,
      executable: { name: 'node', sha256: hex('e'), sizeBytes: 1024 },
      files: [{ path: 'serve.mjs', sha256: hex('2') }],
      locks: [
        { path: 'package-lock.json', sha256: hex('3'), packages: [{ name: 'undici', version: '7.1.0' }] },
        { path: 'yarn.lock', sha256: hex('4'), packages: null },
      ],
    };
  });
}

/** The same release, refused because one repeat could not be decided. */
export function refusedOf(): SignOff {
  return signOffOf((record) => {
    const repeat = record.models[0]!.repeats[1]!;
    const interval = { low: -0.02, high: 0.131, confidence: 0.99 };
    const reason = {
      kind: 'interval-crosses-limit',
      of: 'change',
      fails: 0.19,
      passes: 0.02,
      isByLaunches: true,
    };
    Object.assign(repeat.rows[0]!, { state: 'inconclusive', interval, reasons: [reason] });
    repeat.state = 'inconclusive';
    const refusals = [
      { kind: 'repeat-not-passed', model: 'fashion', repeat: 2, of: 2, state: 'inconclusive' },
    ];
    Object.assign(record, { signed: false, state: 'inconclusive', exitCode: 3, refusals });
  });
}

/** The same release with a score below its limit, within a waiver. */
export function waivedOf(): SignOff {
  return signOffOf((record) => {
    for (const repeat of record.models[0]!.repeats) {
      repeat.state = 'waived';
      const row = repeat.rows[1]!;
      Object.assign(row, {
        state: 'waived',
        candidate: 0.8975,
        change: 0.8975 - 0.912,
        reasons: [
          {
            kind: 'within-waiver',
            isBeyondLimit: true,
            waivers: [
              {
                ceiling: { 'max-drop': { kind: 'points', value: 0.015 } },
                expires: '2026-11-25',
                issue: 'https://github.com/owner/repository/issues/12',
              },
            ],
          },
        ],
      });
    }
    record.state = 'waived';
    record.waivers = {
      file: { path: '.github/regression-gate-waivers.yml', sha256: hex('e') },
      inForce: [
        {
          model: 'fashion',
          metric: 'task-score',
          ceiling: { 'max-drop': { kind: 'points', value: 0.015 } },
          expires: '2026-11-25',
          issue: 'https://github.com/owner/repository/issues/12',
          reason: 'Relabeled items land next week.',
        },
      ],
    };
  });
}
