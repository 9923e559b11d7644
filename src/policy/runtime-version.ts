/** Version of onnxruntime-node that the gate is built and tested with; the lock file in `runtime/` beside the bundle pins it. */
export const RUNTIME_VERSION = '1.30.0';
