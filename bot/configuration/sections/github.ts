import { z } from 'zod';
import { githubNumber, login, secretName, server } from '../fields.ts';

/** The GitHub App. */
export const githubSchema = z
  .strictObject({
    app: githubNumber('The id of the GitHub App.'),
    privateKey: secretName('The secret with its private key.', 'github-app-key'),
    webhookSecret: secretName('The secret that signs deliveries.', 'webhook-secret'),
    api: server('The address of the API.', 'https://api.github.com').default('https://api.github.com'),
    account: z
      .strictObject({
        id: githubNumber('The number of the account.', 583231),
        login: login('Its name; that of an app ends with `[bot]`.'),
      })
      .meta({
        description: 'The account as which the bot writes; its own comments are ignored.',
        examples: [{ id: 583231, login: 'octocat' }],
      }),
  })
  .meta({ description: 'The GitHub App.' });

/** A repository on the allow-list. */
export const served = z
  .strictObject({
    id: githubNumber(
      'The number of the repository; deliveries that bring another are refused.',
      34864402,
    ).optional(),
    installation: githubNumber('The app’s installation there. Without it GitHub is asked.').optional(),
  })
  .meta({ description: 'A repository.', examples: [{ id: 34864402 }] });
