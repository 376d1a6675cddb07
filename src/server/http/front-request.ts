import { IncomingMessage } from 'node:http';

/** What watches a body while it arrives. */
export interface BodyWatch {
  /** Most bytes the body may have. */
  readonly limit: number;
  /** Bytes to keep for a second look; 0 keeps nothing. A longer body is not kept at all. */
  readonly keep: number;
  onTooLarge(): void;
  onComplete(): void;
}

/**
 * A request that counts its body as the parser hands it over, before anyone reads it. Counting here, not in a stream
 * around the request, leaves Next the plain request object it expects and needs no second buffer.
 */
export class FrontRequest extends IncomingMessage {
  #watch: BodyWatch | null = null;
  #received = 0;
  #kept: Buffer[] | null = null;
  #complete = false;
  #dropping = false;

  watchBody(watch: BodyWatch): void {
    this.#watch = watch;
    this.#kept = watch.keep > 0 ? [] : null;
  }

  /** Whether the last byte of the body has arrived. */
  get bodyComplete(): boolean {
    return this.#complete;
  }

  /** The whole body if it has arrived and was short enough to keep, otherwise null. */
  get keptBody(): Buffer | null {
    return this.#complete && this.#kept !== null ? Buffer.concat(this.#kept) : null;
  }

  /** From now on the body is thrown away as it arrives; whoever reads it waits for more until the connection ends. */
  dropBody(): void {
    this.#dropping = true;
    this.#kept = null;
  }

  override push(chunk: unknown, encoding?: BufferEncoding): boolean {
    if (chunk === null) {
      this.#complete = true;
      this.#watch?.onComplete();
      return super.push(null);
    }
    if (this.#dropping) return true;
    const watch = this.#watch;
    if (watch === null || !Buffer.isBuffer(chunk)) return super.push(chunk, encoding);
    this.#received += chunk.length;
    if (this.#received > watch.limit) {
      this.dropBody();
      watch.onTooLarge();
      return true;
    }
    if (this.#received > watch.keep) this.#kept = null;
    else this.#kept?.push(chunk);
    return super.push(chunk, encoding);
  }
}
