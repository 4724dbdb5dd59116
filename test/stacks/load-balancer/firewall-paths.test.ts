import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BODY_PATHS, MACHINE_PATHS } from '../../../stacks/load-balancer/firewall-paths.ts';

const machine = new RegExp(MACHINE_PATHS);
const body = new RegExp(BODY_PATHS);
/** AWS WAF takes no longer regular expression. */
const LONGEST_EXPRESSION = 512;

describe('paths that the firewall excepts', () => {
  it.each([
    '/github-webhook/',
    '/ghprbhook/',
    '/multibranch-webhook-trigger/invoke',
    '/wsagents/',
    '/tcpSlaveAgentListener/',
    '/jnlpJars/agent.jar',
  ])('%s is for machines', path => expect(path).toMatch(machine));

  it.each(['/', '/login', '/job/github-webhook/', '/github-webhooks/', '/wsagentsx', '/job/tvm-cpu/build'])(
    '%s is not',
    path => expect(path).not.toMatch(machine),
  );

  it.each([
    '/createItem',
    '/job/tvm-cpu/config.xml',
    '/job/tvm-cpu/job/main/configSubmit',
    '/job/tvm-cpu/job/main/12/replay/run',
    '/job/tvm-cpu/descriptorByName/org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition/checkScript',
    '/configuration-as-code/apply',
    '/pluginManager/uploadPlugin',
    '/scriptText',
    '/manage/credentials/store/system/domain/_/createCredentials',
    '/job/tvm-cpu/job/main/buildWithParameters',
  ])('%s takes large bodies', path => expect(path).toMatch(body));

  it.each(['/', '/login', '/j_spring_security_check', '/job/tvm-cpu/12/consoleText', '/job/configxml'])(
    '%s does not',
    path => expect(path).not.toMatch(body),
  );

  it('are none for a browser that only looks', () => {
    const segment = fc.stringMatching(/^[a-z]{1,8}$/);
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 4 }), segments => {
        expect(`/job/x${segments.join('/')}/12/console`).not.toMatch(machine);
      }),
    );
  });

  it.each([MACHINE_PATHS, BODY_PATHS])('fit into a rule of AWS WAF', expression => {
    expect(expression.length).toBeLessThanOrEqual(LONGEST_EXPRESSION);
  });
});
