const CAPACITY_FIRST = 16;

/** A table of numbers: one typed array a column, one place a row, grown by doubling. */
export class Columns<Name extends string> {
  #arrays: Record<Name, Float64Array>;
  #capacity = CAPACITY_FIRST;
  readonly #names: readonly Name[];

  constructor(names: readonly Name[]) {
    this.#names = names;
    this.#arrays = this.#sized();
  }

  /** The columns as they are until the next `put`. */
  get arrays(): Readonly<Record<Name, Float64Array>> {
    return this.#arrays;
  }

  /** Writes a row at a place at most one past the last. */
  put(place: number, row: Readonly<Record<Name, number>>): void {
    if (place >= this.#capacity) {
      const old = this.#arrays;
      this.#capacity *= 2;
      this.#arrays = this.#sized();
      for (const name of this.#names) this.#arrays[name].set(old[name]);
    }
    for (const name of this.#names) this.#arrays[name][place] = row[name];
  }

  /** Copies a row over another. */
  move(from: number, to: number): void {
    for (const name of this.#names) {
      const array = this.#arrays[name];
      array[to] = array[from] as number;
    }
  }

  #sized(): Record<Name, Float64Array> {
    return Object.fromEntries(
      this.#names.map((name) => [name, new Float64Array(this.#capacity)]),
    ) as Record<Name, Float64Array>;
  }
}
