import type { RollRisk } from '../roll-risk.ts';
import type { RiskInputs } from './risk-inputs.ts';

/** A leader that goes last for the sake of the agents' image, though some of them keep the old one. */
export function oldAgentRisks({ plan: { agents, leader, left } }: RiskInputs): readonly RollRisk[] {
  if (leader?.position !== 'after' || !leader.fits) return [];
  const old = [...agents.filter(({ fits }) => !fits), ...left].filter(({ drift }) =>
    drift.some(({ kind }) => kind === 'image'),
  );
  if (old.length === 0) return [];
  const names = old.map(({ name }) => name).join(', ');
  const says = `it is made anew while agents of the old image remain, which may not suit it: ${names}`;
  return [{ kind: 'old-agents', about: 'leader', says, path: undefined }];
}
