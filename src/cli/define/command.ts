import type { Progress } from '../../measure/progress-event.ts';

/** What a command needs from its process. */
export interface Terminal {
  readonly bundleFolder: string;
  readonly version: string;
  /** Working directory, absolute; base of relative paths on the command line. */
  readonly folder: string;
  readonly print: (text: string) => void;
  readonly progress: Progress;
  readonly color: boolean;
}

/** One option of a command, for `parseArgs` and for `--help`. */
export interface Option {
  readonly type: 'string' | 'boolean';
  readonly short?: string;
  readonly multiple?: boolean;
  readonly default?: string | boolean;
  /** Name of the value in help, such as "FILE"; absent for a flag. */
  readonly value?: string;
  readonly help: string;
  /** Description of the default in help, if not `default` itself. */
  readonly defaultText?: string;
}

export type Options = Readonly<Record<string, Option>>;

/** A command's positional argument. */
export interface Positional {
  /** "MODEL". */
  readonly name: string;
  /** "a model file". */
  readonly what: string;
  readonly example: string;
  /** Used if the argument is absent; without one, its absence is an error. */
  readonly default?: string;
}

/** A command in the table. `run` parses the words after its name and returns the exit code. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly positionals: readonly Positional[];
  readonly options: Options;
  /** Paragraphs below the options. */
  readonly details: string;
  /** A second form of the command with its own help, such as "--verify FILE". */
  readonly variant: Variant | undefined;
  readonly run: (words: readonly string[], terminal: Terminal) => Promise<number>;
}

export interface Variant {
  readonly usage: string;
  readonly summary: string;
  /** Options that only this form has, or that mean something else in it. */
  readonly options: Options;
}
