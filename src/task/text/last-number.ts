/**
 * The last number in a text, as GSM8K's answers are scored: `−$1,234.50`, `50%` and `2e3` are −1234.5, 50 and 2000.
 * Commas belong to a number only between groups of three digits. A hyphen in front of a digit is a sign.
 *
 * @returns Undefined if there is no number. May be infinite, as `1e999` is.
 * @see Cobbe et al. (2021), "Training Verifiers to Solve Math Word Problems", and the filter `flexible-extract` of the
 *   task `gsm8k` in EleutherAI's lm-evaluation-harness.
 */
export function lastNumber(text: string): number | undefined {
  let last: RegExpExecArray | undefined;
  for (const match of text.matchAll(NUMBER)) last = match;
  if (last === undefined) return undefined;
  const [, before = '', after = '', digits = ''] = last;
  const magnitude = Number(digits.replaceAll(',', ''));
  // Never −0.
  return magnitude > 0 && /[-−]/.test(before + after) ? -magnitude : magnitude;
}

/** Each alternative starts with another character or ends at the first comma, so that a match takes linear time. */
const NUMBER =
  /([-+−]?)[$€£¥]?([-+−]?)((?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?(?:[eE][-+]?\d+)?|\.\d+(?:[eE][-+]?\d+)?)/g;
