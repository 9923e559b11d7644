import { describe, expect, test } from 'vitest';
import type { RuntimeLog } from '../../../src/engine/onnxruntime/read-runtime-log.ts';
import { tabulatePlacement } from '../../../src/measure/profile/tabulate-placement.ts';
import type { TimedNode } from '../../../src/measure/profile/time-nodes.ts';

const CPU = 'CPUExecutionProvider';
const WEBGPU = 'WebGpuExecutionProvider';
const SILENT: RuntimeLog = {
  reasons: new Map(),
  withoutKernel: new Set(),
  onCpu: new Map(),
  addsCopies: false,
};

const image = { dtype: 'float32', shape: [1, 3, 48, 192] };
const vector = (length: number, dtype = 'int64') => ({ dtype, shape: [length] });

const node = (operator: string, given: Partial<TimedNode> = {}): TimedNode => ({
  node: `${operator}_0`,
  operator,
  provider: WEBGPU,
  inputs: [image],
  outputs: [image],
  nsPerRun: 1000,
  ...given,
});

const rolesOf = (nodes: readonly TimedNode[], wantsDevice = true): string[] =>
  tabulatePlacement(nodes, { wantsDevice, log: SILENT }).map(({ role }) => role);

describe('tabulatePlacement', () => {
  test('sums nodes and time by operator, provider and precision, most first', () => {
    const rows = tabulatePlacement(
      [
        node('Conv', { node: 'a', nsPerRun: 300 }),
        node('Clip', { provider: CPU, nsPerRun: 200 }),
        node('Conv', { node: 'b', nsPerRun: 400 }),
        node('Conv', { node: 'c', inputs: [{ dtype: 'float16', shape: [1] }], nsPerRun: 100 }),
      ],
      { wantsDevice: false, log: SILENT },
    );
    expect(
      rows.map(({ operator, precision, nodes, nsPerRun, timeShare }) => [
        operator,
        precision,
        nodes,
        nsPerRun,
        timeShare,
      ]),
    ).toEqual([
      ['Conv', 'float32', 2, 700, 0.7],
      ['Clip', 'float32', 1, 200, 0.2],
      ['Conv', 'float16', 1, 100, 0.1],
    ]);
  });

  test('has no shares where nothing took time', () => {
    const [row] = tabulatePlacement([node('Conv', { nsPerRun: 0 })], { wantsDevice: false, log: SILENT });
    expect(row?.timeShare).toBe(0);
  });

  test.each([
    { title: 'a kernel on the device', of: node('Conv'), role: 'kernel' },
    { title: 'a kernel on the CPU', of: node('Clip', { provider: CPU }), role: 'fallback' },
    { title: 'a cast on the device', of: node('Cast'), role: 'reformat' },
    { title: 'a cast on the CPU', of: node('Cast', { provider: CPU }), role: 'fallback' },
    { title: 'a copy', of: node('MemcpyToHost'), role: 'copy' },
    {
      title: 'a copy of a shape',
      of: node('MemcpyFromHost', { inputs: [vector(4)], outputs: [vector(4)] }),
      role: 'shape',
    },
    { title: 'Shape of an image', of: node('Shape', { provider: CPU, outputs: [vector(4)] }), role: 'shape' },
    {
      title: 'a vector of 64',
      of: node('Mul', { provider: CPU, inputs: [vector(64), vector(1)], outputs: [vector(64)] }),
      role: 'shape',
    },
    {
      title: 'a vector of 65',
      of: node('Mul', { provider: CPU, inputs: [vector(65)], outputs: [vector(65)] }),
      role: 'fallback',
    },
    {
      title: 'a vector out of a table',
      of: node('Gather', { provider: CPU, inputs: [image, vector(1)], outputs: [vector(8)] }),
      role: 'fallback',
    },
    {
      title: 'a scalar',
      of: node('Add', {
        provider: CPU,
        inputs: [{ dtype: 'float32', shape: [] }],
        outputs: [{ dtype: 'float32', shape: [] }],
      }),
      role: 'shape',
    },
    {
      title: 'what tells no shapes',
      of: node('Clip', { provider: CPU, inputs: [], outputs: [] }),
      role: 'fallback',
    },
  ])('calls $title, when a device was asked for, $role', ({ of, role }) => {
    expect(rolesOf([of])).toEqual([role]);
  });

  test('calls nothing a fallback when the CPU was asked for', () => {
    expect(rolesOf([node('Clip', { provider: CPU })], false)).toEqual(['kernel']);
  });

  test.each([
    {
      title: 'the node’s own',
      log: { reasons: new Map([['Clip_0', 'cheaper-on-cpu' as const]]), withoutKernel: new Set(['Clip']) },
      reason: 'cheaper-on-cpu',
    },
    { title: 'that of its operator', log: { withoutKernel: new Set(['Clip']) }, reason: 'no-kernel' },
    { title: 'none', log: { withoutKernel: new Set(['Conv']) }, reason: null },
  ])('gives the reason from the log: $title', ({ log, reason }) => {
    const [row] = tabulatePlacement([node('Clip', { provider: CPU })], {
      wantsDevice: true,
      log: { ...SILENT, ...log },
    });
    expect(row?.reason).toBe(reason);
  });

  test('gives no reason to what ran where it was wanted', () => {
    const log = { ...SILENT, withoutKernel: new Set(['Clip']) };
    expect(tabulatePlacement([node('Clip')], { wantsDevice: true, log })[0]?.reason).toBeNull();
  });
});
