import type { Workspace } from '../../engine/onnxruntime/arm.ts';
import type { Feed } from '../../engine/onnxruntime/protocol.ts';
import { chooseScoring } from '../choose-scoring.ts';
import { sampleFeeds } from '../sample-feeds.ts';
import type { MeasuringSteps } from './measuring-steps.ts';
import { openTensorServer } from './open-tensor-server.ts';
import { scoreTensors } from './score-tensors.ts';
import { saltText } from './send-prompt.ts';
import type { PreparedTensorServer, TensorExperiment } from './served-experiment.ts';

/** How models that answer tensors are scored, and what they are asked. */
export function tensorSteps(
  workspace: Workspace,
  experiment: TensorExperiment,
): MeasuringSteps<Feed, PreparedTensorServer> {
  const { preparedArms, traffic } = experiment;
  return {
    async score({ arm, scoring, items = experiment }, onScored) {
      const { set, scored = set } = items;
      const { streams } = traffic;
      const server = await openTensorServer(workspace, arm, streams);
      try {
        const start = chooseScoring(workspace, arm.name, { scoring });
        const answers = await scoreTensors(server, { set: scored, scoring, start, streams, onScored });
        return { ...answers, startNs: server.readyNs ?? 0 };
      } finally {
        await server.close();
      }
    },
    async sample() {
      const feeds = await sampleFeeds(experiment);
      return {
        inputs: feeds[0]?.length ?? 0,
        arms: preparedArms.map(({ arm }, index) => ({
          arm,
          open: (_, connections) => openTensorServer(workspace, arm, connections),
          queryAt: (input, place) => {
            const feed = feeds[index]?.[input] as Feed;
            return arm.engine.endpoint === 'embeddings' ? saltTexts(feed, place) : feed;
          },
        })),
      };
    },
  };
}

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
