import { readOperatorSettings } from '../../../bot/configuration/read-settings.ts';

/** An operator file that fits `BOT_SECTION`. */
export const OPERATOR_TEXT = `version: 1
instance: jenkins
github:
  app: 123456
  privateKey: bot-app-key
  webhookSecret: bot-webhook
  account: {id: 49699333, login: "example-bot[bot]"}
repositories:
  example/project: {}
callback: {address: https://bot.example.org, secret: bot-reports}
jenkins:
  url: https://ci.example.org
  user: ci-bot
  token: bot-jenkins-token
  folders: [project]
`;

/** Lines of a fleet file that fit `OPERATOR_TEXT`. */
export const BOT_SECTION =
  'bot: {secrets: {webhook: bot-webhook, app: bot-app-key, reports: bot-reports, backends: [bot-jenkins-token]}}\n';

/** Lines of the section \`secrets\`. */
export const BOT_SECRET_LINES =
  '  bot-webhook: {}\n  bot-app-key: {}\n  bot-reports: {}\n  bot-jenkins-token: {}\n';

/** Reads an operator file that has no errors. */
export function operatorOf(text: string) {
  const { settings, problems } = readOperatorSettings(text);
  if (settings === undefined) throw new Error(JSON.stringify(problems));
  return { text, settings };
}
