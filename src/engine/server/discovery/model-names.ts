import { quoted } from '../../../errors/plain-text.ts';
import { describeValue, fieldOf, malformed, type RequestFailure } from '../request-failure.ts';

const MAX_MODELS = 1_000;
/** As in a policy. */
const MAX_CHARACTERS = 200;

/** Characters that a reader does not see, or that alter what a reader sees. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** Whether a text may be the name of a model or a tensor in a policy that a person reads. */
export const isReadableName = (name: string): boolean =>
  name.length >= 1 && name.length <= MAX_CHARACTERS && !INVISIBLE.test(name);

/**
 * Names in a list of models, without duplicates: `{"data": [{"id": …}]}` of OpenAI, `{"models": […]}` of KServe, or
 * `[{"name": …}]` of the model repository of Triton and MLServer, which lists each version.
 */
export function readModelNames(value: unknown): readonly string[] | RequestFailure {
  const list = Array.isArray(value) ? value : (fieldOf(value, 'data') ?? fieldOf(value, 'models'));
  if (!Array.isArray(list) || list.length > MAX_MODELS)
    return malformed(`a list of at most ${MAX_MODELS} models`, describeValue(list ?? value));
  const names = new Set<string>();
  for (const each of list) {
    const name: unknown = typeof each === 'string' ? each : (fieldOf(each, 'id') ?? fieldOf(each, 'name'));
    if (typeof name !== 'string') return malformed('a name for each model', describeValue(name ?? each));
    if (!isReadableName(name))
      return malformed(`names of 1 to ${MAX_CHARACTERS} characters that can be read`, quoted(name));
    names.add(name);
  }
  return [...names];
}
