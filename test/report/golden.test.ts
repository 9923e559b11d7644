import { beforeAll, describe, expect, it } from 'vitest';
import type { GateResult } from '../../src/gate/gate-result.ts';
import { renderTerminal } from '../../src/report/render-terminal.ts';
import { GOLDEN_CASES, play } from './golden-cases.ts';

/* Reports of real runs of the gate: all of it is real but the machine that models are measured on, and the clock. */

/** Lines of a report on one model that are not folded, besides its waivers. */
const MAX_OPEN_LINES = 30;

describe.each(GOLDEN_CASES)('$name', (golden) => {
  let result: GateResult;
  beforeAll(async () => {
    result = await play(golden);
  });

  it(`ends as ${golden.state}, exit code ${golden.exitCode}`, () => {
    expect(result.verdict.state).toBe(golden.state);
    expect(result.exitCode).toBe(golden.exitCode);
  });

  it(`renders golden/${golden.name}.md`, async () => {
    await expect(result.report).toMatchFileSnapshot(`golden/${golden.name}.md`);
  });

  it(`renders golden/${golden.name}.txt`, async () => {
    const text = renderTerminal(result.verdict, { color: false });
    await expect(text).toMatchFileSnapshot(`golden/${golden.name}.txt`);
  });

  it('shows little unfolded, and no confidence in it', () => {
    const open = result.report.replace(/\n\n<details>[\s\S]*?<\/details>/g, '');
    const { models } = result.verdict;
    const waivers = models.flatMap((model) => model.waivers ?? []).length;
    const most = MAX_OPEN_LINES * models.length + (waivers === 0 ? 0 : 3 + waivers);
    expect(open.split('\n').length).toBeLessThanOrEqual(most);
    expect(open).not.toMatch(/confidence/i);
  });
});
