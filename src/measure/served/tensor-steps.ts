import type { Workspace } from '../../engine/onnxruntime/arm.ts';
import type { Feed } from '../../engine/onnxruntime/protocol.ts';
import { chooseScoring } from '../choose-scoring.ts';
import { sampleFeeds } from '../sample-feeds.ts';
import type { MeasuringSteps } from './measuring-steps.ts';
import { openTensorServer } from './open-tensor-server.ts';
import { scoreTensors } from './score-tensors.ts';
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
        const start = chooseScoring(workspace, arm.name, scoring);
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
          queryAt: (input) => feeds[index]?.[input] as Feed,
        })),
      };
    },
  };
}
