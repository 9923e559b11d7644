import { type LadderPolicy, STEPS, type Step } from './ladder.ts';
import type { ModelPolicy } from './model-policy.ts';
import type { EnginePolicy } from './served/engine.ts';

/** One variant of a model that differs from it in one thing. */
export interface Rung {
  readonly step: Step;
  readonly name: string;
  readonly change:
    | { readonly kind: 'artifact'; readonly artifact: string }
    | { readonly kind: 'batch'; readonly batch: number }
    /** The whole command line of the model's server. */
    | { readonly kind: 'start'; readonly start: readonly string[] }
    | { readonly kind: 'engine'; readonly engine: EnginePolicy }
    | { readonly kind: 'runtime'; readonly setting: Partial<ModelPolicy['runtime']> };
}

/** All rungs of a ladder in the order in which they are tried. */
export function listRungs({ rungs }: LadderPolicy): Rung[] {
  return STEPS.flatMap((step) =>
    rungs[step].map(({ name, ...keys }): Rung => {
      const change = readChange(keys);
      return { step, name: name ?? nameOf(change), change };
    }),
  );
}

/** The policy of a model with a rung's change applied. */
export function applyRung(model: ModelPolicy, { change }: Pick<Rung, 'change'>): ModelPolicy {
  switch (change.kind) {
    case 'artifact':
      return { ...model, artifact: change.artifact };
    case 'batch':
      return { ...model, traffic: { ...model.traffic, batch: change.batch } };
    case 'start':
      if (model.engine.kind !== 'server') throw new TypeError('expected a server');
      return { ...model, engine: { ...model.engine, start: [...change.start] } };
    case 'engine':
      return { ...model, engine: change.engine };
    case 'runtime':
      return { ...model, runtime: { ...model.runtime, ...change.setting } };
  }
}

/** What any step may change. */
interface RungKeys {
  readonly artifact?: string | undefined;
  readonly batch?: number | undefined;
  readonly start?: readonly string[] | undefined;
  readonly engine?: EnginePolicy | undefined;
}

function readChange({ artifact, batch, start, engine, ...keys }: RungKeys): Rung['change'] {
  if (artifact !== undefined) return { kind: 'artifact', artifact };
  if (batch !== undefined) return { kind: 'batch', batch };
  if (start !== undefined) return { kind: 'start', start };
  if (engine !== undefined) return { kind: 'engine', engine };
  const setting = Object.fromEntries(Object.entries(keys).filter(([, value]) => value !== undefined));
  return { kind: 'runtime', setting };
}

function nameOf(change: Rung['change']): string {
  switch (change.kind) {
    case 'artifact':
      return change.artifact.replace(/^.*\//, '').replace(/\.onnx$/, '');
    case 'batch':
      return `batch ${change.batch}`;
    case 'start':
    case 'engine':
      return change.kind;
    case 'runtime':
      return Object.entries(change.setting)
        .map(([key, value]) => nameOfSetting(key, value))
        .join(', ');
  }
}

function nameOfSetting(key: string, value: unknown): string {
  if (key === 'version') return `onnxruntime-node ${String(value)}`;
  if (typeof value === 'boolean') return `${key} ${value ? 'on' : 'off'}`;
  return `${key} ${String(value)}`;
}
