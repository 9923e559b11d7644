import type { Isolation } from '../engine/onnxruntime/isolation/isolation.ts';

/** What `doctor` looks at, in the order in which it is shown. */
export const MACHINE_PARTS = [
  'runtime',
  'providers',
  'gpu',
  'git',
  'lfs',
  'cores',
  'noise',
  'permissions',
  'isolation',
  'caches',
] as const;

export type MachinePart = (typeof MACHINE_PARTS)[number];

/** Whether a part works, limits what the gate can do, or makes a check impossible. */
export type Health = 'good' | 'limited' | 'impossible';

/** The package of ONNX Runtime that a check would use. Messages come from npm or the runtime. */
export type RuntimeCondition =
  | { readonly kind: 'loaded'; readonly version: string; readonly place: 'installed' | 'tool-cache' }
  /** A check would download it. */
  | { readonly kind: 'not-installed'; readonly version: string; readonly folder: string }
  /** It has to be downloaded, and there is no npm. */
  | { readonly kind: 'no-npm'; readonly version: string }
  | { readonly kind: 'not-loadable'; readonly version: string; readonly message: string }
  | { readonly kind: 'old-node'; readonly got: string; readonly needed: string };

/** `lacking`: providers whose libraries have to be downloaded, by the runtime's names. */
export type ProvidersCondition =
  | { readonly kind: 'listed'; readonly ready: readonly string[]; readonly lacking: readonly string[] }
  | { readonly kind: 'unknown' };

export type GpuCondition =
  | {
      readonly kind: 'readable';
      readonly name: string | null;
      readonly driver: string | null;
      /** Processes on it now. Null if the driver does not list them. */
      readonly processes: number | null;
      readonly isMig: boolean;
    }
  | { readonly kind: 'none' }
  /** The kernel has a device file of NVIDIA's, but nvidia-smi cannot read the GPU. */
  | { readonly kind: 'unreadable'; readonly message: string };

export type GitCondition =
  | { readonly kind: 'ready'; readonly version: string; readonly isShallow: boolean }
  | { readonly kind: 'no-commit'; readonly version: string }
  | { readonly kind: 'no-repository'; readonly version: string }
  | { readonly kind: 'refused'; readonly version: string; readonly message: string }
  | { readonly kind: 'not-installed' };

/** Files of the checkout that git keeps in LFS. */
export type LfsCondition =
  | { readonly kind: 'not-used' }
  | { readonly kind: 'fetched'; readonly files: number; readonly isInstalled: boolean }
  | {
      readonly kind: 'pointers';
      readonly pointers: number;
      readonly files: number;
      readonly isInstalled: boolean;
    }
  | { readonly kind: 'unknown' };

export interface CoresCondition {
  readonly kind: 'counted';
  /** Cores that this process may use, and all of the machine. */
  readonly usable: number;
  readonly all: number;
  readonly memoryBytes: number;
}

export interface NoiseCondition {
  readonly kind: 'measured';
  /** P95 over median of the same short computation, minus 1. */
  readonly spread: number;
  /** Share of that time for which the thread waited for a core; null if the kernel does not report it. */
  readonly waiting: number | null;
}

export type PermissionsCondition =
  | { readonly kind: 'writable'; readonly isRoot: boolean }
  /** `of`: the folder for temporary files, or the one in which `.regression-gate` would be. */
  | {
      readonly kind: 'not-writable';
      readonly of: 'temporary' | 'working';
      readonly folder: string;
      readonly code: string;
    };

/** The level that `isolation: auto` gets, and why a stronger one cannot be used. */
export interface IsolationCondition {
  readonly kind: 'probed';
  readonly level: Isolation['level'];
  readonly refused: readonly { readonly level: Isolation['level']; readonly message: string }[];
}

interface CachesCondition {
  readonly kind: 'found';
  readonly toolCache: string;
  readonly isToolCacheWritable: boolean;
  /** Baselines in `.regression-gate` of the working folder. */
  readonly records: number;
  /** Whether git tracks files in that folder, which the Action refuses. */
  readonly isTracked: boolean;
}

/** Everything that `doctor` found, by part. */
export interface Examination {
  readonly runtime: RuntimeCondition;
  readonly providers: ProvidersCondition;
  readonly gpu: GpuCondition;
  readonly git: GitCondition;
  readonly lfs: LfsCondition;
  readonly cores: CoresCondition;
  readonly noise: NoiseCondition;
  readonly permissions: PermissionsCondition;
  readonly isolation: IsolationCondition;
  readonly caches: CachesCondition;
}
