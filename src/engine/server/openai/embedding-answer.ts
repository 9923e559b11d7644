import {
  describeValue,
  fieldOf,
  malformed,
  parseServerJson,
  type RequestFailure,
} from '../request-failure.ts';

/** Vectors of texts. */
export interface Embeddings {
  /** One vector of finite numbers for each text, in their order; all of the same length. */
  readonly vectors: readonly Float64Array[];
  readonly inputTokens: number | null;
}

/** Maximum length of a vector. */
export const MAX_DIMENSIONS = 65_536;

/** Reads an answer of OpenAI's `/v1/embeddings`. @param count - Number of texts in the request. */
export function readEmbeddings(body: string, count: number): Embeddings | RequestFailure {
  const parsed = parseServerJson(body);
  if ('failure' in parsed) return parsed.failure;
  const data = fieldOf(parsed.value, 'data');
  if (!Array.isArray(data) || data.length !== count) {
    return malformed(
      `"data" with ${count} vectors`,
      Array.isArray(data) ? `${data.length}` : describeValue(data),
    );
  }
  const vectors = new Array<Float64Array | undefined>(count);
  for (const [place, each] of data.entries()) {
    const index = fieldOf(each, 'index') ?? place;
    if (typeof index !== 'number' || !Number.isInteger(index) || index < 0 || index >= count) {
      return malformed(`an index in 0..${count - 1}`, describeValue(index));
    }
    if (vectors[index] !== undefined) return malformed('each index once', `${index} twice`);
    const vector = readVector(fieldOf(each, 'embedding'));
    if ('kind' in vector) return vector;
    vectors[index] = vector;
  }
  const all = vectors.filter((vector) => vector !== undefined);
  const [first] = all;
  const other = all.find(({ length }) => length !== first?.length);
  if (other !== undefined) return malformed(`vectors of ${first?.length} numbers`, `one of ${other.length}`);
  const tokens = fieldOf(fieldOf(parsed.value, 'usage'), 'prompt_tokens');
  return {
    vectors: all,
    inputTokens: Number.isSafeInteger(tokens) && Number(tokens) >= 0 ? Number(tokens) : null,
  };
}

function readVector(value: unknown): Float64Array | RequestFailure {
  if (!Array.isArray(value) || value.length === 0 || value.length > MAX_DIMENSIONS) {
    return malformed(`1 to ${MAX_DIMENSIONS} numbers as "embedding"`, describeValue(value));
  }
  const wrong: unknown = value.find((each) => typeof each !== 'number' || !Number.isFinite(each));
  if (wrong !== undefined) return malformed('finite numbers as "embedding"', describeValue(wrong));
  return Float64Array.from(value as number[]);
}
