import { OPERATOR_RULES } from '../../bot/configuration/rules/operator/all-rules.ts';
import { REPOSITORY_RULES } from '../../bot/configuration/rules/repository/all-rules.ts';
import type { JsonSchema } from './json-schema.ts';
import { keyTables } from './key-tables.ts';
import { rulesTable } from './rules-section.ts';

/** The smallest files of a project with Jenkins. */
export const SMALLEST_FILES = {
  repository: `\
names: [mxnet-bot]
instances: [mxnet-ci]
jobs:
  unix-gpu: mxnet-validation/unix-gpu
  website: mxnet-validation/website
`,
  operator: `\
instance: mxnet-ci
github:
  app: 123456
  privateKey: github-app-key
  webhookSecret: webhook-secret
  account: {id: 583231, login: mxnet-bot}
repositories: {apache/mxnet: {}}
jenkins:
  url: https://ci.example.org
  user: mxnet-bot
  token: jenkins-token
  folders: [mxnet-validation]
`,
} as const;

const yaml = (text: string): string => `\`\`\`yaml\n${text}\`\`\``;

const INTRODUCTION = `\
<!-- Made by \`fleet schema\` from bot/configuration/. Do not edit. -->

# The files of the CI bot

Two YAML files steer [the CI bot](ci-bot.md). \`.ci-bot.yaml\` on the default branch of a repository belongs to its
maintainers: what can be run, and who may. \`bot.yaml\` belongs to whoever operates a bot instance: which repositories it
serves, and the systems that it runs things on. Secrets stand in neither: a secret is written by name, and what looks like
the value of one is an error. \`fleet bot check\` checks both. With \`# yaml-language-server: $schema=…\` in the first line an
editor completes and explains keys; the schemas lie in [examples/bot](../examples/bot/ci-bot.schema.json).`;

const GRANTEES = `\
## Grantees

Who has a right, in the lists of \`permissions\` and \`trusted\`. An empty list is nobody.

| written | means |
| --- | --- |
| \`everyone\`, \`"*"\` | everyone |
| \`author\` | the author of the pull request |
| \`role write\`, \`write\` | whoever has at least this role in the repository: \`read\`, \`triage\`, \`write\`, \`maintain\`, \`admin\` |
| \`team apache/mxnet-committers\` | the members of a team of an organisation |
| \`{id: 583231, login: octocat}\` | a person, by the number of the account; the name is for readers, because a name can be given up and taken by somebody else |`;

/** The reference page of both files of the bot, in Markdown, made from their JSON Schemas and rules. */
export function botFilesPage(repository: JsonSchema, operator: JsonSchema): string {
  const checked =
    '`fleet bot check` and the bot itself read a whole file and tell everything at once. An error stops the file from being used: the bot keeps the last sound `.ci-bot.yaml` and shows the problems in `show_config`. A warning is told and does not stop.';
  return `${[
    INTRODUCTION,
    'The smallest `.ci-bot.yaml`:',
    yaml(SMALLEST_FILES.repository),
    'The smallest `bot.yaml` to go with it:',
    yaml(SMALLEST_FILES.operator),
    keyTables(repository, '.ci-bot.yaml'),
    GRANTEES,
    keyTables(operator, 'bot.yaml'),
    '## What is checked',
    checked,
    'In `.ci-bot.yaml`:',
    rulesTable(REPOSITORY_RULES),
    'In `bot.yaml`:',
    rulesTable(OPERATOR_RULES),
  ].join('\n\n')}\n`;
}
