// One event of the broker as a sentence. Where it is about a message, the reader may ask why a client got that, or not.
import { useSignal } from '@preact/signals';
import type { BrokerEvent } from '../../broker/events/events.ts';
import type { PanelState } from '../panel/panel-state.ts';
import { messageOfEvent } from '../why/message-of-event.ts';
import { WhyLater } from '../why/WhyLater.tsx';
import { eventFamilies } from './event-family.ts';
import { eventText } from './words/event-words.ts';
import { brokerWords } from './words/words.ts';

interface Props {
  event: BrokerEvent;
  /** What counts as 0 s, on the broker's clock. */
  zero: number;
  state: PanelState;
}

export function EventRow({ event, zero, state }: Props) {
  const { language } = state.around;
  const open = useSignal(false);
  const isOpen = open.value;
  const about = messageOfEvent(event);
  const text = eventText(event, language);
  return (
    <li class="lab-broker-event" data-family={eventFamilies[event.type]}>
      <span class="lab-broker-time">{((event.at - zero) / 1000).toFixed(3)}</span> {text}
      {about !== null && (
        <>
          {' '}
          <button
            type="button"
            class="lab-link"
            aria-expanded={isOpen}
            aria-label={`${brokerWords(language).why} ${text}`}
            onClick={() => (open.value = !isOpen)}
          >
            {brokerWords(language).why}
          </button>
          {isOpen && (
            <WhyLater
              state={state}
              question={{ by: 'message', message: about.message }}
              {...(about.clientId !== null && { clientId: about.clientId })}
            />
          )}
        </>
      )}
    </li>
  );
}
