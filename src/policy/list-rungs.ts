import { type LadderPolicy, STEPS, type Step } from './ladder.ts';
import type { ModelPolicy } from './model-policy.ts';

/** One variant of a model that differs from it in one thing. */
export interface Rung {
  readonly step: Step;
  readonly name: string;
  readonly change:
    | { readonly kind: 'artifact'; readonly artifact: string }
    | { readonly kind: 'batch'; readonly batch: number }
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
    case 'runtime':
      return { ...model, runtime: { ...model.runtime, ...change.setting } };
  }
}

function readChange(keys: Record<string, unknown>): Rung['change'] {
  if (typeof keys['artifact'] === 'string') return { kind: 'artifact', artifact: keys['artifact'] };
  if (typeof keys['batch'] === 'number') return { kind: 'batch', batch: keys['batch'] };
  const setting = Object.fromEntries(Object.entries(keys).filter(([, value]) => value !== undefined));
  return { kind: 'runtime', setting };
}

function nameOf(change: Rung['change']): string {
  switch (change.kind) {
    case 'artifact':
      return change.artifact.replace(/^.*\//, '').replace(/\.onnx$/, '');
    case 'batch':
      return `batch ${change.batch}`;
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
