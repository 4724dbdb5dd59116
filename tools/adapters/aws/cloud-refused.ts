import { NoCredentials } from '../state-bucket/state-bucket.ts';

const NETWORK = /^(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|TimeoutError)$/;
/** AWS's words for asking too often, or for a thing that is busy with something else. */
const BUSY =
  /Throttl|TooManyRequests|RequestLimitExceeded|RateExceeded|SlowDown|ResourceContention|ScalingActivityInProgress/;
const UNAUTHORISED = /^(?:UnauthorizedOperation|AccessDenied(?:Exception)?)$/;

/** AWS answered, and the answer is no; or it could not be asked. */
export class CloudRefused extends Error {
  /** AWS's word for it, such as `UnauthorizedOperation`. */
  readonly code: string;
  /** It may go by itself: AWS is busy or at fault, or the network is. */
  readonly passing: boolean;
  /** The account may not do this. */
  readonly unauthorised: boolean;

  constructor(action: string, code: string, message: string, atFault = false) {
    super(
      `AWS ${NETWORK.test(code) ? 'could not be asked for' : 'refused'} ${action}: ${message}${advice(code)}`,
    );
    this.name = 'CloudRefused';
    this.code = code;
    this.unauthorised = UNAUTHORISED.test(code);
    this.passing = atFault || NETWORK.test(code) || BUSY.test(code);
  }
}

function advice(code: string): string {
  if (UNAUTHORISED.test(code)) return `\n  the credentials lack this permission`;
  if (/^(?:AuthFailure|InvalidClientTokenId|SignatureDoesNotMatch|UnrecognizedClientException)$/.test(code))
    return '\n  the credentials are not valid here: check AWS_PROFILE and the account’s access to this region';
  if (/Expired/.test(code)) return '\n  the credentials have expired: log in again';
  if (NETWORK.test(code)) return '\n  the network, or `region` of the fleet file, may be the reason';
  return '';
}

/**
 * The answer of AWS, or its refusal in our words.
 * @param action as in a policy: `ec2:DescribeImages`
 * @throws NoCredentials, CloudRefused
 */
export async function told<T>(action: string, asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (error.name === 'CredentialsProviderError') throw new NoCredentials();
    const code = 'code' in error ? String(error.code) : error.name;
    // Behind this stands a long text that only an administrator can decode.
    const [message = ''] = error.message.split(' Encoded authorization failure message');
    throw new CloudRefused(action, code, message, '$fault' in error && error.$fault === 'server');
  }
}
