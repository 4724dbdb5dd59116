import type { Terminal } from '../adapters/terminal/terminal.ts';
import { EXIT } from '../exit-codes.ts';
import type { PlanSummary } from '../plan/summary.ts';
import { UserError } from '../user-error.ts';

/** What a person has allowed beforehand. */
export interface Permissions {
  /** No question is asked. */
  readonly yes?: true;
  /** Addresses whose risk is accepted. */
  readonly accept?: readonly string[];
}

/** @throws UserError naming each risk that was not accepted by its address. */
export function refuseRisks({ risks }: PlanSummary, { accept = [] }: Permissions): void {
  const open = risks.filter(risk => !accept.includes(risk.address));
  if (open.length === 0) return;
  const told = open.map(risk => `\n  ${risk.kind} ${risk.address}: ${risk.why}`).join('');
  throw new UserError(`nothing was applied, because this plan can do harm:${told}`, {
    fix: `change the fleet file, or accept each by name: ${open.map(risk => `--accept ${risk.address}`).join(' ')}`,
    exitCode: EXIT.failed,
  });
}

/** @throws UserError unless a person answers with the wanted word, or has allowed it beforehand. */
export async function askFor(
  word: string,
  what: string,
  { yes }: Permissions,
  terminal: Terminal,
): Promise<void> {
  if (yes) return;
  const answer = await terminal.ask(`${what} Type \`${word}\` to go on: `);
  if (answer?.trim() === word) return;
  throw new UserError(
    answer === undefined ? 'nobody is there to be asked, so nothing was done' : 'nothing was done',
    {
      fix: 'pass `--yes` when that is meant',
      exitCode: EXIT.failed,
    },
  );
}
