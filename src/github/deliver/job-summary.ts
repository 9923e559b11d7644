import { summary } from '@actions/core';
import { SUMMARY_CUT, summaryNotWrittenText } from '../words/deliver.ts';

// The runner discards a summary over 1024 KiB.
const MAX_SUMMARY_BYTES = 900 * 1024;
const CUT_LINE = `\n\n*${SUMMARY_CUT}*\n`;

/**
 * Appends markdown to the job summary, truncated to 900 KiB of UTF-8.
 *
 * @returns A line for the log if it could not be written. That is not an error, since not every server has job summaries.
 */
export async function publishSummary(markdown: string): Promise<string | undefined> {
  try {
    await summary.addRaw(fitBytes(markdown), true).write();
    return undefined;
  } catch (error) {
    summary.emptyBuffer();
    return summaryNotWrittenText(error instanceof Error ? error.message : String(error));
  }
}

function fitBytes(markdown: string): string {
  const bytes = Buffer.from(markdown, 'utf8');
  if (bytes.length <= MAX_SUMMARY_BYTES) return markdown;
  // Cut after a whole line, so that neither a character nor a table row is split.
  const end = bytes.lastIndexOf('\n', MAX_SUMMARY_BYTES - CUT_LINE.length);
  return `${bytes.subarray(0, Math.max(end, 0)).toString('utf8')}${CUT_LINE}`;
}
