/** Two models on the same data, with an answer that is known. */
export interface Comparison {
  readonly title: string;
  /** The model, as the page calls it. */
  readonly model: string;
  /** Folder with its script and its policy. */
  readonly folder: string;
  readonly policy: string;
  readonly baseline: string;
  readonly candidate: string;
  /** Metrics that must fail; none: all must pass. */
  readonly expected: readonly string[];
}

/** What a model is, and where it comes from. */
interface Source {
  readonly folder: string;
  /** Name, version and licence of its package, or who made it. */
  readonly from: string;
  /** What the comparison takes that others do not. */
  readonly shows: string;
}

export const SOURCES: readonly Source[] = [
  {
    folder: 'basic-pitch',
    from: 'PyPI’s `basic-pitch` 0.4.0 (Apache-2.0), `nmp.onnx`',
    shows:
      'which of 88 notes sound in each of 172 steps; stereo WAV files of 44.1 kHz, averaged, resampled to 22,050 Hz and padded; frame-level F1',
  },
  {
    folder: 'detector',
    from: 'trained by its script; licence as the repository',
    shows:
      'boxes in the manner of YOLOv7: non-maximum suppression in the graph, 8-bit PNG files as `uint8`, rows of 7 numbers and, for an image without shapes, none',
  },
  {
    folder: 'magika',
    from: 'PyPI’s `magika` 1.0.3 (Apache-2.0), `standard_v3_3`',
    shows:
      'the type of a file from its bytes, as `int32`; scored by a program of the repository with the thresholds of magika’s own',
  },
  {
    folder: 'rapidocr',
    from: 'PyPI’s `rapidocr-onnxruntime` 1.4.4 (Apache-2.0), PP-OCRv4 detection and recognition; the letters are Aileron (CC0), from Pillow',
    shows:
      'masks of text with pixels that do not count; character error rate with an alphabet of 6,625 characters',
  },
  {
    folder: 'silero-vad',
    from: 'PyPI’s `silero-vad` 6.2.3 (MIT), `silero_vad_16k_op15.onnx`',
    shows:
      'speech through time: overlapping frames of WAV files, a state, and the sampling rate from a column of `labels.csv`',
  },
];

const basicPitch = { model: 'basic-pitch', folder: 'basic-pitch', policy: 'regression-gate.yml' };
const detector = { model: 'A detector', folder: 'detector', policy: 'regression-gate.yml' };
const magika = { model: 'magika', folder: 'magika', policy: 'regression-gate.yml' };
const finder = { model: 'RapidOCR detection', folder: 'rapidocr', policy: 'detection.yml' };
const reader = { model: 'RapidOCR recognition', folder: 'rapidocr', policy: 'recognition.yml' };
const vad = { model: 'Silero VAD', folder: 'silero-vad', policy: 'regression-gate.yml' };

const unchanged = (baseline = 'model.onnx') => ({
  title: 'unchanged',
  baseline,
  candidate: baseline,
  expected: [],
});
const harmless = (title: string, candidate: string, baseline: string) => ({
  title,
  baseline,
  candidate,
  expected: [],
});
const worse = (title: string, candidate: string, baseline = 'model.onnx') => ({
  title,
  baseline,
  candidate,
  expected: ['task-score'],
});

/** The whole table, the quickest first. */
export const COMPARISONS: readonly Comparison[] = [
  { ...vad, ...unchanged() },
  { ...vad, ...worse('a state that is always zero', 'forgetful.onnx') },
  { ...detector, ...unchanged() },
  { ...detector, ...worse('only boxes with a score of 0.7 or more leave the graph', 'strict.onnx') },
  { ...magika, ...unchanged() },
  { ...magika, ...worse('weights rounded to 3 bits', 'coarse.onnx') },
  { ...finder, ...unchanged('detection.onnx') },
  { ...finder, ...harmless('dynamically quantized to 8 bits', 'detection-quantized.onnx', 'detection.onnx') },
  { ...finder, ...worse('weights rounded to 4 bits', 'detection-coarse.onnx', 'detection.onnx') },
  { ...reader, ...unchanged('recognition.onnx') },
  {
    ...reader,
    ...worse('dynamically quantized to 8 bits', 'recognition-quantized.onnx', 'recognition.onnx'),
  },
  { ...basicPitch, ...unchanged() },
  { ...basicPitch, ...worse('weights rounded to 5 bits', 'coarse.onnx') },
];
