import type { ArmName, Workspace } from '../../engine/onnxruntime/arm.ts';
import type { Feed } from '../../engine/onnxruntime/protocol.ts';
import type { TensorArm } from '../../engine/server/served-arm.ts';
import { createScorer } from '../../task/score/create-scorer.ts';
import { chooseScoring } from '../accuracy/choose-scoring.ts';
import type { Exchange } from '../accuracy/compared/exchange.ts';
import { wrapScorer } from '../accuracy/compared/wrap-scorer.ts';
import { createAnswerCheck, type ScoredAnswers, scoreTimedInputs } from '../accuracy/timed-answers.ts';
import { sampleOnDemand } from '../feeds/sample-feeds.ts';
import type { MeasuringSteps } from './measuring-steps.ts';
import { saltText } from './requests/send-prompt.ts';
import { scoreTensors } from './scoring/score-tensors.ts';
import type { PreparedTensorServer, TensorExperiment } from './served-experiment.ts';
import { openTensors } from './tensors/open-tensors.ts';

/** How models that answer with tensors are scored, and which inputs they get. */
export function tensorSteps(
  workspace: Workspace,
  experiment: TensorExperiment,
  exchange: Exchange | undefined,
): MeasuringSteps<Feed, PreparedTensorServer> {
  const { preparedArms, traffic, isAccuracyOnly } = experiment;
  const sample = sampleOnDemand(experiment);
  /** Answers to inputs of the timed requests, from the server that was scored. */
  const scored = new Map<ArmName, ScoredAnswers>();
  return {
    async score(prepared, onScored) {
      const { arm, scoring, items = experiment } = prepared;
      const { set, scored: own = set } = items;
      const { streams } = traffic;
      const server = await openTensors(workspace, arm, { connections: streams });
      try {
        const wrap = wrapScorer(exchange, preparedArms.indexOf(prepared));
        const start = chooseScoring(workspace, arm.name, { scoring, wrap });
        const answers = await scoreTensors(server, { set: own, start, streams, onScored });
        // A model that is random never repeats an answer, which the verdict says anyway.
        if (!isAccuracyOnly && !isEmbedded(arm) && answers.unrepeatable === undefined) {
          const inputs = (await sample())[preparedArms.indexOf(prepared)] ?? [];
          const { outputNames } = createScorer(scoring);
          const outputs = arm.model.facts.outputs.filter(({ name }) => outputNames.includes(name));
          const timed = await scoreTimedInputs(inputs, async (feed) => {
            const answer = await server.client.infer(feed, outputs);
            return answer.ok ? answer.outputs : undefined;
          });
          scored.set(arm.name, timed);
        }
        return { ...answers, startNs: server.readyNs ?? 0 };
      } finally {
        await server.close();
      }
    },
    async sample() {
      const inputs = await sample();
      return {
        inputs: inputs[0]?.length ?? 0,
        arms: preparedArms.map(({ arm }, index) => ({
          arm,
          open: (_, connections) => {
            const check = createAnswerCheck(arm.name, scored.get(arm.name) ?? new Map());
            return openTensors(workspace, arm, { connections, check });
          },
          queryAt: (input, place) => {
            const feed = inputs[index]?.[input]?.feed as Feed;
            // A salted text is another input, so its answer is not compared.
            return isEmbedded(arm) ? saltTexts(feed, place) : feed;
          },
        })),
      };
    },
  };
}

const isEmbedded = ({ engine }: TensorArm): boolean =>
  engine.kind === 'server' && engine.endpoint === 'embeddings';

/** Texts that no cache of embeddings has seen. Both arms get the same. */
function saltTexts(feed: Feed, place: readonly number[]): Feed {
  return new Map(
    Array.from(feed, ([name, tensor]) => [
      name,
      tensor.dtype === 'string'
        ? { ...tensor, strings: tensor.strings.map((text) => saltText(text, place)) }
        : tensor,
    ]),
  );
}
