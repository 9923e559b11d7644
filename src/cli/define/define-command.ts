import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UserError } from '../../errors/errors.ts';
import { nearestName } from '../../errors/nearest-name.ts';
import type { Command, Options, Positional, Terminal, Variant } from './command.ts';
import { renderHelp } from './help.ts';

type ParseArgsOptionsConfig = NonNullable<ParseArgsConfig['options']>;

type Values<Table extends Options> = ReturnType<
  typeof parseArgs<{ options: Table & ParseArgsOptionsConfig & typeof HELP; allowPositionals: true }>
>['values'];

/** Parsed arguments after a command's name. */
interface Arguments<Table extends Options, Words extends readonly Positional[]> {
  readonly values: Values<Table>;
  /** One per positional argument of the definition. */
  readonly positionals: { readonly [Position in keyof Words]: string };
}

interface Definition<Table extends Options, Words extends readonly Positional[]> {
  readonly name: string;
  readonly summary: string;
  readonly positionals?: Words;
  readonly options: Table;
  readonly details?: string;
  readonly variant?: Variant;
  readonly run: (given: Arguments<Table, Words>, terminal: Terminal) => Promise<number>;
}

const HELP = { help: { type: 'boolean', short: 'h', default: false } } as const;

/** Turns a definition into a command that parses its words strictly and handles `--help`. */
export function defineCommand<
  const Table extends Options,
  const Words extends readonly Positional[] = readonly [],
>(definition: Definition<Table, Words>): Command {
  const { name, summary, positionals = [], options, details = '', variant, run } = definition;
  const command: Command = {
    ...{ name, summary, positionals, options, details, variant },
    async run(words, terminal) {
      const { values, positionals: given } = parse(words, command);
      if (values['help'] === true) {
        terminal.print(renderHelp(command));
        return 0;
      }
      const read = readPositionals(given, command);
      return run({ values, positionals: read } as unknown as Arguments<Table, Words>, terminal);
    },
  };
  return command;
}

function parse(words: readonly string[], command: Pick<Command, 'name' | 'options'>) {
  const options = { ...command.options, ...HELP } as ParseArgsOptionsConfig;
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  } catch (error) {
    const unknown = unknownOption(error);
    if (unknown === undefined)
      throw new UserError(`${command.name}: ${(error as Error).message}.`, seeHelp(command.name), {
        cause: error,
      });
    const nearest = nearestName(unknown, Object.keys(options));
    throw new UserError(
      `${command.name}: expected ${nearest === undefined ? 'a known option' : `"--${nearest}"`}, got "--${unknown}".`,
      seeHelp(command.name),
      { cause: error },
    );
  }
}

/** Extracts the unknown option's name, which Node only puts in the message. */
function unknownOption(error: unknown): string | undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return undefined;
  return /'-{0,2}([^']+)'/.exec((error as Error).message)?.[1];
}

function readPositionals(
  words: readonly string[],
  { name, positionals }: Pick<Command, 'name' | 'positionals'>,
): string[] {
  const extra = words[positionals.length];
  if (extra !== undefined) {
    const names = positionals.map((positional) => positional.name);
    const allowed = names.length === 0 ? 'options only' : `one ${names.join(' and one ')}`;
    throw new UserError(`${name}: expected ${allowed}, got "${extra}".`, seeHelp(name));
  }
  return positionals.map((positional, index) => {
    const word = words[index] ?? positional.default;
    if (word !== undefined) return word;
    throw new UserError(`${name}: expected ${positional.what}, got none.`, `Example: ${positional.example}`);
  });
}

export const seeHelp = (command: string): string => `See regression-gate ${command} --help.`;
