import type { StateResources, Terraform } from '../../adapters/terraform/terraform.ts';

/**
 * The same Terraform, which reads the state once and not again before it has changed it: each reading loads the provider,
 * for seconds. For one piece of work, during which nobody else changes the state.
 */
export function withRememberedState(terraform: Terraform): Terraform {
  let known: Promise<StateResources> | undefined;
  const forget = () => {
    known = undefined;
  };
  return {
    init: () => terraform.init(),
    validate: () => terraform.validate(),
    plan: (options, listener) => terraform.plan(options, listener),
    showPlan: () => terraform.showPlan(),
    outputs: () => terraform.outputs(),
    pullState: () => terraform.pullState(),
    apply: listener => terraform.apply(listener).finally(forget),
    pushState: state => terraform.pushState(state).finally(forget),
    resources: () => {
      if (known === undefined) {
        known = terraform.resources();
        known.catch(forget);
      }
      return known;
    },
  };
}
