import { describe, expect, test } from 'vitest';
import {
  type RuntimeLog,
  RuntimeLogReader,
  readLoaderMessage,
} from '../../../src/engine/onnxruntime/read-runtime-log.ts';

function read(text: string, pieces = 1): RuntimeLog {
  const reader = new RuntimeLogReader();
  const size = Math.ceil(text.length / pieces);
  for (let from = 0; from < text.length; from += size) reader.add(text.slice(from, from + size));
  return reader.findings;
}

/** As onnxruntime 1.30 printed it for a model with Clip on WebGPU, shortened. */
const WEBGPU = `\u001B[0;93m2026-11-25 02:34:35.003 [I:onnxruntime:, webgpu_execution_provider.cc:665 GetCapability] webgpu kernel not found in registries for Op type: Clip node name: p2o.Clip.0\u001B[m
2026-11-25 02:34:35.003 [I:onnxruntime:, webgpu_execution_provider.cc:665 GetCapability] webgpu kernel not found in registries for Op type: Clip node name: p2o.Clip.2
2026-11-25 02:34:35.010 [I:onnxruntime:, transformer_memcpy.cc:393 AddCopyNode] Add MemcpyFromHost after p2o.Clip.0 for WebGpuExecutionProvider
2026-11-25 02:34:35.011 [V:onnxruntime:, session_state.cc:1377 VerifyEachNodeIsAssignedToAnEp] Node placements
2026-11-25 02:34:35.011 [V:onnxruntime:, session_state.cc:1383 VerifyEachNodeIsAssignedToAnEp]  Node(s) placed on [CPUExecutionProvider]. Number of nodes: 2
2026-11-25 02:34:35.011 [V:onnxruntime:, session_state.cc:1385 VerifyEachNodeIsAssignedToAnEp]   Clip (p2o.Clip.0)
2026-11-25 02:34:35.011 [V:onnxruntime:, session_state.cc:1385 VerifyEachNodeIsAssignedToAnEp]   Clip (p2o.Clip.2)
2026-11-25 02:34:35.011 [V:onnxruntime:, session_state.cc:1383 VerifyEachNodeIsAssignedToAnEp]  Node(s) placed on [WebGpuExecutionProvider]. Number of nodes: 1
2026-11-25 02:34:35.011 [V:onnxruntime:, session_state.cc:1385 VerifyEachNodeIsAssignedToAnEp]   Add (p2o.Add.0)
`;

const EXPECTED: RuntimeLog = {
  reasons: new Map([
    ['p2o.Clip.0', 'no-kernel'],
    ['p2o.Clip.2', 'no-kernel'],
  ]),
  withoutKernel: new Set(['Clip']),
  onCpu: new Map([['Clip', 2]]),
  addsCopies: true,
};

describe('RuntimeLogReader', () => {
  test.each([1, 2, 7, 400])('reads a real log in %d pieces', (pieces) => {
    expect(read(WEBGPU, pieces)).toEqual(EXPECTED);
  });

  test('reads what the runtime moves to the CPU because it is cheaper there', () => {
    const log = read(
      '[I:onnxruntime:, fallback_cpu_capability.cc:201 GetCpuPreferredNodes] ORT optimization- Force fallback to CPU execution for node: /Gather_1 because the CPU execution path is deemed faster than overhead involved with execution on other EPs capable of executing this node\n',
    );
    expect([...log.reasons]).toEqual([['/Gather_1', 'cheaper-on-cpu']]);
  });

  test.each([
    {
      title: 'a count',
      line: '4 Memcpy nodes are added to the graph main for CUDAExecutionProvider.',
      adds: true,
    },
    { title: 'a count of none', line: '0 Memcpy nodes are added to the graph main.', adds: false },
    { title: 'a name like it', line: 'Add MemcpyFromHost after p2o.Clip.0', adds: false },
  ])('reads of copies from $title: $adds', ({ line, adds }) => {
    expect(read(`${line}\n`).addsCopies).toBe(adds);
  });

  test('takes the operator of a node without a name', () => {
    const log = read('webgpu kernel not found in registries for Op type: Clip node name: \n');
    expect([...log.withoutKernel]).toEqual(['Clip']);
    expect(log.reasons.size).toBe(0);
  });

  test('keeps a name with anything in it as it is', () => {
    const name = '../<b>| `x` (y) because) node name: ]';
    const log = read(`webgpu kernel not found in registries for Op type: Clip node name: ${name}\n`);
    expect([...log.reasons.keys()]).toEqual([name]);
  });

  test('has a bound for a line without end and for names without number', () => {
    const reader = new RuntimeLogReader();
    for (let piece = 0; piece < 100; piece += 1) reader.add('x'.repeat(1_000_000));
    reader.add('\n');
    for (let node = 0; node < 60_000; node += 1)
      reader.add(`kernel not found in registries for Op type: Op${node} node name: ${node}\n`);
    expect(reader.findings.reasons.size).toBe(50_000);
    expect(reader.findings.withoutKernel.size).toBe(50_000);
  });
});

describe('readLoaderMessage', () => {
  const ESC = String.fromCharCode(27);
  const line = (library: string, message: string): string =>
    `${ESC}[1;31m2026-01-01 [E:onnxruntime:, provider_bridge_ort.cc:2146 Create] [ONNXRuntimeError] : 1 : FAIL : Failed to load library ${library} with error: ${message}${ESC}[m\n`;

  test('is the loader’s own message, of the library that failed first', () => {
    const missing = 'libcudnn.so.9: cannot open shared object file: No such file or directory';
    const log = `starting\n${line('/opt/libonnxruntime_providers_cuda.so', missing)}${line('/opt/other.so', 'another')}`;
    expect(readLoaderMessage(log)).toBe(missing);
  });

  test('is bounded, and absent where the log has none', () => {
    expect(readLoaderMessage(line('/a.so', 'x'.repeat(1000)))).toHaveLength(300);
    expect(readLoaderMessage('Failed to load the model\n')).toBeUndefined();
  });
});
