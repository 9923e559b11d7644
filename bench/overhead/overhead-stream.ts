import { openPass } from './overhead-pass.ts';

/*
 * The product's accuracy pass over one data set, watching this process's memory. Prints one JSON line.
 * argv: model file, data set, private folder, number of items.
 */

const [modelFile = '', path = '', directory = '', items = ''] = process.argv.slice(2);
const TENTHS = 10;

/** Time and memory of a pass over a number of items. */
export interface Stream {
  readonly items: number;
  readonly seconds: number;
  /** Resident memory at the end of each tenth of the items, in bytes. */
  readonly residentBytes: readonly number[];
  /** Peak resident memory according to the kernel. */
  readonly peakBytes: number;
}

const pass = await openPass({ modelFile, path, directory });
const residentBytes: number[] = [];
const start = performance.now();
const { outcomes } = await pass.run((item) => {
  if (item > 0 && item % (Number(items) / TENTHS) === 0) residentBytes.push(process.memoryUsage.rss());
});
const stream: Stream = {
  items: outcomes.count,
  seconds: (performance.now() - start) / 1000,
  residentBytes,
  peakBytes: process.resourceUsage().maxRSS * 1024,
};
console.log(JSON.stringify(stream));
