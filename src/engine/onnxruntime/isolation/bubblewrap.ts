import type { Isolation, Visible } from './isolation.ts';
import { setpriv } from './limits.ts';
import { gpuDevices, type SystemPath, systemPaths } from './system-files.ts';

/**
 * bubblewrap(1): namespaces and a root file system with nothing but the visible files. On systems that deny user
 * namespaces to others, it may be the only program that is allowed to make them.
 */
export const BUBBLEWRAP: Isolation = {
  level: 'bubblewrap',
  wrappers: 2,
  command: (program, visible) => [...setpriv(), 'bwrap', ...optionsOf(visible), '--', ...program],
};

function optionsOf({ readable, scratch, gpu }: Visible): string[] {
  return [
    // Without --new-session: the child must stay in its process group, to be paused and killed with it.
    ...['--unshare-all', '--die-with-parent', '--cap-drop', 'ALL'],
    ...systemPaths(gpu).flatMap(show),
    ...['--proc', '/proc', '--dev', '/dev'],
    ...(gpu ? gpuDevices().flatMap((device) => ['--dev-bind', device, device]) : []),
    ...readable.flatMap((path) => ['--ro-bind', path, path]),
    ...['--bind', scratch, scratch, '--chdir', scratch],
  ];
}

const show = (path: SystemPath): string[] =>
  path.kind === 'link' ? ['--symlink', path.target, path.path] : ['--ro-bind', path.path, path.path];
