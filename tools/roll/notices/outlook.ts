import type { RollPlan } from '../plan/planned.ts';
import type { Outlook } from './notices.ts';

/** What a plan foresees, for a notice. */
export const outlookOf = ({ ends, risks }: Pick<RollPlan, 'ends' | 'risks'>): Outlook => ({
  ends,
  risks: risks.map(({ about, says }) => `${about}: ${says}`),
});
