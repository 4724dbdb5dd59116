import type { Delivery } from '../../bot/model/bot-event.ts';
import type { Pull } from '../../bot/model/pull.ts';
import type { Simulated } from '../../bot/simulation/simulate.ts';
import type { Conversation, Entry } from '../../bot/status/conversation/conversation.ts';

/** A simulated delivery as people would see it under the pull request. */
export function simulatedConversation(
  { event, received }: Delivery,
  pull: Pull,
  { effects, comment }: Simulated,
  instance: string,
): Conversation {
  const reactions = effects.flatMap(effect => (effect.kind === 'react' ? [effect.reaction] : []));
  const said: readonly Entry[] =
    event.kind === 'comment'
      ? [
          {
            kind: 'comment',
            author: event.comment.author.login,
            byBot: false,
            at: event.comment.at,
            edited: undefined,
            body: event.comment.body,
            reactions,
          },
        ]
      : [{ kind: 'note', at: received, text: event.kind }];
  const answered: readonly Entry[] =
    comment === undefined
      ? []
      : [
          {
            kind: 'comment',
            author: instance,
            byBot: true,
            at: received,
            edited: undefined,
            body: comment,
            reactions: [],
          },
        ];
  const { ref, state } = pull;
  return {
    repository: ref.repository.name,
    number: ref.number,
    title: 'Simulated',
    state,
    entries: [...said, ...answered],
  };
}
