import type { InferenceSession, OnnxValue } from 'onnxruntime-node';

/** A session as the rest of the child uses it. */
export interface RunnableSession extends Pick<InferenceSession, 'endProfiling'> {
  run(
    feed: InferenceSession.FeedsType,
    outputs: readonly string[],
  ): Promise<InferenceSession.OnnxValueMapType>;
}

type Values = Record<string, OnnxValue>;

/**
 * A session that feeds some outputs of a run back into the next one, so that the state of a model never leaves this process. A
 * feed that brings a state itself, as the first step of a sequence does, starts from that one.
 *
 * @param fedBack - Name of the output by that of the input.
 * @param initial - State of a first run without one, by input.
 */
export function withState(
  session: RunnableSession,
  fedBack: Readonly<Record<string, string>>,
  initial: InferenceSession.FeedsType,
): RunnableSession {
  const states = Object.entries(fedBack);
  const kept = Object.assign(emptyValues(), initial);
  return {
    endProfiling: () => session.endProfiling(),
    async run(feed, outputs) {
      const wanted = [...new Set([...outputs, ...states.map(([, output]) => output)])];
      const results: Values = await session.run(Object.assign(emptyValues(), kept, feed), wanted);
      for (const [input, output] of states) kept[input] = results[output] as OnnxValue;
      return Object.assign(
        emptyValues(),
        Object.fromEntries(outputs.map((name) => [name, results[name] as OnnxValue])),
      );
    },
  };
}

/** A model may name a tensor `__proto__`. */
const emptyValues = (): Values => Object.create(null) as Values;
