/** Bytes that can be read from anywhere: a file on disk, a buffer in a test. Keeps inspection free of IO and of copies. */
export interface ByteSource {
  /** Bytes in all. */
  readonly size: number;
  /** At most `length` bytes from `offset`; fewer at the end. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** A source over bytes already in memory. */
export function sourceOfBytes(bytes: Uint8Array): ByteSource {
  return { size: bytes.length, read: async (offset, length) => bytes.subarray(offset, offset + length) };
}
