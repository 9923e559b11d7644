import { summary } from '@actions/core';

// The runner drops a summary over 1024 KiB as a whole.
const MAX_SUMMARY_BYTES = 900 * 1024;
const CUT_LINE = '\n\n*Cut here: the whole report is in `report.md`.*\n';

/**
 * Appends markdown to the job summary, cut to 900 KiB of UTF-8.
 *
 * @returns Why it could not be written; undefined when it was. A server without job summaries is no error.
 */
export async function publishSummary(markdown: string): Promise<string | undefined> {
  try {
    await summary.addRaw(fitBytes(markdown), true).write();
    return undefined;
  } catch (error) {
    summary.emptyBuffer();
    return `The job summary could not be written: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function fitBytes(markdown: string): string {
  const bytes = Buffer.from(markdown, 'utf8');
  if (bytes.length <= MAX_SUMMARY_BYTES) return markdown;
  // Cut after a whole line, so that no character and no table row is cut in two.
  const end = bytes.lastIndexOf('\n', MAX_SUMMARY_BYTES - CUT_LINE.length);
  return `${bytes.subarray(0, Math.max(end, 0)).toString('utf8')}${CUT_LINE}`;
}
