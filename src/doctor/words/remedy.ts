import type { Examination, MachinePart } from '../condition.ts';

/** What to do about a part that is not in good health. */
export function remedyText(part: MachinePart, found: Examination): string {
  switch (part) {
    case 'runtime':
      return RUNTIME[found.runtime.kind];
    case 'providers':
      return 'The first check with such a provider downloads its libraries.';
    case 'gpu':
      return gpuRemedy(found.gpu);
    case 'git':
      return GIT[found.git.kind];
    case 'lfs':
      return lfsRemedy(found.lfs);
    case 'cores':
      return 'Use a machine with at least two cores: here the model and the gate share one.';
    case 'noise':
      return 'Stop other work on this machine, or expect more launches per verdict. "regression-gate calibrate" shows which limits it can measure.';
    case 'permissions':
      return permissionsRemedy(found.permissions);
    case 'isolation':
      return 'Install bubblewrap and allow user namespaces; on Ubuntu 24.04: sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0';
    case 'caches':
      return cachesRemedy(found.caches);
  }
}

const RUNTIME: Readonly<Record<Examination['runtime']['kind'], string>> = {
  loaded: '',
  'not-installed':
    'Let this machine reach the npm registry, or install the package and name its folder with --runtime-path.',
  'no-npm': 'Install npm, or install the package elsewhere and name its folder with --runtime-path.',
  'not-loadable':
    'It needs glibc 2.28 or newer on Linux x64 or arm64 (not Alpine). Install it again if it is damaged.',
  'old-node': 'Install Node 20.19 or newer.',
};

function gpuRemedy(gpu: Examination['gpu']): string {
  if (gpu.kind === 'none')
    return 'For an NVIDIA GPU, install its driver; in a container, start it with --gpus all.';
  if (gpu.kind === 'unreadable')
    return 'Install the driver that matches the kernel, with nvidia-smi on PATH.';
  return gpu.isMig
    ? 'Memory and energy of a MIG instance cannot be measured. Limit latency and the score only.'
    : 'Stop the other processes: their work slows the models and counts as their memory.';
}

const GIT: Readonly<Record<Examination['git']['kind'], string>> = {
  ready:
    'Fetch the history with "git fetch --unshallow", so that the merge base can be found. The Action fetches what it needs.',
  'no-commit': 'Commit the model first; a check compares with an earlier commit.',
  'no-repository':
    'Run it in the repository of the model, or name both models: check --baseline OLD --candidate NEW.',
  refused: 'Run: git config --global --add safe.directory "$PWD"',
  'not-installed': 'Install git, or name both models: check --baseline OLD --candidate NEW.',
};

function lfsRemedy(lfs: Examination['lfs']): string {
  if (lfs.kind === 'unknown') return 'Fix git first: only the repository says which files are in LFS.';
  if (lfs.kind === 'fetched')
    return 'Install git-lfs: without it, the model of an earlier commit is missing.';
  const install = lfs.kind === 'pointers' && lfs.isInstalled ? 'Run' : 'Install git-lfs and run';
  return `${install} "git lfs pull"; with actions/checkout, set lfs: true.`;
}

/** The results of a check are in the working folder, whatever the other variables say. */
function permissionsRemedy(permissions: Examination['permissions']): string {
  return permissions.kind === 'not-writable' && permissions.of === 'working'
    ? 'Make the folder writable for this user: a check writes its results to .regression-gate in it.'
    : 'Make the folder writable for this user, or set RUNNER_TEMP (or TMPDIR) to one that is.';
}

function cachesRemedy({ isTracked, isToolCacheWritable }: Examination['caches']): string {
  const remedies = [
    ...(isTracked
      ? ['Run "git rm -r --cached .regression-gate", and add .regression-gate/ to .gitignore.']
      : []),
    ...(isToolCacheWritable
      ? []
      : [
          'Make the folder of the packages writable, or set RUNNER_TOOL_CACHE to one that is: each is downloaded once.',
        ]),
  ];
  return remedies.join(' ');
}
