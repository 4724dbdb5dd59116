import type { LabelBudget } from '../label-budget.ts';

/** How a label stands to its floor: `CPU: 4 of 4 agents in service, at least 2 stay`. */
export const labelWords = ({ label, agents, serving, floor }: LabelBudget): string =>
  `${label}: ${serving} of ${agents} agent${agents === 1 ? '' : 's'} in service, ${floor === 0 ? 'none has to stay' : `at least ${floor} stay${floor === 1 ? 's' : ''}`}`;
