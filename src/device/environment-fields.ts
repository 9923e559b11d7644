import { cpus } from 'node:os';

/** This machine's properties that do not change from run to run. Clocks or host names would split a history for no reason. */
export function environmentFields(): Readonly<Record<string, string>> {
  const processors = cpus();
  return {
    processor: processors[0]?.model.trim() ?? 'unknown',
    'logical cores': String(processors.length),
    platform: `${process.platform} ${process.arch}`,
    node: process.versions.node.split('.')[0] ?? '',
  };
}
