import type { Command, Option, Options } from './command.ts';

const PROGRAM = 'regression-gate';

const EXIT_CODES = 'Exit codes: 0 passed, 1 blocked, 2 bad input, 3 undecided, 4 the gate itself failed.';

/** Help for the program, one line per command. */
export function renderGeneralHelp(commands: readonly Command[]): string {
  const lines = commands.map((command) => [usageOf(command), command.summary] as const);
  return `${PROGRAM}: blocks a merge whose model is slower at P95, less accurate, more memory-hungry or more expensive

${renderColumns(lines)}

  "${PROGRAM} COMMAND --help" shows the options of a command; "${PROGRAM} --version" prints the version.
  ${EXIT_CODES}
`;
}

/** Help for one command, from its entry in the table. */
export function renderHelp(command: Command): string {
  const { summary, options, details, variant } = command;
  const parts = [
    `${usageOf(command)}: ${summary}`,
    renderOptions(options, variant?.options ?? {}),
    ...(variant === undefined
      ? []
      : [
          `${PROGRAM} ${command.name} ${variant.usage}: ${variant.summary}`,
          renderColumns(Object.entries(variant.options).map(([name, option]) => lineOf(name, option))),
        ]),
    ...(details === '' ? [] : [details]),
  ];
  return `${parts.join('\n\n')}\n`;
}

const usageOf = ({ name, positionals }: Command): string =>
  [
    PROGRAM,
    name,
    ...positionals.map((each) => (each.default === undefined ? each.name : `[${each.name}]`)),
  ].join(' ');

function renderOptions(options: Options, ofVariant: Options): string {
  const own = Object.entries(options).filter(([name, { help }]) => ofVariant[name]?.help !== help);
  return renderColumns(own.map(([name, option]) => lineOf(name, option)));
}

function lineOf(name: string, option: Option): readonly [string, string] {
  const head = option.value === undefined ? `--${name}` : `--${name} ${option.value}`;
  const given = option.defaultText ?? (typeof option.default === 'string' ? option.default : undefined);
  return [head, given === undefined ? option.help : `${option.help} (default: ${given})`];
}

function renderColumns(lines: readonly (readonly [string, string])[]): string {
  const width = Math.max(...lines.map(([head]) => head.length));
  return lines.map(([head, text]) => `  ${head.padEnd(width)}   ${text}`).join('\n');
}
