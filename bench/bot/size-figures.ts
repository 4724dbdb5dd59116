import { join } from 'node:path';
import type { BOT_PARTS } from '../../fleet/resolve/bot-parts.ts';
import { botSchema } from '../../fleet/schema/bot.ts';
import { bundleBot } from '../../tools/bot-bundle/bundle-bot.ts';
import type { World } from '../../tools/world.ts';

/** The package of one function, in bytes. */
export interface PackageSize {
  readonly part: (typeof BOT_PARTS)[number];
  /** As the function loads it, and as it is uploaded. */
  readonly program: number;
  readonly size: number;
  readonly path: string;
}

/** The secret whose value the stand-in of AWS gives out. */
export const WEBHOOK_SECRET_NAME = 'bot-webhook';

const OPERATOR = `instance: bench
github:
  app: 1
  privateKey: bot-app-key
  webhookSecret: ${WEBHOOK_SECRET_NAME}
  account: {id: 2, login: "bench[bot]"}
repositories:
  codertocat/hello-world: {}
jenkins: {url: https://ci.example.org, user: bench, token: bot-jenkins-token, folders: [project]}
`;

/** Makes the packages of the bot's functions as they are made for AWS. */
export function packageSizes(folder: string, world: World): Promise<readonly PackageSize[]> {
  world.files.write(join(folder, 'bot.yaml'), OPERATOR);
  const bot = botSchema.parse({
    instance: 'bench',
    secrets: { webhook: WEBHOOK_SECRET_NAME, app: 'bot-app-key', backends: ['bot-jenkins-token'] },
  });
  return bundleBot({ file: join(folder, 'fleet.yaml'), fleet: { bot }, output: join(folder, 'out') }, world);
}
