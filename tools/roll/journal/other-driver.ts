import { EXIT } from '../../exit-codes.ts';
import { UserError } from '../../user-error.ts';

/** Another process drives the same roll: this one has to end without touching anything more. */
export class OtherDriver extends UserError {
  constructor(roll: string, number: number) {
    super(`another process goes on with the roll ${roll}: it wrote line ${number} of the journal`, {
      fix: 'let that one go on, and see what it does with `fleet roll status`; when it has ended, start this one again',
      exitCode: EXIT.failed,
    });
    this.name = 'OtherDriver';
  }
}
