import { createHmac } from 'node:crypto';
import { timeShape } from './account-shapes.ts';
import type { Hub, HubEvent } from './hub.ts';

/** Where deliveries go, and the secret that signs them. */
export interface HookTarget {
  readonly url: string;
  readonly secret: string;
}

/** A delivery of the webhook: what is sent, byte for byte. */
export interface HookDelivery {
  /** `X-GitHub-Delivery`; a delivery that is sent again has the same. */
  readonly guid: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly about: HubEvent;
}

/** An attempt to hand a delivery over. */
interface Attempt {
  readonly number: string;
  readonly delivery: HookDelivery;
  readonly at: number;
  readonly again: boolean;
  /** What the bot answered; 0: nothing; undefined: it is under way. */
  status: number | undefined;
  milliseconds: number;
}

/** GitHub gives up after ten seconds. */
const PATIENCE = 10_000;
/** Numbers of attempts have 64 bits, more than a number of JavaScript holds. */
const FIRST_NUMBER = 3_804_004_623_172_230_000n;
const USUAL_ORDER: readonly number[] = [0];

/** The webhook of the App: signs, sends, remembers, and sends again when asked. */
export class Webhooks {
  readonly #hub: Hub;
  readonly #attempts: Attempt[] = [];
  readonly #running = new Set<Promise<void>>();
  #last: Promise<void> = Promise.resolve();
  /** Undefined: nothing is sent, and attempts fail. */
  target: HookTarget | undefined;
  /**
   * What becomes of a delivery: for each time that it is sent the delay in milliseconds. None: it is lost; two: it comes twice;
   * a delay lets others overtake it. Those without delay keep their order.
   */
  mangle: (delivery: HookDelivery) => readonly number[] = () => USUAL_ORDER;

  constructor(hub: Hub) {
    this.#hub = hub;
    hub.listeners.push(event => this.#handOver(this.#delivery(event)));
  }

  /** Waits until all that was to be sent is answered or lost. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  /** The attempts as GitHub lists them, newest first, each with the cursor at which a page can begin. */
  listed(): readonly { readonly cursor: string; readonly item: unknown }[] {
    return this.#attempts
      .filter(({ status }) => status !== undefined)
      .toReversed()
      .map(attempt => ({ cursor: `v1_${attempt.number}`, item: this.#listed(attempt) }));
  }

  /** Sends the delivery of an attempt again. False: there is none of this number. */
  redeliver(number: string): boolean {
    const attempt = this.#attempts.find(each => each.number === number);
    if (attempt) this.#send(attempt.delivery, 0, true);
    return attempt !== undefined;
  }

  #delivery(about: HubEvent): HookDelivery {
    const { app, ids } = this.#hub;
    const body = JSON.stringify(about.payload);
    const guid = `00000000-0000-11f0-8000-${ids().toString(16).padStart(12, '0')}`;
    const sign = (algorithm: string): string =>
      createHmac(algorithm, this.target?.secret ?? '')
        .update(body)
        .digest('hex');
    const headers = {
      accept: '*/*',
      'content-type': 'application/json',
      'user-agent': 'GitHub-Hookshot/0000000',
      'x-github-delivery': guid,
      'x-github-event': about.event,
      'x-github-hook-id': '1',
      'x-github-hook-installation-target-id': `${app.id}`,
      'x-github-hook-installation-target-type': 'integration',
      'x-hub-signature': `sha1=${sign('sha1')}`,
      'x-hub-signature-256': `sha256=${sign('sha256')}`,
    };
    return { guid, headers, body, about };
  }

  #handOver(delivery: HookDelivery): void {
    const delays = this.mangle(delivery);
    if (delays.length === 0) this.#attempt(delivery, false).status = 0;
    for (const delay of delays) this.#send(delivery, delay, false);
  }

  #attempt(delivery: HookDelivery, again: boolean): Attempt {
    const number = `${FIRST_NUMBER + BigInt(this.#hub.ids())}`;
    const at = this.#hub.clock();
    const attempt = { number, delivery, at, again, status: undefined, milliseconds: 0 };
    this.#attempts.push(attempt);
    return attempt;
  }

  #send(delivery: HookDelivery, delay: number, again: boolean): void {
    const attempt = this.#attempt(delivery, again);
    const before = this.#last;
    const sending = (async () => {
      if (delay > 0) await new Promise(resolve => setTimeout(resolve, delay));
      else await before;
      attempt.status = await this.#post(delivery);
      attempt.milliseconds = this.#hub.clock() - attempt.at;
    })();
    if (delay === 0) this.#last = sending;
    const running = sending.finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  async #post({ headers, body }: HookDelivery): Promise<number> {
    if (!this.target) return 0;
    try {
      const signal = AbortSignal.timeout(PATIENCE);
      const answer = await fetch(this.target.url, { method: 'POST', headers, body, signal });
      await answer.arrayBuffer();
      return answer.status;
    } catch {
      return 0;
    }
  }

  #listed({ number, delivery, at, again, status = 0, milliseconds }: Attempt) {
    const { event, action, repository } = delivery.about;
    const installation = repository && this.#hub.app.installations.get(repository.owner.id);
    return {
      id: number,
      guid: delivery.guid,
      delivered_at: timeShape(at),
      redelivery: again,
      duration: milliseconds / 1000,
      status: status >= 200 && status < 300 ? 'OK' : 'failed to connect to host',
      status_code: status,
      event,
      action: action ?? null,
      installation_id: installation ?? null,
      repository_id: repository?.id ?? null,
      throttled_at: null,
    };
  }
}
