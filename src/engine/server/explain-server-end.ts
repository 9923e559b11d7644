import { existsSync } from 'node:fs';
import { quoted } from '../../errors/plain-text.ts';
import { formatValue } from '../../figures/format-value.ts';
import type { ArmName } from '../onnxruntime/arm.ts';
import { ModelFailure } from '../onnxruntime/model-failure.ts';
import { endingOf, KILLED_FROM_OUTSIDE } from '../process/ending.ts';
import { quotedLines } from '../process/output-tail.ts';
import type { Readiness } from './ready-probe.ts';
import type { ServerEnd, ServerSettings } from './spawn-server.ts';

/**
 * Why a server does not serve. `too-large`: with the bytes that it used if we have seen them, without if the kernel has
 * ended it. `lost`: it ended by itself.
 */
export type ServerTrouble =
  | { readonly kind: 'too-large'; readonly bytes: number | undefined }
  | { readonly kind: 'lost'; readonly end: ServerEnd; readonly wasReady: boolean }
  | { readonly kind: 'not-ready'; readonly readiness: Readiness; readonly port: number };

/** The failure of an arm whose server does not serve. @param lines - The last lines of its output. */
export function explainServerEnd(
  trouble: ServerTrouble,
  { arm, settings, lines }: { arm: ArmName; settings: ServerSettings; lines: readonly string[] },
): ModelFailure {
  const what = describe(trouble, settings);
  if (lines.length === 0) return new ModelFailure(FAILURE_OF[trouble.kind], arm, what);
  const said = quotedLines(lines);
  const cause = new Error(lines.join('\n'));
  return new ModelFailure(FAILURE_OF[trouble.kind], arm, `${what}; its last output: ${said}`, { cause });
}

const FAILURE_OF = { 'too-large': 'out-of-memory', lost: 'crashed', 'not-ready': 'timed-out' } as const;

function describe(trouble: ServerTrouble, settings: ServerSettings): string {
  switch (trouble.kind) {
    case 'too-large': {
      const limit = formatValue(settings.memoryLimitBytes, 'bytes');
      if (trouble.bytes === undefined) return `its server used more memory than the limit of ${limit}`;
      return `its server used ${formatValue(trouble.bytes, 'bytes')} of memory, more than the limit of ${limit}`;
    }
    case 'lost': {
      const { end, wasReady } = trouble;
      if (end.error !== undefined) return notStarted(end.error, settings);
      return `its server ended by itself (${howItEnded(end)})${wasReady ? '' : ' before it was ready'}`;
    }
    case 'not-ready': {
      const { readiness, port } = trouble;
      const { path, withinMs } = settings.ready;
      const last = typeof readiness === 'string' ? 'no answer' : `status ${readiness.lastStatus}`;
      return `its server did not answer ${quoted(path)} on port ${port} with status 200 within ${withinMs / 1000} s (last: ${last})`;
    }
  }
}

function notStarted({ code, message }: NodeJS.ErrnoException, { start, cwd }: ServerSettings): string {
  const program = quoted(start[0] ?? '');
  if (code === 'EACCES') return `its server could not be started: ${program} may not be executed`;
  if (code !== 'ENOENT') return `its server could not be started: ${program}: ${code ?? message}`;
  if (!existsSync(cwd)) return `its server could not be started: there is no folder ${quoted(cwd)}`;
  const place = start[0]?.includes('/') ? '' : ' in the folders of PATH';
  return `its server could not be started: there is no program ${program}${place}`;
}

const howItEnded = (end: ServerEnd): string =>
  end.signal === 'SIGKILL' ? `SIGKILL, ${KILLED_FROM_OUTSIDE}` : endingOf(end);
