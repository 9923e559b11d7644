import { quoted } from '../../errors/plain-text.ts';
import type { DataSetProblem, ProposedDataSet } from '../data/propose-data-set.ts';
import type { DataSettings } from '../data/propose-settings.ts';
import { oneLine } from './one-line.ts';
import { scalar } from './scalar.ts';

/**
 * The data set of a model, with what to do and to check about it.
 *
 * @param fromPolicy - Makes a path relative to the policy, as a scalar.
 */
export function renderDataSet(
  { problem, label, settings = {}, path }: ProposedDataSet,
  fromPolicy: (target: string) => string,
): string[] {
  const { text } = settings;
  const keys = [
    `path: ${fromPolicy(path)}`,
    ...(label === undefined ? [] : [`label: ${scalar(label)}`]),
    ...renderSettings(settings),
    ...(text === undefined
      ? []
      : [`tokenizer: ${fromPolicy(text.tokenizer)}`, `text: ${scalar(text.column)}`]),
  ];
  return [
    ...(problem === undefined ? [] : [`# To do: ${oneLine(dataSetProblemText(problem))}.`]),
    ...settingsChecks(settings).map((check) => `# Check: ${check}.`),
    `dataset: { ${keys.join(', ')} }`,
  ];
}

const flow = (settings: object): string => {
  const text = Object.entries(settings).map(
    ([key, value]) => `${key}: ${Array.isArray(value) ? `[${value.join(', ')}]` : value}`,
  );
  return text.length === 0 ? '{}' : `{ ${text.join(', ')} }`;
};

const renderSettings = ({ preprocess, audio }: DataSettings): string[] => [
  ...(preprocess === undefined ? [] : [`preprocess: ${flow(preprocess)}`]),
  ...(audio === undefined ? [] : [`audio: ${flow(audio)}`]),
];

/** What only the training code says. */
function settingsChecks({ preprocess, audio, text }: DataSettings): string[] {
  if (preprocess !== undefined) {
    const size =
      preprocess.resize === undefined
        ? 'images keep their size, because the model takes any: add resize if production resizes'
        : 'the size is that of the model’s input; add crop if production crops';
    const values =
      preprocess.dtype === 'uint8' ? '' : '. Values are 0 to 1; add mean and std if training used them';
    return [`${size}${values}`];
  }
  if (audio !== undefined)
    return [`${audio.rate} samples per second are those of the first file; the model must expect the same`];
  return text === undefined ? [] : [`the texts are in ${quoted(text.column)}; max-length cuts longer ones`];
}

/** What to do about a data set, as a clause without a full stop. */
export function dataSetProblemText(problem: DataSetProblem): string {
  switch (problem.kind) {
    case 'none':
      return 'there is no data set for the model: write one (the guide shows the formats), or name yours here';
    case 'no-prompts':
      return 'there are no prompts for the model: write one {"prompt": …, "label": …} or {"messages": […], "label": …} per line';
    case 'several':
      return `there are several data sets for the model (${problem.names.join(', ')}): name the right one`;
    case 'taken':
      return `${problem.path} is already the data of ${problem.by}: name it here too if it fits this model`;
    case 'no-image-input':
      return `${problem.path} has images, but the model has no input of 1 or 3 channels for them: store the tensors (the guide shows how), or name other data here`;
    case 'unreadable':
      return problem.message;
  }
}
