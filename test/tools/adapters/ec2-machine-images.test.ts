import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { CloudRefused } from '../../../tools/adapters/aws/cloud-refused.ts';
import { Ec2MachineImages } from '../../../tools/adapters/machine-images/ec2-machine-images.ts';
import { NoCredentials } from '../../../tools/adapters/state-bucket/state-bucket.ts';

interface Answer {
  readonly status: number;
  readonly body: string;
}

/** EC2 as these answers, one for each request; `asked` keeps the requests' parameters. */
function ec2(...answers: readonly Answer[]) {
  const asked: URLSearchParams[] = [];
  const cloud = new Ec2MachineImages('us-west-2', {
    credentials: { accessKeyId: 'nobody', secretAccessKey: 'nobody' },
    requestHandler: {
      handle: async (request: { readonly body: string }) => {
        asked.push(new URLSearchParams(request.body));
        const { status, body } = answers[Math.min(asked.length, answers.length) - 1] ?? {
          status: 500,
          body: '',
        };
        return { response: { statusCode: status, headers: {}, body: Readable.from([body]) } };
      },
    },
  });
  return { cloud, asked };
}

const images = (ids: readonly string[], next = '') => ({
  status: 200,
  body: `<DescribeImagesResponse><imagesSet>${ids.map(id => `<item><imageId>${id}</imageId></item>`).join('')}</imagesSet>${next && `<nextToken>${next}</nextToken>`}</DescribeImagesResponse>`,
});

const refusal = (status: number, code: string, message = 'no') => ({
  status,
  body: `<Response><Errors><Error><Code>${code}</Code><Message>${message}</Message></Error></Errors></Response>`,
});

describe('images of EC2', () => {
  it('are read page by page', async () => {
    const { cloud, asked } = ec2(images(['ami-1', 'ami-2'], 'more'), images(['ami-3']));
    expect((await cloud.own('tvm')).map(({ id }) => id)).toEqual(['ami-1', 'ami-2', 'ami-3']);
    expect(asked.map(parameters => parameters.get('NextToken'))).toEqual([null, 'more']);
    expect(asked[0]?.get('Filter.1.Name')).toBe('tag:fleet');
  });

  it('without a date count as new, so that nobody takes them for old', async () => {
    const [image] = await ec2(images(['ami-1'])).cloud.own();
    expect(image?.created).toBe(Number.POSITIVE_INFINITY);
  });

  it('are asked for again when EC2 is busy', async () => {
    const { cloud, asked } = ec2(refusal(503, 'RequestLimitExceeded'), images(['ami-1']));
    expect(await cloud.own()).toHaveLength(1);
    expect(asked).toHaveLength(2);
  });

  it.each([
    ['UnauthorizedOperation', 403, 'lack this permission'],
    ['RequestExpired', 400, 'log in again'],
    ['AuthFailure', 401, 'check AWS_PROFILE'],
  ])('%s is explained', async (code, status, advice) => {
    const message = 'You may not. Encoded authorization failure message: abcdef';
    const refused = ec2(refusal(status, code, message)).cloud.own();
    await expect(refused).rejects.toThrow(CloudRefused);
    await expect(refused).rejects.toThrow(/ec2:DescribeImages: You may not\.\n/);
    await expect(refused).rejects.toThrow(advice);
  });

  it('cannot be asked for without credentials, which is said as such', async () => {
    const nobody = Object.assign(new Error('Could not load credentials'), {
      name: 'CredentialsProviderError',
    });
    const cloud = new Ec2MachineImages('us-west-2', { credentials: () => Promise.reject(nobody) });
    await expect(cloud.uses()).rejects.toThrow(NoCredentials);
  });
});
