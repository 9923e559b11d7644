import type { Progress } from '../measure/progress-event.ts';

/** What a command needs from the process that runs it. */
export interface Terminal {
  readonly bundleFolder: string;
  readonly version: string;
  /** Absolute; relative paths of the command line are relative to it. */
  readonly folder: string;
  readonly print: (text: string) => void;
  readonly progress: Progress;
  readonly color: boolean;
}

/** One option of a command: what `parseArgs` needs, and what `--help` says. */
export interface Option {
  readonly type: 'string' | 'boolean';
  readonly short?: string;
  readonly multiple?: boolean;
  readonly default?: string | boolean;
  /** How help names the value: "FILE"; absent for a flag. */
  readonly value?: string;
  readonly help: string;
  /** How help names the default, where it is not `default` itself. */
  readonly defaultText?: string;
}

export type Options = Readonly<Record<string, Option>>;

/** The one word that a command takes besides its options. */
export interface Positional {
  /** "MODEL". */
  readonly name: string;
  /** "a model file". */
  readonly what: string;
  readonly example: string;
}

/** A command as the table lists it; `run` reads the words after its name and returns the exit code. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly positional: Positional | undefined;
  readonly options: Options;
  /** Paragraphs below the options. */
  readonly details: string;
  /** A second form of the command, with help of its own: "--verify FILE". */
  readonly variant: Variant | undefined;
  readonly run: (words: readonly string[], terminal: Terminal) => Promise<number>;
}

export interface Variant {
  readonly usage: string;
  readonly summary: string;
  /** Options of the command that only this form takes, or takes in another sense. */
  readonly options: Options;
}
