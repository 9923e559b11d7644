import { formatValue } from '../../figures/format-value.ts';
import { countOf, joinAnd } from '../../report/words/grammar.ts';
import type { Examination, IsolationCondition, MachinePart } from '../condition.ts';

/** Label of each part. */
export const PART_LABELS: Readonly<Record<MachinePart, string>> = {
  runtime: 'runtime',
  providers: 'providers',
  gpu: 'GPU',
  git: 'git',
  lfs: 'Git LFS',
  cores: 'cores',
  noise: 'noise',
  permissions: 'permissions',
  isolation: 'isolation',
  caches: 'caches',
};

/** What was found about a part, without a full stop. */
export function conditionText(part: MachinePart, found: Examination): string {
  switch (part) {
    case 'runtime':
      return runtimeText(found.runtime);
    case 'providers':
      return providersText(found.providers);
    case 'gpu':
      return gpuText(found.gpu);
    case 'git':
      return gitText(found.git);
    case 'lfs':
      return lfsText(found.lfs);
    case 'cores':
      return coresText(found.cores);
    case 'noise':
      return noiseText(found.noise);
    case 'permissions':
      return permissionsText(found.permissions);
    case 'isolation':
      return isolationText(found.isolation);
    case 'caches':
      return cachesText(found.caches);
  }
}

function runtimeText(found: Examination['runtime']): string {
  switch (found.kind) {
    case 'loaded': {
      const place = found.place === 'installed' ? 'next to the gate' : 'in the tool cache';
      return `onnxruntime-node ${found.version}, ${place}`;
    }
    case 'not-installed':
      return `onnxruntime-node ${found.version} is not installed; the first check downloads 291 MB to ${found.folder}`;
    case 'no-npm':
      return `onnxruntime-node ${found.version} is not installed, and npm does not start`;
    case 'not-loadable':
      return `onnxruntime-node ${found.version} does not load: ${found.message}`;
    case 'old-node':
      return `Node ${found.got} is older than ${found.needed}`;
  }
}

function providersText(found: Examination['providers']): string {
  if (found.kind === 'unknown') return 'unknown without the runtime';
  const ready = joinAnd(found.ready);
  return found.lacking.length === 0 ? ready : `${ready}; not downloaded: ${joinAnd(found.lacking)}`;
}

function gpuText(found: Examination['gpu']): string {
  switch (found.kind) {
    case 'none':
      return 'no NVIDIA GPU; models run on the CPU';
    case 'unreadable':
      return `an NVIDIA GPU that cannot be read: ${found.message}`;
    case 'readable': {
      const name = found.name ?? 'an NVIDIA GPU without a name';
      const driver = found.driver === null ? '' : `, driver ${found.driver}`;
      const mig = found.isMig ? ', split by MIG' : '';
      const busy = found.processes ? `, ${countOf(found.processes, 'process')} on it` : '';
      return `${name}${driver}${mig}${busy}`;
    }
  }
}

function gitText(found: Examination['git']): string {
  switch (found.kind) {
    case 'ready':
      return `git ${found.version}${found.isShallow ? ', shallow clone' : ''}`;
    case 'no-commit':
      return `git ${found.version}, no commit yet`;
    case 'no-repository':
      return `git ${found.version}, not in a repository`;
    case 'refused':
      return `git ${found.version} refuses this checkout: ${found.message}`;
    case 'not-installed':
      return 'git is not installed';
  }
}

function lfsText(found: Examination['lfs']): string {
  switch (found.kind) {
    case 'unknown':
      return 'unknown without a repository';
    case 'not-used':
      return 'not used here';
    case 'fetched':
      return `${countOf(found.files, 'file')} fetched${found.isInstalled ? '' : ', git-lfs is not installed'}`;
    case 'pointers':
      return `${countOf(found.pointers, 'file')} of ${found.files} not fetched${found.isInstalled ? '' : ', git-lfs is not installed'}`;
  }
}

function coresText({ usable, all, memoryBytes }: Examination['cores']): string {
  const cores = usable === all ? countOf(usable, 'core') : `${usable} of ${countOf(all, 'core')}`;
  return `${cores}, ${formatValue(memoryBytes, 'bytes')} of memory`;
}

function noiseText({ spread, waiting }: Examination['noise']): string {
  const share =
    waiting === null
      ? 'the kernel does not report waiting for a core'
      : `${percent(waiting)} of the time spent waiting for a core`;
  return `the same computation takes ${longer(spread)}; ${share}`;
}

/** Percentages above a hundred are hard to read. */
const longer = (spread: number): string =>
  spread < 1
    ? `${percent(spread)} longer at P95 than at the median`
    : `${(1 + spread).toFixed(1)} times as long at P95 as at the median`;

const percent = (share: number): string => `${(100 * share).toFixed(0)}%`;

function permissionsText(found: Examination['permissions']): string {
  if (found.kind === 'writable') return `all folders are writable${found.isRoot ? ', running as root' : ''}`;
  const what = found.of === 'temporary' ? 'folder for temporary files' : 'working folder';
  return `the ${what} ${found.folder} is not writable (${found.code})`;
}

/** Levels, as the report names them. */
const LEVELS: Readonly<Record<IsolationCondition['level'], string>> = {
  bubblewrap: 'bubblewrap hides this machine from models',
  unshare: 'unshare hides this machine from models',
  process: 'a plain process: models can read what this user can read',
};

function isolationText({ level, refused }: IsolationCondition): string {
  const why = refused.map((each) => `${each.level}: ${each.message}`).join('; ');
  return why === '' || level !== 'process' ? LEVELS[level] : `${LEVELS[level]} (${why})`;
}

function cachesText(found: Examination['caches']): string {
  const tools = `packages in ${found.toolCache}${found.isToolCacheWritable ? '' : ', which is not writable'}`;
  const records = found.records === 0 ? 'no baselines' : countOf(found.records, 'baseline');
  return `${tools}; ${records} in .regression-gate${found.isTracked ? ', which git tracks' : ''}`;
}
