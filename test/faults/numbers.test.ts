import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { expect, test } from 'vitest';

/* Every fault that the gate must survive has a number, and tests name in their titles which of them they inject. */

const TESTS = resolve(import.meta.dirname, '..');

/** How many faults there are: F1 to F60. */
const FAULTS = 60;

/** Faults that no test injects, and why. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  F60: 'a hundred re-runs under random faults take too long for a test: `npm run soak`',
};

/** Numbers at the start of a title: "F1, F2: makes exactly one comment". */
const NAMED = /['"`]((?:F\d+, )*F\d+): /g;

const named = new Map<string, string[]>();
for (const file of readdirSync(TESTS, { recursive: true, encoding: 'utf8' })) {
  if (!file.endsWith('.test.ts') || basename(file) === basename(import.meta.url)) continue;
  for (const [, numbers = ''] of readFileSync(join(TESTS, file), 'utf8').matchAll(NAMED))
    for (const number of numbers.split(', ')) named.set(number, [...(named.get(number) ?? []), file]);
}

const numbers = Array.from({ length: FAULTS }, (_, index) => `F${index + 1}`);

test('every fault is injected by at least one test, or listed with the reason why not', () => {
  expect(numbers.filter((number) => !named.has(number) && !(number in ELSEWHERE))).toEqual([]);
});

test('no fault is listed that a test injects, and no test names one that there is not', () => {
  expect(Object.keys(ELSEWHERE).filter((number) => named.has(number))).toEqual([]);
  expect([...named.keys()].filter((number) => !numbers.includes(number))).toEqual([]);
});
