import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UserError } from '../errors/errors.ts';
import { nearestName } from '../errors/nearest-name.ts';
import type { Command, Options, Positional, Terminal, Variant } from './command.ts';
import { renderHelp } from './help.ts';

type ParseArgsOptionsConfig = NonNullable<ParseArgsConfig['options']>;

type Values<Table extends Options> = ReturnType<
  typeof parseArgs<{ options: Table & ParseArgsOptionsConfig & typeof HELP; allowPositionals: true }>
>['values'];

/** Parsed arguments after a command's name. */
interface Arguments<Table extends Options, Word extends Positional | undefined> {
  readonly values: Values<Table>;
  readonly positional: Word extends Positional ? string : undefined;
}

interface Definition<Table extends Options, Word extends Positional | undefined> {
  readonly name: string;
  readonly summary: string;
  readonly positional?: Word;
  readonly options: Table;
  readonly details?: string;
  readonly variant?: Variant;
  readonly run: (given: Arguments<Table, Word>, terminal: Terminal) => Promise<number>;
}

const HELP = { help: { type: 'boolean', short: 'h', default: false } } as const;

/** Turns a definition into a command that parses its words strictly and handles `--help`. */
export function defineCommand<
  const Table extends Options,
  const Word extends Positional | undefined = undefined,
>(definition: Definition<Table, Word>): Command {
  const { name, summary, positional, options, details = '', variant, run } = definition;
  const command: Command = {
    ...{ name, summary, positional, options, details, variant },
    async run(words, terminal) {
      const { values, positionals } = parse(words, command);
      if (values['help'] === true) {
        terminal.print(renderHelp(command));
        return 0;
      }
      const word = readPositional(positionals, command);
      return run({ values, positional: word } as Arguments<Table, Word>, terminal);
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

function readPositional(
  words: readonly string[],
  { name, positional }: Pick<Command, 'name' | 'positional'>,
): string | undefined {
  const [first, second] = words;
  const extra = positional === undefined ? first : second;
  if (extra !== undefined) {
    const allowed = positional === undefined ? 'options only' : `one ${positional.name}`;
    throw new UserError(`${name}: expected ${allowed}, got "${extra}".`, seeHelp(name));
  }
  if (positional !== undefined && first === undefined)
    throw new UserError(`${name}: expected ${positional.what}, got none.`, `Example: ${positional.example}`);
  return first;
}

export const seeHelp = (command: string): string => `See regression-gate ${command} --help.`;
