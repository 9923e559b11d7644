import { describe, expect, test } from 'vitest';
import { inputFor, inputsInTurn } from '../../../../src/measure/served/requests/inputs-of-launch.ts';

const CLOSED = { kind: 'closed' } as const;
const OPEN = { kind: 'open', streams: 2, ratePerSecond: 5 } as const;

const passOf = (requests: number, inputs = 100) => ({
  inputs,
  plan: { blockSize: requests / 4, rounds: 4 },
  traffic: CLOSED,
});

describe('the inputs of a launch', () => {
  test.each([
    { title: 'twenty requests have twenty inputs', requests: 20, timed: 20 },
    { title: 'seventy-six as well, for want of a fourth run of more', requests: 76, timed: 20 },
    { title: 'eighty send twenty of them four times', requests: 80, timed: 20 },
    { title: 'eighty-eight send one in four', requests: 88, timed: 22 },
    { title: 'at most thirty-two', requests: 200, timed: 32 },
  ])('$title', ({ requests, timed }) => {
    expect(inputsInTurn(passOf(requests))).toEqual({ timed, of: 100 });
  });

  test.each([
    { title: 'fewer than a P95 takes', requests: 16, inputs: 100, found: undefined },
    { title: 'all that there are, however few', requests: 16, inputs: 16, found: { timed: 16, of: 16 } },
  ])('$title', ({ requests, inputs, found }) => {
    expect(inputsInTurn(passOf(requests, inputs))).toEqual(found);
  });

  test('open traffic has none', () => {
    expect(inputsInTurn({ ...passOf(80), traffic: OPEN })).toBeUndefined();
  });

  test('come in turn, and the next launch has the next ones', () => {
    const pass = passOf(80, 30);
    const inputs = (launch: number) =>
      Array.from({ length: 80 }, (_, request) => inputFor(pass, { launch, request }));
    expect(inputs(0).slice(0, 20)).toEqual(Array.from({ length: 20 }, (_, input) => input));
    expect(inputs(0).slice(60)).toEqual(inputs(0).slice(0, 20));
    expect(inputs(1).slice(0, 11)).toEqual([20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 0]);
  });

  test('in open traffic, a launch goes on where the last one ended', () => {
    const pass = { ...passOf(80, 30), traffic: OPEN };
    expect(inputFor(pass, { launch: 1, request: 3 })).toBe(83 % 30);
  });
});
