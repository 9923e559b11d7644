import { UserError } from '../errors/errors.ts';
import { quoted } from '../errors/plain-text.ts';
import { elementTypeName } from './element-type.ts';
import { DEFAULT_DOMAIN, type ModelFacts, operatorKey, type TensorSignature } from './model-facts.ts';
import type { ProtobufReader } from './protobuf/protobuf-reader.ts';
import { hasSafeCount } from './tensor.ts';
import type { TensorRecord } from './tensor-record.ts';
import type { FunctionRecord, GraphPlace, ModelVisitor, NodeRecord, TensorRole } from './walk-model.ts';

/** Largest number of names kept from one file. The largest models have about 20,000. */
const MAX_NAMES = 250_000;

/** Collects {@link ModelFacts} while a model is walked. */
export class ModelFactsCollector implements ModelVisitor {
  /** True once a field that only ONNX models have was seen. */
  hasVersion = false;
  hasGraph = false;

  readonly #reader: ProtobufReader;
  readonly #shownPath: string;
  readonly #initializers = new Set<string>();
  readonly #inputs: TensorSignature[] = [];
  readonly #outputs: TensorSignature[] = [];
  readonly #opsets = new Map<string, number>();
  readonly #operators = new Map<string, number>();
  readonly #functions = new Set<string>();
  readonly #initializerBytes = new Map<string, number>();
  readonly #externalData = new Set<string>();
  readonly #metadataKeys = new Set<string>();
  #irVersion = 0;
  #producer = '';

  constructor(reader: ProtobufReader, shownPath: string) {
    this.#reader = reader;
    this.#shownPath = shownPath;
  }

  /** The facts collected so far. */
  facts(fileBytes: number): ModelFacts {
    return {
      fileBytes,
      irVersion: this.#irVersion,
      producer: this.#producer,
      opsets: this.#opsets,
      inputs: this.#inputs.filter(({ name }) => !this.#initializers.has(name)),
      outputs: this.#outputs,
      operators: this.#operators,
      functions: this.#functions,
      initializerBytes: this.#initializerBytes,
      externalData: [...this.#externalData],
      metadataKeys: [...this.#metadataKeys],
    };
  }

  irVersion(version: number): void {
    this.hasVersion = true;
    this.#irVersion = version;
  }

  producer(name: string): void {
    this.#producer = name;
  }

  enterGraph(place: GraphPlace): void {
    if (place === 'main') this.hasGraph = true;
  }

  opset(domain: string, version: number): void {
    this.#opsets.set(domain === '' ? DEFAULT_DOMAIN : domain, version);
    this.#bound(this.#opsets.size);
  }

  metadataKey(key: string): void {
    this.#metadataKeys.add(key);
    this.#bound(this.#metadataKeys.size);
  }

  function({ domain, name }: FunctionRecord): void {
    this.#functions.add(operatorKey(domain, name));
    this.#bound(this.#functions.size);
  }

  node({ domain, op }: NodeRecord): void {
    const key = operatorKey(domain, op);
    this.#operators.set(key, (this.#operators.get(key) ?? 0) + 1);
    this.#bound(this.#operators.size);
  }

  input(signature: TensorSignature, place: GraphPlace): void {
    if (place === 'main') this.#bound(this.#inputs.push(signature));
  }

  output(signature: TensorSignature, place: GraphPlace): void {
    if (place === 'main') this.#bound(this.#outputs.push(signature));
  }

  tensor(tensor: TensorRecord, role: TensorRole, place: GraphPlace): void {
    this.#checkShape(tensor);
    if (tensor.externalLocation !== undefined) this.#externalData.add(tensor.externalLocation);
    this.#bound(this.#externalData.size);
    if (role === 'attribute') return;
    const dtype = elementTypeName(tensor.dataType);
    this.#initializerBytes.set(dtype, (this.#initializerBytes.get(dtype) ?? 0) + tensor.bytes);
    this.#bound(this.#initializerBytes.size);
    if (role === 'initializer' && place === 'main') this.#initializers.add(tensor.name);
    this.#bound(this.#initializers.size);
  }

  #bound(names: number): void {
    if (names > MAX_NAMES) this.#reader.refuse(`more than ${MAX_NAMES} names of one kind`);
  }

  /** Otherwise the size of the tensor in bytes would be inexact. */
  #checkShape({ name, dims }: TensorRecord): void {
    if (hasSafeCount(dims)) return;
    throw new UserError(
      `${this.#shownPath}: expected tensor ${quoted(name)} with fewer than 2^53 elements, got shape [${dims.join(', ')}].`,
      'The file is damaged: export the model again.',
    );
  }
}
