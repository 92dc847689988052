/** File content that can be written at any offset and truncated. */
export class FileBytes {
  #buffer: Buffer;
  #size: number;

  constructor(bytes = Buffer.alloc(0)) {
    this.#buffer = bytes;
    this.#size = bytes.length;
  }

  copy(): FileBytes {
    return new FileBytes(Buffer.from(this.bytes()));
  }

  /** Returns a view that is valid until the next change. */
  bytes(): Buffer {
    return this.#buffer.subarray(0, this.#size);
  }

  /** Writes `data` at `offset`; a gap before it reads as zeros. */
  write(offset: number, data: Buffer): void {
    const end = offset + data.length;
    if (end > this.#buffer.length) {
      const larger = Buffer.alloc(Math.max(end, 2 * this.#buffer.length));
      this.#buffer.copy(larger, 0, 0, this.#size);
      this.#buffer = larger;
    }
    data.copy(this.#buffer, offset);
    this.#size = Math.max(this.#size, end);
  }

  truncate(size: number): void {
    this.write(size, Buffer.alloc(0));
    this.#buffer.fill(0, size);
    this.#size = size;
  }
}
