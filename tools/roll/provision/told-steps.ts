import type { Steps, Tell } from '../../progress/steps.ts';

/** Steps that are told as details of something larger. */
export const toldSteps = (tell: Tell): Steps => ({
  times: [],
  step: (name, work) => {
    tell(name);
    return work(detail => tell(`${name}: ${detail}`));
  },
});
