import { createRandom, type RandomSource } from '../../src/stats/random.ts';

/* Inputs that get past a parser: valid ones with something changed, in the grammar of the format or in its bytes. */

const pick = <Item>(random: RandomSource, items: readonly Item[]): Item =>
  items[random.nextInt(items.length)] as Item;

/** Values that parsers trip over. */
const VALUES: readonly unknown[] = [
  ...[null, true, false, 0, -0, -1, 1.5, 2 ** 31, 2 ** 53, 1e308, -1e308, 5e-324],
  ...['', ' ', '0', '10%', '1pp', '-5%', '60s', 'NaN', '__proto__', 'constructor', 'a'.repeat(300), '\u0000'],
  ...[
    '\ud800',
    '\u202e',
    '::error::x',
    '##[error]x',
    '<img src=x>',
    '@everyone',
    '| a | b |',
    '../../x',
    '1e999',
  ],
  ...[[], {}, [[]], [null], { a: 1 }, { __proto__: null, x: {} }],
];

/** Keys, of which `__proto__` must stay one like any other. */
const KEYS = ['__proto__', 'constructor', 'toString', '', 'version', 'x'] as const;

type Json = unknown;

/** A value as JSON has it, with one to four places changed: replaced, removed, added, doubled, or nested. */
export function mutateJson(value: Json, random: RandomSource): Json {
  let mutated: Json = JSON.parse(JSON.stringify(value));
  // Mostly one: a parser stops at the first mistake.
  const count = random.nextInt(3) === 0 ? 1 + random.nextInt(4) : 1;
  for (let done = 0; done < count; done += 1) mutated = mutateOnce(mutated, random);
  return mutated;
}

function mutateOnce(value: Json, random: RandomSource): Json {
  const isLeaf = typeof value !== 'object' || value === null;
  // Deeper places are as likely as shallow ones.
  if (isLeaf || random.nextInt(6) === 0) return replace(value, random);
  if (Array.isArray(value)) return mutateArray(value, random);
  const keys = Object.keys(value);
  const copy = { ...(value as Record<string, Json>) };
  if (keys.length === 0 || random.nextInt(12) === 0) {
    define(copy, pick(random, KEYS), pick(random, VALUES));
    return copy;
  }
  const key = pick(random, keys);
  if (random.nextInt(10) === 0) delete copy[key];
  else copy[key] = mutateOnce(copy[key], random);
  return copy;
}

function mutateArray(value: readonly Json[], random: RandomSource): Json {
  const copy = [...value];
  const place = random.nextInt(copy.length + 1);
  const act = random.nextInt(8);
  if (copy.length === 0 || act === 0) copy.splice(place, 0, pick(random, VALUES));
  else if (act === 1) copy.splice(place, 1);
  else if (act === 2) copy.push(...copy);
  else copy[place % copy.length] = mutateOnce(copy[place % copy.length], random);
  return copy;
}

function replace(value: Json, random: RandomSource): Json {
  if (typeof value === 'number' && random.nextInt(2) === 0)
    return value * pick(random, [-1, 0, 1e6, 1e-6, 1.5]);
  if (typeof value === 'string' && random.nextInt(2) === 0) return mutateText(value, random);
  if (random.nextInt(10) > 0) return pick(random, VALUES);
  let nested: Json = value;
  for (let depth = random.nextInt(200); depth > 0; depth -= 1)
    nested = random.nextInt(2) === 0 ? [nested] : { a: nested };
  return nested;
}

/** Also defines `__proto__`, which an assignment would not. */
const define = (object: object, key: string, value: Json): void =>
  void Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });

/** A text with a piece cut out, doubled, swapped or replaced. */
export function mutateText(text: string, random: RandomSource): string {
  const [from, to] = [random.nextInt(text.length + 1), random.nextInt(text.length + 1)].sort(
    (a, b) => a - b,
  ) as [number, number];
  const piece = text.slice(from, to);
  const instead = [
    () => '',
    () => piece + piece,
    () => [...piece].reverse().join(''),
    () => JSON.stringify(pick(random, VALUES)) ?? '',
    () =>
      pick(random, [
        '[',
        '{',
        '"',
        ':',
        '\n',
        '\t',
        '\r',
        '&a [*a]',
        '*a',
        '- ',
        '|',
        ',',
        '\u0000',
        '\ufeff',
      ]),
  ];
  return text.slice(0, from) + pick(random, instead)() + text.slice(to);
}

/** Bytes with a few of them flipped, cut off, removed or repeated. */
export function mutateBytes(bytes: Buffer, random: RandomSource): Buffer {
  let mutated = Buffer.from(bytes);
  for (let count = 1 + random.nextInt(4); count > 0 && mutated.length > 0; count -= 1) {
    const place = random.nextInt(mutated.length);
    switch (random.nextInt(5)) {
      case 0:
        mutated[place] = random.nextInt(256);
        break;
      case 1:
        mutated[place] = Number(mutated[place]) ^ (1 << random.nextInt(8));
        break;
      case 2:
        mutated = mutated.subarray(0, place);
        break;
      case 3:
        mutated = Buffer.concat([
          mutated.subarray(0, place),
          mutated.subarray(place + 1 + random.nextInt(8)),
        ]);
        break;
      default:
        mutated = Buffer.concat([mutated.subarray(0, place), mutated.subarray(random.nextInt(place + 1))]);
    }
  }
  return mutated;
}

/** JSON text of a mutated value, whose text is sometimes mutated too. */
export function mutatedJsonText(value: Json, random: RandomSource): string {
  const text = JSON.stringify(mutateJson(value, random)) ?? '';
  return random.nextInt(5) === 0 ? mutateText(text, random) : text;
}

export const randomOf = (seed: number): RandomSource => createRandom(seed);
