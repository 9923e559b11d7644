import { ModelFailure } from '../engine/onnxruntime/model-failure.ts';

/** Waits for all, so that nothing keeps running unnoticed; then throws the first failure. */
export async function allOrFirstFailure<Value>(running: readonly Promise<Value>[]): Promise<Value[]> {
  const settled = await Promise.allSettled(running);
  const failed = settled.filter((each) => each.status === 'rejected').map(({ reason }) => reason as unknown);
  // An error in the policy or the data may explain a model failure, never the other way round.
  const first = failed.find((reason) => !(reason instanceof ModelFailure)) ?? failed[0];
  if (first !== undefined) throw first;
  return settled.map((each) => (each as PromiseFulfilledResult<Value>).value);
}
