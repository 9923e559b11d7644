import { parseArgs } from 'node:util';
import { UserError } from '../../src/errors/errors.ts';
import { CONDITIONS, EVERYTHING, QUICK, type Selection } from './cells.ts';
import { SERVICES } from './pairs.ts';

/** Options from the command line. */
export interface CampaignOptions {
  readonly selection: Selection;
  /** Wall-clock time of the whole run. */
  readonly minutes: number;
  readonly out: string;
  /** Only render picture and page again from the results in `out`. */
  readonly render: boolean;
  /** Stop after one trial per cell, even if there is time left. */
  readonly oneTrialEach: boolean;
}

const FULL_MINUTES = 180;
const QUICK_MINUTES = 4;
const FULL_OUT = '.github/benchmarks/verdicts';
/** Ignored by git: a quick run must not replace the committed figures. */
const QUICK_OUT = '.regression-gate/bench-verdicts';

export const HELP = `npm run bench:verdicts -- [options]

  --quick              a few cells, one trial each, about ${QUICK_MINUTES} minutes; results go to ${QUICK_OUT}
  --minutes N          wall-clock time of the run, spread over the cells (default ${FULL_MINUTES})
  --pairs a,b          ${EVERYTHING.pairs.join(', ')}
  --conditions a,b     ${CONDITIONS.join(', ')}
  --service a,b        ${SERVICES.join(', ')}
  --out DIR            default ${FULL_OUT}; trials are added to those there
  --render             render picture and page again from the results in DIR, and measure nothing
`;

/** @throws {UserError} If an option or its value is unknown. */
export function readArguments(words: readonly string[]): CampaignOptions | 'help' {
  const { values } = parse(words);
  if (values.help) return 'help';
  const wanted = values.quick ? QUICK : EVERYTHING;
  return {
    selection: {
      pairs: choose('--pairs', values.pairs, { possible: EVERYTHING.pairs, otherwise: wanted.pairs }),
      services: choose('--service', values.service, { possible: SERVICES, otherwise: wanted.services }),
      conditions: choose('--conditions', values.conditions, {
        possible: CONDITIONS,
        otherwise: wanted.conditions,
      }),
    },
    minutes: readMinutes(values.minutes ?? String(values.quick ? QUICK_MINUTES : FULL_MINUTES)),
    out: values.out ?? (values.quick ? QUICK_OUT : FULL_OUT),
    render: values.render,
    oneTrialEach: values.quick,
  };
}

function parse(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      options: {
        quick: { type: 'boolean', default: false },
        minutes: { type: 'string' },
        pairs: { type: 'string' },
        conditions: { type: 'string' },
        service: { type: 'string' },
        out: { type: 'string' },
        render: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new UserError(error.message, 'See npm run bench:verdicts -- --help.', { cause: error });
  }
}

function choose<Name extends string>(
  option: string,
  text: string | undefined,
  { possible, otherwise }: { possible: readonly Name[]; otherwise: readonly Name[] },
): readonly Name[] {
  if (text === undefined) return otherwise;
  return text.split(',').map((name) => {
    const found = possible.find((each) => each === name.trim());
    if (found !== undefined) return found;
    throw new UserError(
      `${option}: expected one or more of ${possible.join(', ')}, got ${name}.`,
      'Separate them with commas.',
    );
  });
}

function readMinutes(text: string): number {
  const minutes = Number(text);
  if (text.trim() !== '' && Number.isFinite(minutes) && minutes > 0) return minutes;
  throw new UserError(`--minutes: expected a positive number, got ${text}.`, 'Write --minutes 180.');
}
