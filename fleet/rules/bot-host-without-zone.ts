import { rule } from './rule.ts';

/** Its record and its certificate are made in the zone. */
export const botHostWithoutZone = rule(
  {
    id: 'bot-host-without-zone',
    severity: 'error',
    says: "The bot has a host name of its own only with the load balancer's `zone`, in which its certificate is validated.",
  },
  function* ({ fleet: { bot, loadBalancer } }) {
    if (bot?.host === undefined || loadBalancer.zone !== undefined) return;
    yield {
      path: ['bot', 'host'],
      related: [['loadBalancer']],
      message: 'the certificate and the record of the bot are made in `loadBalancer.zone`, and there is none',
      got: bot.host,
      fix: `add \`zone: ${bot.host.split('.').slice(1).join('.')}\` to \`loadBalancer\`, or remove \`host\``,
    };
  },
);
