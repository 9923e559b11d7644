import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Arm, ArmName, Workspace } from '../../../src/engine/onnxruntime/arm.ts';
import type { Feed } from '../../../src/engine/onnxruntime/protocol.ts';
import type { PreparedArm } from '../../../src/measure/experiment.ts';
import { loadModel } from '../../../src/measure/load-model.ts';
import { createRandom } from '../../../src/stats/random.ts';
import { benchPolicy } from '../../support/gate-policy.ts';
import { RUNTIME_FOLDER } from '../../support/runtime-folder.ts';
import { STATE, writeLoopModel } from '../../support/write-models.ts';
import { type Body, ITEMS, type Pair, type Service, tripsOf } from '../pairs.ts';

const FEEDS_SEED = 42;

/** Both models of a pair, staged like in the product, with the inputs that each run cycles through. */
export interface PairModels {
  readonly baseline: PreparedArm;
  readonly candidate: PreparedArm;
  readonly feeds: readonly Feed[];
}

export const armsOf = ({ baseline, candidate }: PairModels): [Arm, Arm] => [baseline.arm, candidate.arm];

/** Creates the models of pairs on first use, in the workspace's folder. */
export class PairMaker {
  readonly #workspace: Workspace;
  readonly #made = new Map<string, Promise<PairModels>>();

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  make(pair: Pair, service: Service): Promise<PairModels> {
    const key = `${pair.name}-${service}`;
    const made = this.#made.get(key) ?? this.#makeNew(pair, service, join(this.#workspace.directory, key));
    this.#made.set(key, made);
    return made;
  }

  async #makeNew(pair: Pair, service: Service, directory: string): Promise<PairModels> {
    const trips = tripsOf(pair, service);
    const workspace = { ...this.#workspace, directory: join(directory, 'staged') };
    await mkdir(workspace.directory, { recursive: true });
    const prepare = async (name: ArmName, threads: number): Promise<PreparedArm> => {
      const file = join(directory, `${name}.onnx`);
      await writeFile(
        file,
        writeLoopModel(pair.body, trips[name], name === 'candidate' ? pair.stalls : undefined),
      );
      const policy = benchPolicy({ threads });
      return loadModel(workspace, {
        name,
        file,
        shownPath: `${name}.onnx`,
        policy,
        runtimeFolder: RUNTIME_FOLDER,
        classes: undefined,
      });
    };
    return {
      baseline: await prepare('baseline', 1),
      candidate: await prepare('candidate', pair.candidateThreads),
      feeds: makeFeeds(pair.body),
    };
  }
}

/** Inputs, the same in every session: `item` is the index, `x` is noise. */
function makeFeeds(body: Body): Feed[] {
  const { columns } = STATE[body];
  const random = createRandom(FEEDS_SEED);
  return Array.from({ length: ITEMS }, (_, item): Feed => {
    const x = Float32Array.from({ length: columns }, () => random.nextUnit() - 0.5);
    return new Map([
      ['x', { dtype: 'float32' as const, shape: [1, columns], bytes: new Uint8Array(x.buffer) }],
      [
        'item',
        {
          dtype: 'int64' as const,
          shape: [1],
          bytes: new Uint8Array(BigInt64Array.of(BigInt(item)).buffer),
        },
      ],
    ]);
  });
}
