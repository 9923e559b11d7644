import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';

/** The Debian package; undefined if it is not installed. */
export const CHROMIUM: string | undefined = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((file) =>
  existsSync(file),
);

type Message = {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly [name: string]: unknown };
  readonly result?: unknown;
  readonly error?: { readonly message: string };
};

/** A page in a headless browser. */
export interface OpenPage {
  /** Errors and warnings of the console, blocked requests among them. */
  readonly problems: readonly string[];
  /** URLs of all requests, the page's own first. */
  readonly requests: readonly string[];
  /** Evaluates an expression, also a promise. @returns Its value, as JSON has it. */
  evaluate(expression: string): Promise<unknown>;
  /** Shows the same page on another screen. */
  resize(screen: Screen): Promise<void>;
  /** The whole page as a PNG. */
  screenshot(): Promise<Buffer>;
  close(): Promise<void>;
}

/** How a page is shown. */
export interface Screen {
  readonly width: number;
  readonly height: number;
  readonly isDark?: boolean;
  readonly isPrinted?: boolean;
}

/** One browser for several pages, over its debugging pipe. */
export class Browser {
  readonly #child: ChildProcess;
  readonly #profile = mkdtempSync(join(tmpdir(), 'chromium-'));
  readonly #waiting = new Map<number, (message: Message) => void>();
  readonly #listeners = new Set<(message: Message) => void>();
  #sent = 0;

  constructor(executable: string) {
    this.#child = spawn(
      executable,
      [
        ...['--headless=new', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--no-first-run'],
        ...['--disable-dev-shm-usage', '--remote-debugging-pipe', `--user-data-dir=${this.#profile}`],
      ],
      { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
    );
    const answers = this.#child.stdio[4] as Readable;
    let rest = '';
    answers.setEncoding('utf8').on('data', (text: string) => {
      const parts = (rest + text).split('\0');
      rest = parts.pop() ?? '';
      for (const part of parts) this.#receive(JSON.parse(part));
    });
  }

  #receive(message: Message): void {
    if (message.id === undefined) for (const listener of this.#listeners) listener(message);
    else this.#waiting.get(message.id)?.(message);
  }

  #send(method: string, params: object = {}, sessionId?: string): Promise<Record<string, unknown>> {
    this.#sent += 1;
    const id = this.#sent;
    const answer = new Promise<Record<string, unknown>>((resolve, reject) => {
      this.#waiting.set(id, ({ result, error }) => {
        this.#waiting.delete(id);
        if (error === undefined) resolve(result as Record<string, unknown>);
        else reject(new Error(`${method}: ${error.message}`));
      });
    });
    const text = JSON.stringify({ id, method, params, ...(sessionId !== undefined && { sessionId }) });
    (this.#child.stdio[3] as Writable).write(`${text}\0`);
    return answer;
  }

  /** Opens a page and waits until it is loaded. */
  async open(url: string, screen: Screen): Promise<OpenPage> {
    const { targetId } = await this.#send('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await this.#send('Target.attachToTarget', { targetId, flatten: true });
    const send = (method: string, params: object = {}) => this.#send(method, params, sessionId as string);
    const problems: string[] = [];
    const requests: string[] = [];
    let isLoaded: () => void = () => {};
    const loaded = new Promise<void>((done) => {
      isLoaded = done;
    });
    const listener = (message: Message): void => {
      const { method, params = {} } = message;
      if ((message as { sessionId?: string }).sessionId !== sessionId) return;
      if (method === 'Page.loadEventFired') isLoaded();
      if (method === 'Network.requestWillBeSent') requests.push((params['request'] as { url: string }).url);
      if (method === 'Runtime.exceptionThrown' || method === 'Runtime.consoleAPICalled')
        problems.push(JSON.stringify(params));
      if (method === 'Log.entryAdded') problems.push(JSON.stringify(params['entry']));
    };
    this.#listeners.add(listener);
    for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await send(`${domain}.enable`);
    // For the test's own script; the page's policy forbids all.
    await send('Page.setBypassCSP', { enabled: true });
    const resize = async ({ width, height, isDark = false, isPrinted = false }: Screen): Promise<void> => {
      await send('Emulation.setDeviceMetricsOverride', {
        ...{ width, height, deviceScaleFactor: 1, mobile: false },
      });
      const scheme = { name: 'prefers-color-scheme', value: isDark ? 'dark' : 'light' };
      await send('Emulation.setEmulatedMedia', { media: isPrinted ? 'print' : '', features: [scheme] });
    };
    await resize(screen);
    await send('Page.navigate', { url });
    await loaded;
    return {
      problems,
      requests,
      evaluate: async (expression) => {
        const options = { expression, awaitPromise: true, returnByValue: true };
        const { result, exceptionDetails } = await send('Runtime.evaluate', options);
        if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
        return (result as { value: unknown }).value;
      },
      resize,
      screenshot: async () => {
        const options = { format: 'png', captureBeyondViewport: true };
        const { data } = await send('Page.captureScreenshot', options);
        return Buffer.from(data as string, 'base64');
      },
      close: async () => {
        await this.#send('Target.closeTarget', { targetId });
        this.#listeners.delete(listener);
      },
    };
  }

  /** Ends the browser that this one started, and removes its profile. */
  async close(): Promise<void> {
    const ended = new Promise((done) => this.#child.once('close', done));
    await this.#send('Browser.close').catch(() => this.#child.kill('SIGKILL'));
    await ended;
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}
