import { createHash } from 'node:crypto';
import { Tokenizer } from '@huggingface/tokenizers';
import { UserError } from '../../errors/errors.ts';
import { quoted } from '../../errors/plain-text.ts';
import { refuseGitLfsPointer } from '../../model/git-lfs.ts';
import { readWhole } from '../read-whole.ts';
import type { DataFile } from '../regression-set.ts';
import type { TextTokenizer, TokenizedText } from './text-reading.ts';
import { joinTruncated } from './truncate.ts';

/** The largest vocabularies take a third of this. */
const MAX_FILE_BYTES = 64 * 2 ** 20;

const HINT =
  'It is the file that tokenizer.save_pretrained(folder) of the transformers package writes, for fast tokenizers.';

/**
 * Reads a `tokenizer.json`, as the Hugging Face hub has them. Nothing is downloaded.
 *
 * @throws {UserError} If it is none, or has parts that are not supported.
 */
export async function readTokenizer({ path, shownPath }: DataFile): Promise<TextTokenizer> {
  const bytes = await readWhole(
    { path, shownPath },
    { what: 'a tokenizer.json', key: 'tokenizer', maxBytes: MAX_FILE_BYTES, hint: HINT },
  );
  refuseGitLfsPointer(bytes.subarray(0, 64), shownPath, 'a tokenizer');
  try {
    const file = JSON.parse(bytes.toString('utf8'));
    const tokenizer = new Tokenizer(file, {});
    const [fixed, limit] = [file.padding?.strategy?.Fixed, file.truncation?.max_length].map(wholeNumber);
    // RoBERTa has one type for both texts of a pair. The package gives it two.
    const hasTypes = file.post_processor?.type !== 'RobertaProcessing';
    const padId = wholeNumber(file.padding?.pad_id) ?? padIdOf(tokenizer);
    return {
      sha256: createHash('sha256').update(bytes).digest('hex'),
      shownPath,
      encode: (texts, { maxLength = limit, padTo = fixed }) => {
        const joined = joinTruncated(tokenizer, texts, maxLength);
        const tokens = hasTypes ? joined : { ...joined, token_type_ids: joined.input_ids.map(() => 0) };
        return padTo === undefined ? tokens : pad(tokens, padTo, padId);
      },
    };
  } catch (error) {
    const got = error instanceof Error ? quoted(error.message) : 'another file';
    throw new UserError(`${shownPath}: expected a tokenizer.json, got ${got}.`, HINT, { cause: error });
  }
}

const wholeNumber = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;

const padIdOf = (tokenizer: Tokenizer): number | undefined =>
  ['[PAD]', '<pad>', '<|endoftext|>']
    .map((token) => tokenizer.token_to_id(token))
    .find((id) => id !== undefined);

function pad(tokens: TokenizedText, to: number, id: number | undefined): TokenizedText {
  const missing = to - tokens.input_ids.length;
  if (missing <= 0) return tokens;
  if (id === undefined) throw new Error('no padding token');
  const more = (value: number): number[] => Array.from({ length: missing }, () => value);
  return {
    input_ids: [...tokens.input_ids, ...more(id)],
    attention_mask: [...tokens.attention_mask, ...more(0)],
    token_type_ids: [...tokens.token_type_ids, ...more(0)],
  };
}
