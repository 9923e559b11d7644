import type { Tokenizer } from '@huggingface/tokenizers';
import type { TokenizedText } from './text-reading.ts';

/**
 * The tokens of one text or two, cut at their ends so that there are at most `maxLength`, special tokens included. Of two
 * texts the longer one is cut first, as the strategy `longest_first` of the tokenizers package does.
 *
 * @throws {Error} If a token is unknown and the tokenizer has no token for that, or there is no room for any text.
 */
export function joinTruncated(
  tokenizer: Tokenizer,
  [text = '', pair]: readonly string[],
  maxLength: number | undefined,
): TokenizedText {
  const whole = encode(tokenizer, text, pair);
  if (maxLength === undefined || whole.input_ids.length <= maxLength) return whole;
  const parts = [text, ...(pair === undefined ? [] : [pair])].map(
    (each): readonly number[] => tokenizer.encode(each, { add_special_tokens: false }).ids,
  );
  const places = locate(whole.input_ids, parts);
  const special = whole.input_ids.length - parts.reduce((sum, { length }) => sum + length, 0);
  const room = maxLength - special;
  if (places === undefined || room < 1)
    throw new Error(`no room for the text in ${maxLength} tokens, ${special} of which are special`);
  const kept = keep(
    parts.map(({ length }) => length),
    room,
  );
  const isKept = (_: unknown, index: number): boolean =>
    places.every((start, part) => {
      const length = parts[part]?.length ?? 0;
      return index < start + (kept[part] ?? 0) || index >= start + length;
    });
  return {
    input_ids: whole.input_ids.filter(isKept),
    attention_mask: whole.attention_mask.filter(isKept),
    token_type_ids: whole.token_type_ids.filter(isKept),
  };
}

function encode(tokenizer: Tokenizer, text: string, pair: string | undefined): TokenizedText {
  const options = { text_pair: pair ?? null, return_token_type_ids: true } as const;
  const { ids, attention_mask, token_type_ids } = tokenizer.encode(text, options);
  const unknown = ids.findIndex((id: number) => !Number.isSafeInteger(id));
  if (unknown !== -1) throw new Error(`no id for token ${unknown + 1}`);
  const types: readonly number[] | undefined = token_type_ids;
  return { input_ids: ids, attention_mask, token_type_ids: types ?? ids.map(() => 0) };
}

/** Where each part begins in the whole: special tokens come before, between and after. Undefined if they do not fit. */
function locate(
  whole: readonly number[],
  parts: readonly (readonly number[])[],
): readonly number[] | undefined {
  const starts: number[] = [];
  let from = 0;
  for (const part of parts) {
    let start: number = from;
    while (
      start + part.length <= whole.length &&
      !part.every((id: number, index: number) => whole[start + index] === id)
    )
      start += 1;
    if (start + part.length > whole.length) return undefined;
    starts.push(start);
    from = start + part.length;
  }
  return starts;
}

/**
 * How much of each part is kept.
 *
 * @see https://github.com/huggingface/tokenizers/blob/main/tokenizers/src/utils/truncation.rs
 */
function keep(lengths: readonly number[], room: number): readonly number[] {
  const [first = 0, second] = lengths;
  if (second === undefined) return [Math.min(first, room)];
  let [shorter, longer] = first <= second ? [first, second] : [second, first];
  longer = shorter > room ? shorter : Math.max(shorter, room - shorter);
  if (shorter + longer > room) {
    shorter = Math.floor(room / 2);
    longer = shorter + (room % 2);
  }
  return first <= second ? [shorter, longer] : [longer, shorter];
}
