// What the broker holds now: sessions, retained messages, shared groups.
import type { BrokerView, GroupView, MessageView } from '../../broker/events/broker-view.ts';
import type { Language } from '../../language.ts';
import { payloadText, visible } from '../../capture/payload-text.ts';
import { FirstOf } from './FirstOf.tsx';
import { secondsUntil } from './seconds-until.ts';
import { SessionCard } from './SessionCard.tsx';
import { brokerWords } from './words/words.ts';

/** `now`: milliseconds of the broker's clock. */
export function BrokerState({ view, now, language }: { view: BrokerView; now: number; language: Language }) {
  const text = brokerWords(language);
  const sessions = [...view.sessions.values()];
  return (
    <>
      {sessions.length === 0 ? (
        <p>{text.nobody}</p>
      ) : (
        <section aria-label={text.sessions(sessions.length)}>
          <h2>{text.sessions(sessions.length)}</h2>
          <FirstOf items={sessions} language={language}>
            {(session) => (
              <SessionCard
                key={session.clientId}
                session={{ ...session }}
                connection={session.connection === null ? null : (view.connections.get(session.connection) ?? null)}
                now={now}
                language={language}
              />
            )}
          </FirstOf>
        </section>
      )}
      {view.retained.size > 0 && (
        <section aria-label={text.retained(view.retained.size)}>
          <h2>{text.retained(view.retained.size)}</h2>
          <FirstOf items={[...view.retained.values()]} language={language}>
            {(message) => <Retained key={message.topic} message={message} now={now} language={language} />}
          </FirstOf>
        </section>
      )}
      {view.groups.size > 0 && (
        <section aria-label={text.groups(view.groups.size)}>
          <h2>{text.groups(view.groups.size)}</h2>
          <FirstOf items={[...view.groups]} language={language}>
            {([id, group]) => <Group key={id} group={{ ...group }} language={language} />}
          </FirstOf>
        </section>
      )}
    </>
  );
}

function Retained({ message, now, language }: { message: MessageView; now: number; language: Language }) {
  const text = brokerWords(language);
  const { id, topic, payload, qos, expiresAt } = message;
  return (
    <li>
      <code>{visible(topic)}</code> <code>{payloadText(payload)}</code> QoS {qos} · {text.message(id)}
      {expiresAt !== null && ` · ${text.expiresIn(secondsUntil(expiresAt, now))}`}
    </li>
  );
}

function Group({ group, language }: { group: GroupView; language: Language }) {
  const { members } = brokerWords(language);
  return (
    <li>
      <code>{visible(`$share/${group.shareName}/${group.filter}`)}</code> · {members}{' '}
      {group.members.map((member) => (
        <code key={member}>{visible(member)} </code>
      ))}
    </li>
  );
}
