import { type RequestFailure, tooLarge } from '../request-failure.ts';

/** One event of a server-sent stream. */
export interface StreamEvent {
  /** Its `event` field; empty if it has none. */
  readonly name: string;
  /** Its `data` fields, joined by line breaks. */
  readonly data: string;
}

/** Maximum number of characters in one event, and of one line. A token with twenty alternatives has about five thousand. */
const MAX_EVENT = 1024 * 1024;

/**
 * Reads a stream of server-sent events as its bytes arrive, and keeps no more than one event.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream. Two things differ, because
 *   servers do them: an event may end with the stream, and a field `error` is an event with that name.
 */
export class EventStream {
  readonly #onEvent: (event: StreamEvent) => RequestFailure | 'done' | undefined;
  readonly #decoder = new TextDecoder();
  #line = '';
  /** Whether the last character was a carriage return, which a line feed may follow. */
  #isAfterReturn = false;
  #name = '';
  #data: string[] = [];
  #dataLength = 0;

  /** @param onEvent - Gets every event that has data; what it returns ends the reading, unless it is undefined. */
  constructor(onEvent: (event: StreamEvent) => RequestFailure | 'done' | undefined) {
    this.#onEvent = onEvent;
  }

  /** @returns What `onEvent` returned, or a failure if an event is too long. */
  push(bytes: Uint8Array): RequestFailure | 'done' | undefined {
    return this.#take(this.#decoder.decode(bytes, { stream: true }));
  }

  /** The stream has ended: what is left is its last event. */
  end(): RequestFailure | 'done' | undefined {
    return this.#take(`${this.#decoder.decode()}\n\n`);
  }

  #take(text: string): RequestFailure | 'done' | undefined {
    const lineEnd = /\r\n|\n|\r/g;
    if (text === '') return undefined;
    lineEnd.lastIndex = this.#isAfterReturn && text.startsWith('\n') ? 1 : 0;
    this.#isAfterReturn = text.endsWith('\r');
    let from = lineEnd.lastIndex;
    for (let match = lineEnd.exec(text); match !== null; match = lineEnd.exec(text)) {
      const result = this.#endLine(this.#line + text.slice(from, match.index));
      if (result !== undefined) return result;
      from = lineEnd.lastIndex;
    }
    this.#line += text.slice(from);
    return this.#line.length > MAX_EVENT ? tooLarge('a line', MAX_EVENT) : undefined;
  }

  #endLine(line: string): RequestFailure | 'done' | undefined {
    this.#line = '';
    if (line === '') return this.#endEvent();
    if (line.length > MAX_EVENT) return tooLarge('a line', MAX_EVENT);
    const colon = line.indexOf(':');
    const field = colon === -1 ? line : line.slice(0, colon);
    const value = colon === -1 ? '' : line.slice(line[colon + 1] === ' ' ? colon + 2 : colon + 1);
    if (field === 'event' || field === 'error') this.#name = field === 'error' ? field : value;
    if (field !== 'data' && field !== 'error') return undefined;
    this.#dataLength += value.length + 1;
    if (this.#dataLength > MAX_EVENT) return tooLarge('an event', MAX_EVENT);
    this.#data.push(value);
    return undefined;
  }

  #endEvent(): RequestFailure | 'done' | undefined {
    const event = { name: this.#name, data: this.#data.join('\n') };
    const isEmpty = this.#data.length === 0;
    this.#name = '';
    this.#data = [];
    this.#dataLength = 0;
    return isEmpty ? undefined : this.#onEvent(event);
  }
}
