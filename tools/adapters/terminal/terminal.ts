/** Where a command writes. `out` takes the result, `err` tells how it went. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** A person is watching `err`, so progress may be drawn over itself. */
  readonly interactive: boolean;
  /** Colours are wanted, for `out` as well as for `err`. */
  readonly colour: boolean;
  /** Columns, as many as there are just now. */
  readonly width: number;
  /** Lines, as many as there are just now. */
  readonly height: number;
  /** What a person answers to a question; undefined where nobody can be asked. */
  ask(question: string): Promise<string | undefined>;
}
