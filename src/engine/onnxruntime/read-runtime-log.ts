/** Why a node is not where it was wanted, as far as the runtime says. */
export const REASONS = ['no-kernel', 'cheaper-on-cpu', 'crosses-devices'] as const;

export type Reason = (typeof REASONS)[number];

/** What the runtime's verbose log tells of placement. Names come from the model. */
export interface RuntimeLog {
  /** By the node's name. */
  readonly reasons: ReadonlyMap<string, Reason>;
  /** Operators for which a provider said that it has no kernel: later passes may rename their nodes. */
  readonly withoutKernel: ReadonlySet<string>;
  /** Number of nodes on the CPU by operator, from the runtime's own list. */
  readonly onCpu: ReadonlyMap<string, number>;
  readonly addsCopies: boolean;
}

/** Names beyond this many are not kept: the log is as long as a hostile model wants it. */
const MAX_NAMES = 50_000;
/** Of a line that is longer, the rest is not looked at. */
const MAX_LINE_CHARACTERS = 2_000;

/** A node may have no name; then the operator is all that is told. */
const NO_KERNEL = /kernel not found in registries for Op type: (\S+) node name:(?: (.+))?$/;
const CHEAPER = /Force fallback to CPU execution for node: (.*?) because the CPU execution path is deemed/;
const COPIES = /AddCopyNode\] Add Memcpy|\b[1-9]\d* Memcpy nodes are added to the graph/;
const PLACED_ON = /VerifyEachNodeIsAssignedToAnEp\] +Node\(s\) placed on \[(\w+)\]/;
const PLACED_NODE = /VerifyEachNodeIsAssignedToAnEp\] {2,}(\S+) \(.*\)$/;
const COLOURS = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m`, 'g');

/**
 * Reads the runtime's log while it is written, keeping only what it says of placement. A model can write into the log by
 * the names of its nodes; what it can forge is a reason beside its own operators, never a time or a place.
 *
 * @see onnxruntime: session_state.cc, fallback_cpu_capability.cc, transformer_memcpy.cc
 */
export class RuntimeLogReader {
  readonly #reasons = new Map<string, Reason>();
  readonly #withoutKernel = new Set<string>();
  readonly #onCpu = new Map<string, number>();
  #addsCopies = false;
  /** Provider whose nodes the runtime is listing. */
  #listing = '';
  #line = '';

  /** Takes the next piece of the log; it may end within a line. */
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

  #keep(node: string, reason: Reason): void {
    if (this.#reasons.size < MAX_NAMES) this.#reasons.set(node, reason);
  }
}
