import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { HISTORY_FILE } from '../../src/records/history.ts';
import { readCommentMark } from '../../src/report/comment/comment-mark.ts';
import type { CacheEntry } from '../e2e/loopback/cache-entries.ts';
import type { StoredComment } from '../e2e/loopback/comments.ts';
import { readProc } from '../support/proc-stat.ts';
import type { PlannedPull } from './plan.ts';
import { DATA_BRANCH } from './world.ts';

/* What a run leaves behind, read without the gate's own readers. */

const git = (folder: string, ...args: readonly string[]): string =>
  execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe', maxBuffer: 2 ** 28 });

/** Tip of the data branch; undefined if there is none yet. */
export function dataTip(folder: string): string | undefined {
  return (
    git(folder, 'for-each-ref', '--format=%(objectname)', `refs/heads/${DATA_BRANCH}`).trim() || undefined
  );
}

export function readHistoryText(folder: string): string {
  const tip = dataTip(folder);
  return tip === undefined ? '' : git(folder, 'cat-file', 'blob', `${tip}:${HISTORY_FILE}`);
}

/** The records that the data branch has and did not have at an earlier tip, by path. */
export function readNewRecords(folder: string, earlier: string | undefined): Record<string, string> {
  const tip = dataTip(folder);
  if (tip === undefined || tip === earlier) return {};
  const changed = ['diff-tree', '-r', '--name-only', '--diff-filter=d', '-z', earlier ?? EMPTY_TREE, tip];
  const paths = git(folder, ...changed)
    .split('\0')
    .filter((path) => path.endsWith('.json'));
  return Object.fromEntries(paths.map((path) => [path, git(folder, 'cat-file', 'blob', `${tip}:${path}`)]));
}

/** The same in every repository with SHA-1. */
const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/** Records and attempts in entries of the cache, by key and path. */
export function unpackEntries(entries: readonly CacheEntry[]): Record<string, string> {
  return Object.assign({}, ...entries.map(unpackEntry));
}

function unpackEntry({ key, bytes }: CacheEntry): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'entry-'));
  try {
    const archive = join(folder, 'archive');
    writeFileSync(archive, bytes);
    const isZstd = bytes.readUInt32LE(0) === 0xfd2fb528;
    const how = isZstd ? ['--use-compress-program=zstd -d --long=30'] : [];
    execFileSync('tar', ['--extract', '--file', archive, '--directory', folder, ...how], { stdio: 'pipe' });
    return readJsonFiles(folder, `${key}: `);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Records and attempts that a run has written to the workspace; a folder that is still being written has a `-` in its name. */
export function readWorkspaceRecords(workspace: string, sinceMs: number): Record<string, string> {
  const store = join(workspace, '.regression-gate');
  const isWanted = (path: string) =>
    /^(\.?\w[\w.]*\/record\.json|attempts\/.*\.json|out\/evidence\.json)$/.test(path);
  return existsSync(store) ? readJsonFiles(store, '', { isWanted, sinceMs }) : {};
}

function readJsonFiles(
  folder: string,
  prefix: string,
  { isWanted, sinceMs }: { isWanted: (path: string) => boolean; sinceMs: number } = {
    isWanted: (path) => path.endsWith('.json'),
    sinceMs: 0,
  },
): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(isWanted);
  const texts = paths.map((path) => [path, readNew(join(folder, path), sinceMs)] as const);
  return Object.fromEntries(
    texts.flatMap(([path, text]) => (text === undefined ? [] : [[`${prefix}${path}`, text]])),
  );
}

/** A file's text if it has been written since; a kept workspace may have older ones. */
export function readNew(file: string, sinceMs: number): string | undefined {
  return existsSync(file) && statSync(file).mtimeMs >= sinceMs ? readFileSync(file, 'utf8') : undefined;
}

/** The comments that a reader of a pull request sees as current: neither minimized nor out of date. */
export function currentComments(
  comments: readonly StoredComment[],
  pull: PlannedPull | undefined,
): StoredComment[] {
  return comments.filter(
    ({ pull: number, body, isMinimized }) =>
      number === pull?.number && isMinimized !== true && readCommentMark(body)?.isRetired === false,
  );
}

const STRAY_POLLS = 100;
const POLL_MS = 200;

/** Processes of a run that are still there twenty seconds after its end; all get its tracking id. */
export async function findStrays(trackingId: string): Promise<string[]> {
  let found = processesOf(trackingId);
  for (let left = STRAY_POLLS; left > 0 && found.length > 0; left -= 1) {
    await sleep(POLL_MS);
    found = processesOf(trackingId);
  }
  return found.map((pid) => readProc(`${pid}/cmdline`).replaceAll('\0', ' '));
}

const processesOf = (trackingId: string): string[] =>
  readdirSync('/proc').filter(
    (pid) =>
      /^\d+$/.test(pid) &&
      readProc(`${pid}/environ`).split('\0').includes(`RUNNER_TRACKING_ID=${trackingId}`),
  );
