import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { INPUT_DEFAULTS } from '../../src/github/inputs/input-defaults.ts';
import { EVIDENCE_ARTIFACT, EVIDENCE_FILE } from '../../src/github/pull-request-evidence.ts';

interface Step {
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Record<string, unknown>;
}
interface Job {
  readonly if?: string;
  readonly needs?: string | string[];
  readonly permissions: Record<string, string>;
  readonly 'timeout-minutes': unknown;
  readonly strategy?: { readonly 'fail-fast': boolean; readonly matrix: object };
  readonly outputs?: Record<string, string>;
  readonly steps: readonly Step[];
}
interface Workflow {
  readonly permissions: object;
  readonly jobs: Record<'route' | 'measure' | 'verdict', Job>;
}
interface ActionFile {
  readonly inputs: object;
  readonly outputs: object;
}

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const text = read('.github/workflows/gate.yml');
const { jobs, permissions } = parse(text) as Workflow;
const action = parse(read('action.yml')) as ActionFile;
const gateStep = (job: Job) => job.steps.find(({ uses }) => uses === '$/');

describe('gate.yml', () => {
  test('judges whatever happened before, and hands over how it ended', () => {
    const { verdict } = jobs;
    expect(verdict.if).toBe('always()');
    expect(verdict.needs).toEqual(['route', 'measure']);
    expect(gateStep(verdict)?.with?.['needs']).toBe('$' + '{{ toJSON(needs) }}');
  });

  test('lets no model stop another one’s measuring, and no job run for ever', () => {
    expect(jobs.measure.strategy?.['fail-fast']).toBe(false);
    for (const job of Object.values(jobs)) expect(job['timeout-minutes']).toBeDefined();
  });

  test('gives no job more than it needs, and the one that runs models least', () => {
    expect(permissions).toEqual({});
    expect(jobs.route.permissions).toEqual({ contents: 'read' });
    expect(jobs.measure.permissions).toEqual({ contents: 'read', actions: 'read' });
    expect(jobs.verdict.permissions).toEqual({
      contents: 'read',
      actions: 'read',
      'pull-requests': 'write',
    });
    expect(JSON.stringify(jobs.measure)).not.toContain('secrets.');
  });

  test('leaves its verdict where the companion of forks looks for it, apart from the results', () => {
    const [left, ...more] = jobs.verdict.steps.filter(({ uses }) =>
      uses?.startsWith('actions/upload-artifact@'),
    );
    expect(more).toEqual([]);
    expect(left?.with?.['name']).toBe(INPUT_DEFAULTS.artifact);
    expect(left?.with?.['path']).toContain('.regression-gate/out/verdict.json');
    const results = jobs.verdict.steps.find(({ uses }) => uses?.startsWith('actions/download-artifact@'));
    expect(results?.with?.['pattern']).toBe(`${INPUT_DEFAULTS.artifact}-*`);
  });

  test('leaves what each job measured for the merge queue, apart from results and verdict', () => {
    const upload = jobs.measure.steps.find(({ with: given }) =>
      String(given?.['path']).endsWith(EVIDENCE_FILE),
    );
    expect(upload?.with?.['name']).toBe(`${EVIDENCE_ARTIFACT}-\${{ matrix.name }}`);
    expect(upload?.['if']).toBe("github.event_name == 'pull_request'");
  });

  test('pins every action of others by its full SHA, and names the version', () => {
    const lines = text.split('\n').filter((line) => /\buses:/.test(line) && !line.includes('uses: $/'));
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) expect(line).toMatch(/uses: [\w./-]+@[0-9a-f]{40} # v\d+/);
  });

  test('keeps no credentials in a checkout', () => {
    const checkouts = Object.values(jobs).flatMap(({ steps }) =>
      steps.filter(({ uses }) => uses?.startsWith('actions/checkout@')),
    );
    expect(checkouts.map((step) => step.with?.['persist-credentials'])).toEqual([false, false, false]);
  });

  test('hands over inputs that the Action has, and takes outputs that it gives', () => {
    for (const job of Object.values(jobs)) {
      for (const name of Object.keys(gateStep(job)?.with ?? {})) {
        expect(Object.keys(action.inputs)).toContain(name);
        expect(Object.keys(INPUT_DEFAULTS)).toContain(name);
      }
      for (const value of Object.values(job.outputs ?? {})) {
        const name = /steps\.\w+\.outputs\.([\w-]+)/.exec(value)?.[1];
        expect(Object.keys(action.outputs)).toContain(name);
      }
    }
  });
});
