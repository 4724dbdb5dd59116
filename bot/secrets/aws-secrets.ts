import {
  GetSecretValueCommand,
  SecretsManagerClient,
  type SecretsManagerClientConfig,
} from '@aws-sdk/client-secrets-manager';
import { checkedName, type Secrets, SecretsFailed, valuesOf } from './secrets.ts';

/** AWS's words for a secret, or a version of it, that is not there. */
const ABSENT = 'ResourceNotFoundException';
/** AWS's words for what no repetition mends. */
const FINAL = /^(?:AccessDenied|InvalidRequest|InvalidParameter|Decryption|Unrecognized|InvalidSignature)/;

/** Secrets of AWS Secrets Manager: the versions AWSCURRENT and AWSPREVIOUS are valid, as its rotation leaves them. */
export class AwsSecrets implements Secrets {
  readonly #prefix: string;
  readonly #client: SecretsManagerClient;

  /** @param prefix before each name, such as `tvm/` @param config region, and what a test needs beside it */
  constructor(prefix: string, config: SecretsManagerClientConfig) {
    this.#prefix = prefix;
    this.#client = new SecretsManagerClient({
      // GitHub waits for ten seconds in all.
      requestHandler: { connectionTimeout: 2_000, requestTimeout: 4_000, throwOnRequestTimeout: true },
      maxAttempts: 2,
      ...config,
    });
  }

  async named(name: string): Promise<readonly string[]> {
    const id = `${this.#prefix}${checkedName(name)}`;
    return valuesOf(
      name,
      await Promise.all([this.#version(id, 'AWSCURRENT'), this.#version(id, 'AWSPREVIOUS')]),
    );
  }

  async #version(id: string, stage: string): Promise<string | undefined> {
    try {
      const command = new GetSecretValueCommand({ SecretId: id, VersionStage: stage });
      return (await this.#client.send(command)).SecretString;
    } catch (error) {
      // Never AWS's own text: the reason fits in its code.
      const code = error instanceof Error ? error.name.slice(0, 100) : 'unknown';
      if (code === ABSENT) return undefined;
      throw new SecretsFailed(`Secrets Manager does not give \`${id}\` (${code})`, !FINAL.test(code));
    }
  }
}
