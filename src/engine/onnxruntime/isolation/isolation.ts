import { setpriv } from './limits.ts';

/** The files that a child may see. All paths are absolute. */
export interface Visible {
  /** Files and folders it may read. */
  readonly readable: readonly string[];
  /** The only folder it may write to, and its working directory. */
  readonly scratch: string;
  /** Whether it also needs the devices and drivers of a GPU. */
  readonly gpu: boolean;
}

/** How measuring children are kept away from the machine. */
export interface Isolation {
  /** Strongest first. `process`: a plain child process with limits, which can read whatever this user can. */
  readonly level: 'bubblewrap' | 'unshare' | 'process';
  /** Number of processes around the program: it is the first child of the first child, and so on. */
  readonly wrappers: number;
  /** The command line that runs a program in it. */
  readonly command: (program: readonly string[], visible: Visible) => readonly string[];
}

/** No isolation, and no limits: for programs that run only models of their own. */
export const NO_ISOLATION: Isolation = { level: 'process', wrappers: 0, command: (program) => program };

/** Limits, no new privileges, and death together with this process. */
export const PLAIN_PROCESS: Isolation = {
  level: 'process',
  wrappers: 0,
  command: (program) => [...setpriv('--no-new-privs'), ...program],
};
