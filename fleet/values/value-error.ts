/** A text that is no value of its type. The message states the rule; `fix` shows how to write it. */
export class ValueError extends Error {
  readonly fix: string;

  constructor(rule: string, fix: string) {
    super(rule);
    this.name = 'ValueError';
    this.fix = fix;
  }
}
