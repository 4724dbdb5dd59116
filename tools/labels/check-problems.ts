import type { Problem } from '../../fleet/problem.ts';
import type { Chain, UndecidedPlace } from '../jenkinsfile/found-labels.ts';
import { chainText, originOf } from './check-chain.ts';
import type { MissingFallback } from './check-idle.ts';
import type { AskedLabel } from './check-uses.ts';

/** A label of which no pool has an agent; told once, however often it is asked for. */
export function withoutPool({ text, error, uses }: AskedLabel): readonly Problem[] {
  const [first, ...others] = uses;
  if (error === null || first === undefined) return [];
  const more =
    others.length === 0 ? '' : `, and at ${others.length} other place${others.length > 1 ? 's' : ''}`;
  return [
    {
      severity: 'error',
      rule: 'label-without-pool',
      ...placed(first),
      message: `${error.message}${more}`,
      got: `${text}, by way of ${chainText(first)}`,
      fix: error.fix,
    },
  ];
}

/** A spot machine's label without a retry on other machines. */
export function withoutFallback({ asked, pool, fallback, file }: MissingFallback): readonly Problem[] {
  const use = asked.uses.find(([{ file: asking }]) => asking === file);
  if (use === undefined) return [];
  return [
    {
      severity: 'warning',
      rule: 'spot-without-fallback',
      ...placed(use),
      message: `pool \`${pool}\` has spot machines, which can be lost; this Jenkinsfile never asks for the fall-back`,
      got: asked.text,
      fix: `retry on \`${fallback}\` when the machine was lost`,
    },
  ];
}

/** A label that nobody can tell without running the pipeline. */
export function undecidedProblem(place: UndecidedPlace): Problem {
  const { file, line, column, expression, why, chain } = place;
  const way = chain.length > 1 ? `, by way of ${chainText(chain)}` : '';
  return {
    severity: 'warning',
    rule: chain.length === 0 ? 'not-seen' : 'label-undecided',
    path: [chain[0]?.what ?? 'labels'],
    place: { file, line, column },
    message: chain.length === 0 ? why : `which label is asked for cannot be told: ${why}`,
    got: `${expression}${way}`,
  };
}

function placed(chain: Chain): Pick<Problem, 'path' | 'place'> {
  const { file, line, column } = originOf(chain);
  return { path: [chain[0].what], place: { file, line, column } };
}
