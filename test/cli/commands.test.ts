import { describe, expect, test } from 'vitest';
import { COMMANDS, runCommand } from '../../src/cli/commands.ts';
import type { Terminal } from '../../src/cli/define/command.ts';
import { UserError } from '../../src/errors/errors.ts';

async function run(...words: readonly string[]): Promise<{ printed: string; exitCode: number }> {
  let printed = '';
  const terminal: Terminal = {
    bundleFolder: '/nowhere',
    version: '1.2.3',
    folder: '/nowhere',
    color: false,
    progress: () => undefined,
    print(text) {
      printed += text;
    },
  };
  const exitCode = await runCommand(words, terminal);
  return { printed, exitCode };
}

describe('the help is generated from the table of commands', () => {
  test('without a command it lists each one once', async () => {
    const { printed, exitCode } = await run();
    expect(exitCode).toBe(0);
    for (const { name } of COMMANDS)
      expect(printed).toMatch(new RegExp(`^  regression-gate ${name}\\b`, 'm'));
    expect((await run('--help')).printed).toBe(printed);
  });

  test.each(COMMANDS)('$name --help names every option', async ({ name, options }) => {
    const { printed, exitCode } = await run(name, '--help');
    expect(exitCode).toBe(0);
    for (const option of Object.keys(options)) expect(printed).toContain(`--${option}`);
  });

  test('it stays within 130 columns', async () => {
    const pages = await Promise.all([run(), ...COMMANDS.map(({ name }) => run(name, '--help'))]);
    const lines = pages.flatMap(({ printed }) => printed.split('\n'));
    expect(lines.filter((line) => line.length > 130)).toEqual([]);
  });

  test('the form of sign-off that verifies has a section of its own', async () => {
    const { printed } = await run('sign-off', '--help');
    const [signing = '', verifying = ''] = printed.split('--verify FILE: ');
    expect(signing).toContain('only this model of the policy');
    expect(verifying).toContain('a model of the release');
    expect(signing).not.toContain('a model of the release');
  });
});

test('--version prints the version', async () => {
  expect(await run('--version')).toEqual({ printed: '1.2.3\n', exitCode: 0 });
});

describe('a word that is not understood is one error that names it', () => {
  test.each([
    {
      title: 'an unknown command',
      words: ['chec'],
      message:
        'command: expected one of compare, check, measure, calibrate, ladder, sign-off, inspect, init, trend, history, doctor, route, verdict, gitlab-note, got "chec".',
      hint: 'Did you mean "check"?',
    },
    {
      title: 'an unknown option',
      words: ['check', '--candidat', 'x'],
      message: 'check: expected "--candidate", got "--candidat".',
      hint: 'See regression-gate check --help.',
    },
    {
      title: 'a word beside options',
      words: ['check', 'model.onnx'],
      message: 'check: expected options only, got "model.onnx".',
      hint: 'See regression-gate check --help.',
    },
    {
      title: 'a second model',
      words: ['measure', 'a.onnx', 'b.onnx'],
      message: 'measure: expected one MODEL, got "b.onnx".',
      hint: 'See regression-gate measure --help.',
    },
    {
      title: 'a third model',
      words: ['compare', 'a.onnx', 'b.onnx', 'c.onnx'],
      message: 'compare: expected one OLD and one NEW, got "c.onnx".',
      hint: 'See regression-gate compare --help.',
    },
    {
      title: 'one model of two',
      words: ['compare', 'a.onnx'],
      message: 'compare: expected a second model file or URL, the one to judge, got none.',
      hint: 'Example: regression-gate compare old.onnx new.onnx',
    },
    {
      title: 'a dimension without a size',
      words: ['compare', 'a.onnx', 'b.onnx', '--dim', 'seq'],
      message: '--dim: expected a name and a size such as "seq=128", got "seq".',
      hint: 'Name an open dimension as the model does, or by its input and its place: image.2=224.',
    },
    {
      title: 'a dimension of no size',
      words: ['compare', 'a.onnx', 'b.onnx', '--dim', 'seq=0'],
      message: '--dim: expected a name and a size such as "seq=128", got "seq=0".',
      hint: 'Name an open dimension as the model does, or by its input and its place: image.2=224.',
    },
    {
      title: 'values upside down',
      words: ['compare', 'a.onnx', 'b.onnx', '--value', 'x=2..1'],
      message: '--value: expected an input and its values such as "tokens=0..30521", got "x=2..1".',
      hint: 'Write one number, or the lowest and the highest with ".." between them.',
    },
    {
      title: 'a tolerance below zero',
      words: ['compare', 'a.onnx', 'b.onnx', '--rtol=-1'],
      message: '--rtol: expected a number of at least 0 such as "0.001", got "-1".',
      hint: 'An output matches if it differs by at most atol + rtol times the baseline’s.',
    },
    {
      title: 'no model',
      words: ['inspect'],
      message: 'inspect: expected a model file, got none.',
      hint: 'Example: regression-gate inspect model.onnx',
    },
    {
      title: 'a budget without a unit',
      words: ['check', '--budget', '60'],
      message: '--budget: expected a duration above zero such as "60s", got "60".',
      hint: 'Write a number with its unit: "30s", "5min".',
    },
    {
      title: 'a budget that is extended too often',
      words: ['check', '--budget-extension', '4'],
      message: '--budget-extension: expected a whole number from 0 to 3, got "4".',
      hint: 'It is how many times the budget of a model may be extended while a limit is undecided.',
    },
    {
      title: 'a time limit without a unit',
      words: ['sign-off', '--time-limit', '30'],
      message: '--time-limit: expected a duration above zero such as "60s", got "30".',
      hint: 'Write a number with its unit: "30s", "5min".',
    },
    {
      title: 'a seed that is no number',
      words: ['ladder', '--seed', 'x'],
      message: '--seed: expected a whole number from 0 to 4294967295, got "x".',
      hint: 'Leave it out for 1. The same seed gives the same choice and order of timed items.',
    },
    {
      title: 'files to verify without --verify',
      words: ['sign-off', '--dataset', 'set.jsonl'],
      message: 'sign-off: expected --verify with --dataset, got none.',
      hint: 'To sign off, --model names one model of the policy. To verify, it names files: --verify sign-off.json --model model.onnx.',
    },
    {
      title: 'recording beside a baseline',
      words: ['check', '--record', '--baseline', 'a.onnx'],
      message: '--record: expected no --baseline with it, got one.',
      hint: 'Leave one of them out: --record measures the candidate and compares it with nothing.',
    },
    {
      title: 'layers of servers',
      words: [
        'check',
        '--baseline',
        'http://127.0.0.1:1',
        '--candidate',
        'http://127.0.0.1:2',
        '--explain-accuracy',
      ],
      message: '--explain-accuracy: expected two model files with it, got servers.',
      hint: 'A server does not show the layers of its model. Leave the option out.',
    },
  ])('$title', async ({ words, message, hint }) => {
    const error = await run(...words).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({ message, hint });
  });
});
