import { describe, expect, test } from 'vitest';
import { judgePublication } from '../../../src/github/publish/judge-publication.ts';
import { model, verdict } from '../../support/fixtures/verdict-fixture.ts';

const CONTROL = { at: '2026-11-29T03:00:00.000Z', blocked: ['slower' as const], daysAgo: 1 };
const judge = (fetched: Parameters<typeof judgePublication>[0], conclusion: string | undefined) =>
  judgePublication(fetched, { conclusion }, undefined);

describe('judgePublication', () => {
  test('publishes a pass of a run that succeeded', () => {
    const publication = judge({ verdict: verdict([model()]) }, 'success');
    expect(publication).toMatchObject({ kind: 'published', verdict: { state: 'pass' }, exitCode: 0 });
  });

  test('publishes an undecided verdict of a run that failed', () => {
    const publication = judge({ verdict: verdict([model({ state: 'inconclusive' })]) }, 'failure');
    expect(publication).toMatchObject({ kind: 'published', verdict: { state: 'inconclusive' }, exitCode: 0 });
  });

  test.each(['failure', undefined])('withholds a pass of a run that ended as %s', (conclusion) => {
    expect(judge({ verdict: verdict([model()]) }, conclusion)).toEqual({
      kind: 'withheld',
      why: { kind: 'unsuccessful-run', state: 'pass' },
      exitCode: 3,
    });
  });

  test('withholds a verdict that contradicts itself', () => {
    expect(judge({ verdict: verdict([model({ id: 'merge now' })]) }, 'success')).toEqual({
      kind: 'withheld',
      why: { kind: 'refused', why: { kind: 'contradiction', contradiction: { kind: 'bad-model-id' } } },
      exitCode: 2,
    });
  });

  test('withholds a refused verdict, with its reason', () => {
    expect(judge({ refused: { kind: 'not-json' } }, 'failure')).toEqual({
      kind: 'withheld',
      why: { kind: 'refused', why: { kind: 'not-json' } },
      exitCode: 2,
    });
  });

  test.each([
    { title: 'is an error of a run that succeeded', conclusion: 'success', exitCode: 2 },
    { title: 'is expected of a run that failed', conclusion: 'failure', exitCode: 0 },
  ])('a missing verdict $title', ({ conclusion, exitCode }) => {
    const none = { kind: 'no-artifact', name: 'regression-gate' } as const;
    const why = { kind: 'no-verdict', why: none };
    expect(judge({ none }, conclusion)).toEqual({ kind: 'withheld', why, exitCode });
  });

  test('takes the positive control from the caller, whatever the verdict claims', () => {
    const claimed = verdict([model()], { positiveControl: { ...CONTROL, daysAgo: 0 } });
    const publication = judgePublication({ verdict: claimed }, { conclusion: 'success' }, CONTROL);
    expect(publication).toMatchObject({ verdict: { positiveControl: CONTROL } });
    expect(judge({ verdict: claimed }, 'success')).not.toHaveProperty('verdict.positiveControl');
  });
});
