import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Arm, ArmName, Laboratory } from '../../../src/engine/onnxruntime/arm.ts';
import type { Feed } from '../../../src/engine/onnxruntime/protocol.ts';
import { enterModel } from '../../../src/measure/load-model.ts';
import type { Contestant } from '../../../src/measure/measure-arms.ts';
import { createRandom } from '../../../src/stats/random.ts';
import { benchPolicy } from '../../support/gate-policy.ts';
import { RUNTIME_FOLDER } from '../../support/runtime-folder.ts';
import { STATE, writeLoopModel } from '../../support/write-models.ts';
import { type Body, ITEMS, type Pair, type Service, tripsOf } from '../pairs.ts';

const FEEDS_SEED = 42;

/** Both models of a pair, staged as the product stages them, with the inputs that every run goes round. */
export interface PairModels {
  readonly baseline: Contestant;
  readonly candidate: Contestant;
  readonly feeds: readonly Feed[];
}

export const armsOf = ({ baseline, candidate }: PairModels): [Arm, Arm] => [baseline.arm, candidate.arm];

/** Makes the models of pairs when they are first asked for, in the laboratory's folder. */
export class PairMaker {
  readonly #laboratory: Laboratory;
  readonly #made = new Map<string, Promise<PairModels>>();

  constructor(laboratory: Laboratory) {
    this.#laboratory = laboratory;
  }

  make(pair: Pair, service: Service): Promise<PairModels> {
    const key = `${pair.name}-${service}`;
    const made = this.#made.get(key) ?? this.#makeNew(pair, service, join(this.#laboratory.directory, key));
    this.#made.set(key, made);
    return made;
  }

  async #makeNew(pair: Pair, service: Service, directory: string): Promise<PairModels> {
    const trips = tripsOf(pair, service);
    const laboratory = { ...this.#laboratory, directory: join(directory, 'staged') };
    await mkdir(laboratory.directory, { recursive: true });
    const enter = async (name: ArmName, threads: number): Promise<Contestant> => {
      const file = join(directory, `${name}.onnx`);
      await writeFile(file, writeLoopModel(pair.body, trips[name]));
      const policy = benchPolicy(threads);
      return enterModel(laboratory, {
        name,
        file,
        shownPath: `${name}.onnx`,
        policy,
        runtimeFolder: RUNTIME_FOLDER,
        classes: undefined,
      });
    };
    return {
      baseline: await enter('baseline', 1),
      candidate: await enter('candidate', pair.candidateThreads),
      feeds: makeFeeds(pair.body),
    };
  }
}

/** The same inputs in every session: `item` says which, `x` is noise. */
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
