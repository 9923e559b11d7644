/** The runtime's reason for not running a node on the policy's provider. */
export const REASONS = ['no-kernel', 'cheaper-on-cpu', 'crosses-devices'] as const;

export type PlacementReason = (typeof REASONS)[number];

/** Placement according to the runtime's verbose log. Names come from the model. */
export interface RuntimeLog {
  /** Keyed by node name. */
  readonly reasons: ReadonlyMap<string, PlacementReason>;
  /** Operators that a provider has no kernel for: later passes may rename their nodes. */
  readonly withoutKernel: ReadonlySet<string>;
  /** Number of nodes on the CPU per operator, from the runtime's own list. */
  readonly onCpu: ReadonlyMap<string, number>;
  readonly addsCopies: boolean;
}

/** Maximum number of names to keep: a hostile model can make the log arbitrarily long. */
const MAX_NAMES = 50_000;
/** The rest of a longer line is dropped. */
const MAX_LINE_CHARACTERS = 2_000;

/** If a node has no name, only the operator is known. */
const NO_KERNEL = /kernel not found in registries for Op type: (\S+) node name:(?: (.+))?$/;
const CHEAPER = /Force fallback to CPU execution for node: (.*?) because the CPU execution path is deemed/;
const COPIES = /AddCopyNode\] Add Memcpy|\b[1-9]\d* Memcpy nodes are added to the graph/;
const PLACED_ON = /VerifyEachNodeIsAssignedToAnEp\] +Node\(s\) placed on \[(\w+)\]/;
const PLACED_NODE = /VerifyEachNodeIsAssignedToAnEp\] {2,}(\S+) \(.*\)$/;
const COLOURS = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, 'g');

/**
 * Reads the runtime's log as it is written and keeps only the lines about placement. A model can write into the log through
 * its node names. All that it can forge that way is a reason for its own operators, never a time or a placement.
 *
 * @see onnxruntime: session_state.cc, fallback_cpu_capability.cc, transformer_memcpy.cc
 */
export class RuntimeLogReader {
  readonly #reasons = new Map<string, PlacementReason>();
  readonly #withoutKernel = new Set<string>();
  readonly #onCpu = new Map<string, number>();
  #addsCopies = false;
  /** Provider whose nodes the runtime is currently listing. */
  #listing = '';
  #line = '';

  /** Adds the next chunk of the log, which may end within a line. */
  add(text: string): void {
    const lines = (this.#line + text).split('\n');
    this.#line = (lines.pop() ?? '').slice(0, MAX_LINE_CHARACTERS);
    for (const line of lines) this.#read(line.slice(0, MAX_LINE_CHARACTERS).replace(COLOURS, '').trimEnd());
  }

  get findings(): RuntimeLog {
    return {
      reasons: this.#reasons,
      withoutKernel: this.#withoutKernel,
      onCpu: this.#onCpu,
      addsCopies: this.#addsCopies,
    };
  }

  #read(line: string): void {
    const [, operator, node] = NO_KERNEL.exec(line) ?? [];
    if (operator !== undefined) {
      if (node !== undefined) this.#keep(node, 'no-kernel');
      if (this.#withoutKernel.size < MAX_NAMES) this.#withoutKernel.add(operator);
      return;
    }
    const [, cheaper] = CHEAPER.exec(line) ?? [];
    if (cheaper !== undefined) this.#keep(cheaper, 'cheaper-on-cpu');
    this.#addsCopies ||= COPIES.test(line);
    this.#readList(line);
  }

  #readList(line: string): void {
    const [, provider] = PLACED_ON.exec(line) ?? [];
    if (provider !== undefined) this.#listing = provider;
    const [, listed] = PLACED_NODE.exec(line) ?? [];
    if (listed === undefined || this.#listing !== 'CPUExecutionProvider') return;
    if (this.#onCpu.size < MAX_NAMES) this.#onCpu.set(listed, (this.#onCpu.get(listed) ?? 0) + 1);
  }

  #keep(node: string, reason: PlacementReason): void {
    if (this.#reasons.size < MAX_NAMES) this.#reasons.set(node, reason);
  }
}

const LOADER = /Failed to load library \S+ with error: (.+)$/m;
const MAX_LOADER_CHARACTERS = 300;

/**
 * The dynamic loader's message when a provider's library cannot be loaded, such as "libcudnn.so.9: cannot open shared object
 * file: No such file or directory". Undefined if the log has none.
 */
export function readLoaderMessage(log: string): string | undefined {
  return LOADER.exec(log.replace(COLOURS, ''))?.[1]?.trim().slice(0, MAX_LOADER_CHARACTERS);
}
