import type { Examination, Health, MachinePart } from './condition.ts';

/** Slowest 5% against the median, above which a run needs clearly more launches. */
const MAX_SPREAD = 0.25;
const MAX_WAITING = 0.1;
/** The gate and the measuring child have a core each. */
const MIN_CORES = 2;

/** Health of every part. A part is impossible only if every check needs it. */
export function judgeHealth(found: Examination): Readonly<Record<MachinePart, Health>> {
  return {
    runtime: RUNTIME[found.runtime.kind],
    providers: hasUnusedGpu(found) ? 'limited' : 'good',
    gpu: judgeGpu(found),
    git: judgeGit(found.git),
    lfs: judgeLfs(found.lfs),
    cores: found.cores.usable >= MIN_CORES ? 'good' : 'limited',
    noise: isQuiet(found.noise) ? 'good' : 'limited',
    permissions: found.permissions.kind === 'writable' ? 'good' : 'impossible',
    isolation: found.isolation.level === 'process' ? 'limited' : 'good',
    caches: found.caches.isToolCacheWritable && !found.caches.isTracked ? 'good' : 'limited',
  };
}

const RUNTIME: Readonly<Record<Examination['runtime']['kind'], Health>> = {
  loaded: 'good',
  'not-installed': 'limited',
  'no-npm': 'impossible',
  'not-loadable': 'impossible',
  'old-node': 'impossible',
};

/** Unknown providers are the runtime's problem. */
const hasUnusedGpu = ({ gpu, providers }: Examination): boolean =>
  gpu.kind === 'readable' && providers.kind === 'listed' && !providers.ready.includes('cuda');

function judgeGpu({ gpu }: Examination): Health {
  switch (gpu.kind) {
    case 'none':
      return 'good';
    case 'unreadable':
      return 'limited';
    case 'readable':
      return gpu.isMig || (gpu.processes ?? 0) > 0 ? 'limited' : 'good';
  }
}

const judgeGit = (git: Examination['git']): Health =>
  git.kind === 'ready' && !git.isShallow ? 'good' : 'limited';

const judgeLfs = (lfs: Examination['lfs']): Health =>
  lfs.kind === 'not-used' || (lfs.kind === 'fetched' && lfs.isInstalled) ? 'good' : 'limited';

/** Written as the passing condition, so that NaN is not quiet. */
const isQuiet = ({ spread, waiting }: Examination['noise']): boolean =>
  spread <= MAX_SPREAD && (waiting === null || waiting <= MAX_WAITING);
