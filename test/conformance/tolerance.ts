/**
 * Tolerances of the suite's own runner.
 *
 * @see onnx/backend/test/runner/__init__.py, `assert_similar_outputs`
 */
export const RTOL = 1e-3;
export const ATOL = 1e-7;
