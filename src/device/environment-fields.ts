import { cpus } from 'node:os';

/** This machine, by what stays the same from run to run: clocks or host names would split a history for nothing. */
export function environmentFields(): Readonly<Record<string, string>> {
  const processors = cpus();
  return {
    processor: processors[0]?.model.trim() ?? 'unknown',
    'logical cores': String(processors.length),
    platform: `${process.platform} ${process.arch}`,
    node: process.versions.node.split('.')[0] ?? '',
  };
}
