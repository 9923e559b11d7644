import { readlinkSync } from 'node:fs';
import { askSmi } from './ask-smi.ts';
import { type CardProcesses, PROCESS_PROPERTIES, parseCardProcesses } from './card-processes.ts';
import { CARD_PROPERTIES, type CardReading, parseCardReading } from './card-reading.ts';

/** A card that can be read. */
export interface Card {
  /** nvidia-smi: its path, or its name on PATH. */
  readonly command: string;
  /** Words that pick the card; none where it is the only one. */
  readonly selector: readonly string[];
  /** Whether this process sees the machine's processes by their own numbers: not in a container. */
  readonly seesAll: boolean;
  /** Names that its driver knows, in the order in which they are asked for. */
  readonly names: readonly string[];
  /** What it said when it was opened. */
  readonly first: CardReading;
}

/** The card, or why there is none to be read. */
export type CardAccess =
  | { readonly kind: 'readable'; readonly card: Card }
  | { readonly kind: 'unreadable'; readonly why: string };

/** What a reading came to. */
export type Read<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly why: string };

const CSV = '--format=csv,noheader,nounits';
const UNKNOWN_NAME = /Field "([^"]+)" is not a valid field to query/;

/**
 * Finds the card that the runtime will use and the properties that its driver knows. Drivers differ in them, and say one
 * unknown name at a time.
 *
 * @param options - `visible` is CUDA_VISIBLE_DEVICES: the first of its entries is the runtime's device 0.
 */
export function openCard({
  command = 'nvidia-smi',
  visible,
  seesAll = isInitialPidNamespace(),
}: {
  command?: string;
  visible?: string | undefined;
  seesAll?: boolean;
} = {}): CardAccess {
  const selector = selectorOf(visible);
  let names = Object.values(CARD_PROPERTIES).map(([name]) => name as string);
  for (;;) {
    const answer = askSmi(command, [...selector, `--query-gpu=${names.join(',')}`, CSV]);
    const unknown = UNKNOWN_NAME.exec(answer.ok ? answer.text : answer.why)?.[1];
    if (unknown !== undefined && names.includes(unknown)) names = replaceName(names, unknown);
    else if (answer.ok) return access({ command, selector, names, seesAll }, answer.text);
    else return { kind: 'unreadable', why: answer.why };
  }
}

/** The kernel gives the first namespace a number that never changes (PROC_PID_INIT_INO). */
function isInitialPidNamespace(): boolean {
  if (process.platform !== 'linux') return true;
  return readlinkSync('/proc/self/ns/pid') === 'pid:[4026531836]';
}

function access(opened: Omit<Card, 'first'>, text: string): CardAccess {
  const first = parseFirst(text, opened.names);
  return first === undefined
    ? {
        kind: 'unreadable',
        why: `nvidia-smi answered what is no reading: ${JSON.stringify(text.slice(0, 80))}`,
      }
    : { kind: 'readable', card: { ...opened, first } };
}

/** Of several cards the first: with no selector that is the runtime's device 0, by the order of the bus. */
const parseFirst = (text: string, names: readonly string[]): CardReading | undefined =>
  parseCardReading(text.split('\n')[0]?.trimEnd() ?? '', names);

/** A MIG device has no reading of its own; that of its card says so. */
function selectorOf(visible: string | undefined): readonly string[] {
  const first = visible?.split(',')[0]?.trim() ?? '';
  return /^\d+$|^GPU-/.test(first) ? ['-i', first] : [];
}

function replaceName(names: readonly string[], unknown: string): string[] {
  const known = Object.values(CARD_PROPERTIES).find((each) => each.includes(unknown)) ?? [];
  const older = known[known.indexOf(unknown) + 1];
  return names.flatMap((name) => (name === unknown ? (older ?? []) : name));
}

/** Reads the card once. */
export function readCard({ command, selector, names }: Card): Read<CardReading> {
  const answer = askSmi(command, [...selector, `--query-gpu=${names.join(',')}`, CSV]);
  if (!answer.ok) return answer;
  const value = parseFirst(answer.text, names);
  return value === undefined
    ? { ok: false, why: 'nvidia-smi answered what is no reading' }
    : { ok: true, value };
}

/** Reads once who is on the card. */
export function readCardProcesses({ command, selector }: Card): Read<CardProcesses> {
  const answer = askSmi(command, [...selector, `--query-compute-apps=${PROCESS_PROPERTIES}`, CSV]);
  return answer.ok ? { ok: true, value: parseCardProcesses(answer.text) } : answer;
}
