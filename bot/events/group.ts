import { type BotEvent, pullRefOf } from '../model/bot-event.ts';
import { pullKey } from '../model/pull.ts';

/** What happens in one group is handled in its order: all of a pull request, else of a repository, else of an installation. */
export function groupOf(event: BotEvent): string {
  switch (event.kind) {
    case 'push':
      return `${event.repository.id}`;
    case 'installation':
      return `installation-${event.installation}`;
    default:
      return pullKey(pullRefOf(event));
  }
}
