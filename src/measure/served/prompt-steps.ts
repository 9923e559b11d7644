import { sampleItems } from '../../dataset/sample-items.ts';
import type { Workspace } from '../../engine/onnxruntime/arm.ts';
import type { Exchange } from '../accuracy/compared/exchange.ts';
import { labelTexts } from '../accuracy/compared/label-texts.ts';
import type { MeasuringSteps } from './measuring-steps.ts';
import { openServer } from './open-server.ts';
import { type Prompt, saltPrompt } from './requests/send-prompt.ts';
import { keepAnswerTexts } from './scoring/keep-answer-texts.ts';
import { scorePrompts } from './scoring/score-prompts.ts';
import { textScoringOf } from './scoring/text-scoring.ts';
import type { PreparedServer, PromptExperiment } from './served-experiment.ts';

/** Prompts that the timed requests cycle through. */
const TIMED_PROMPTS = 512;
const TIMED_BYTES = 16 * 2 ** 20;

/** How language models are scored, and which prompts they get. */
export function promptSteps(
  workspace: Workspace,
  { preparedArms, set, scored = set, traffic: { streams }, logprobs, seed }: PromptExperiment,
  exchange: Exchange | undefined,
): MeasuringSteps<Prompt, PreparedServer> {
  return {
    async score(prepared, onScored) {
      const { arm, scorer } = prepared;
      const position = preparedArms.indexOf(prepared);
      const server = await openServer(workspace, arm, streams);
      try {
        const labelled = 'score' in scorer ? labelTexts(scorer, { exchange, position }) : scorer;
        const scoring = textScoringOf({ workspace, arm: arm.name }, labelled);
        const start = keepAnswerTexts(workspace, arm.name, scoring);
        const answers = await scorePrompts(server, { set: scored, start, streams, logprobs, onScored });
        return { ...answers, startNs: server.readyNs ?? 0 };
      } finally {
        await server.close();
      }
    },
    async sample() {
      const items = await sampleItems(set, { seed, maxItems: TIMED_PROMPTS, maxBytes: TIMED_BYTES });
      const promptAt = (input: number): Prompt => items[input]?.prompt ?? '';
      return {
        inputs: items.length,
        arms: preparedArms.map(({ arm }) => ({
          arm,
          open: (_, connections) => openServer(workspace, arm, connections),
          queryAt: (input, place) => saltPrompt(promptAt(input), place),
        })),
      };
    },
  };
}
