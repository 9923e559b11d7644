import { describe, expect, it } from 'vitest';
import { scorerOf, userErrorOf } from '../support/scoring.ts';

const output = (name: string, dtype = 'float32') => ({ name, dtype, shape: undefined });
const task = { kind: 'classification' } as const;

describe('the output that a task scores', () => {
  it('is the only tensor when none is named', () => {
    const outputs = [
      output('maps', 'sequence'),
      output('logits'),
      output('packed', 'int4'),
      output('__proto__'),
    ];
    expect(scorerOf({ task, outputs }).outputNames).toEqual(['logits']);
  });

  it('is the one that is named', () => {
    const outputs = [output('label', 'int64'), output('probabilities')];
    expect(scorerOf({ task: { ...task, output: 'probabilities' }, outputs }).outputNames).toEqual([
      'probabilities',
    ]);
  });

  it.each([
    {
      title: 'several',
      named: undefined,
      outputs: [output('a'), output('b')],
      message: 'models.m.task: expected "output" to choose one of "a", "b", got none.',
    },
    {
      title: 'none',
      named: undefined,
      outputs: [output('m', 'map')],
      message: 'models.m.task: expected a model with a tensor output, got "m".',
    },
    {
      title: 'an unknown name',
      named: 'logit',
      outputs: [output('logits')],
      message: 'models.m.task.output: expected one of "logits", got "logit".',
      hint: 'Did you mean "logits"?',
    },
    {
      title: 'no tensor',
      named: 'm',
      outputs: [output('m', 'map'), output('x')],
      message: 'models.m.task.output: expected one of "x", got "m" of type map.',
    },
    {
      title: 'what would abort the runtime',
      named: 'q',
      outputs: [output('q', 'int4'), output('x')],
      message: 'got "q" of type int4.',
    },
    {
      title: 'what the runtime cannot return',
      named: '__proto__',
      outputs: [output('__proto__'), output('x')],
      message: 'got "__proto__" of type float32.',
    },
  ])('is refused when there is $title', ({ named, outputs, message, hint }) => {
    const error = userErrorOf(() =>
      scorerOf({ task: { ...task, ...(named !== undefined && { output: named }) }, outputs }),
    );
    expect(error.message).toBe(
      message.startsWith('got') ? `models.m.task.output: expected one of "x", ${message}` : message,
    );
    expect(error.hint).toContain(hint ?? '');
  });
});
