import { createRandom, type RandomSource } from '../../stats/random.ts';

/** As many as the timed launches cycle through in turn. */
const PROMPTS = 32;

const THINGS = ['rivers', 'glass', 'bridges', 'bread', 'clocks', 'salt', 'maps', 'wool', 'copper', 'rain'];
const PLACES = ['France', 'Japan', 'Kenya', 'Peru', 'Norway', 'India', 'Canada', 'Egypt', 'Poland', 'Chile'];

type Draw = (random: RandomSource) => string;

const oneOf = (words: readonly string[], random: RandomSource): string =>
  words[random.nextInt(words.length)] as string;

/** Short questions of several kinds, so that answers differ in length. */
const KINDS: readonly Draw[] = [
  (random) => `What is ${random.nextInt(90) + 10} plus ${random.nextInt(90) + 10}?`,
  (random) => `Name three cities in ${oneOf(PLACES, random)}.`,
  (random) => `Write one sentence about ${oneOf(THINGS, random)}.`,
  (random) =>
    `Explain in a few sentences how ${oneOf(THINGS, random)} shaped the history of ${oneOf(PLACES, random)}.`,
];

/** Made-up prompts, the same for the same seed. */
export function drawPrompts(seed: number): string[] {
  const random = createRandom(seed);
  return Array.from({ length: PROMPTS }, (_, index) => (KINDS[index % KINDS.length] as Draw)(random));
}
