import { z } from 'zod';
import { textField } from '../../fleet/schema/value-field.ts';

/** Fields that both files of the bot share; each names what it is for. */
const VERSION = 1;

/** The version of the file's format, of which there is one so far. */
export const version = z
  .literal(VERSION)
  .default(VERSION)
  .meta({ description: 'The version of the format of this file.' });

/** The name of a bot instance; it stands in comments, job names and keys of stores. */
export const instanceName = (description: string) =>
  textField(
    /^[a-z0-9](?:[a-z0-9]|-(?=[a-z0-9])){2,39}$/,
    'an instance name has 3 to 40 lower-case letters, digits and single hyphens',
    { description, examples: ['mxnet-ci'] },
  );

/** The name of a secret, never its value. */
export const secretName = (description: string, example: string) =>
  textField(
    /^(?=.{2,40}$)[a-z](?:[a-z0-9]|-(?=[a-z0-9]))*$/,
    'a secret’s name has lower-case letters, digits and single hyphens, and is at most 40 long; its value never stands here',
    { description, examples: [example] },
  );

/** The name of an account on GitHub, without `@`. */
export const login = (description: string) =>
  textField(
    /^[A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38}(?:\[bot\])?$/,
    'a login has letters, digits and single hyphens, without `@`',
    { description, examples: ['octocat'] },
  );

/** GitHub's number of an account, repository, app or installation. No example mends a wrong one: it would be somebody else's. */
export const githubNumber = (description: string, example = 123456) =>
  z
    .int()
    .refine(number => number > 0, {
      error: 'a number of GitHub’s or GitLab’s is at least 1',
      params: { fix: 'look it up; that of an account stands at https://api.github.com/users/NAME' },
    })
    .meta({ description, examples: [example], minimum: 1 });

/** A path from the root of the machine, without steps that lead up. */
export const absolutePath = (description: string, example: string) =>
  textField(
    /^\/(?!.*(?:\/|^)\.\.?(?:\/|$))(?!.*\/\/)[\w./+@=:-]{0,254}$/,
    'a path begins with `/` and has letters, digits and `._/+@=:-`; no `..`, and nothing that a shell would expand',
    { description, examples: [example] },
  );

/** An address of a server. Names and passwords in it are refused: they would be secrets. */
export const address = (description: string, example: string) =>
  textField(
    /^https?:\/\/(?!\/)[\w.:[\]-]{1,253}(?:\/[\w.~%/+-]{0,400})?$/,
    'an address begins with `https://` or `http://` and has no user, query or fragment',
    { description, examples: [example] },
  );

/** The path of a multibranch job in Jenkins, as its address has it without the `job/`s. */
export const jobPath = (description: string) =>
  textField(
    /^(?=.{1,200}$)\w(?:[\w.-]|[ /](?=\w))*$/,
    'a job is a path of names such as `folder/job`, with letters, digits and `_.-`',
    { description, examples: ['mxnet-validation/unix-gpu'] },
  );

/** A processor for which EESSI's bot builds: `OS/SUBDIR`. */
export const architecture = (description: string) =>
  textField(
    /^(?=.{3,100}$)[a-z]\w*(?:\/[A-Za-z0-9][\w.-]*){1,5}$/,
    'an architecture is an operating system and a processor such as `linux/x86_64/amd/zen2`',
    { description, examples: ['linux/x86_64/amd/zen2'] },
  );

/** An accelerator: vendor and kind. */
export const accelerator = (description: string) =>
  textField(
    /^(?=.{3,100}$)[A-Za-z0-9][\w.-]*(?:\/[A-Za-z0-9][\w.-]*){1,3}$/,
    'an accelerator is a vendor and a kind such as `nvidia/cc80`',
    { description, examples: ['nvidia/cc80'] },
  );

/** The id of something that builds are for. */
export const buildRepository = (description: string) =>
  textField(/^[A-Za-z0-9][\w.-]{0,99}$/, 'a repository id has letters, digits and `_.-`', {
    description,
    examples: ['eessi-2023.06'],
  });

/** How often artefacts are uploaded. */
export const uploadPolicy = (description: string) =>
  z.enum(['all', 'latest', 'once', 'none']).meta({ description });

/** A line for people. */
export const description = z
  .string()
  .max(300)
  .optional()
  .meta({ description: 'What it is, for `explain`.', examples: ['Unit tests on a GPU'] });

const withoutSlash = (text: string): string => text.replace(/\/+$/, '');

/** The address of a server without a slash at its end. */
export const server = (description: string, example: string) =>
  address(description, example)
    .transform(withoutSlash)
    .meta({ description, examples: [example] });
