// The form that puts a fault in force: what happens, to which packets, of which client, which way and how often.
import { clientName } from '../../capture/client-name.ts';
import { tryFilter } from '../packets/try-filter.ts';
import type { PanelState } from '../panel/panel-state.ts';
import { Choice } from './Choice.tsx';
import { FaultAmount } from './FaultAmount.tsx';
import { FaultChance } from './FaultChance.tsx';
import { FaultPackets } from './FaultPackets.tsx';
import { requestOf, withKind, type FaultDraft } from './fault-draft.ts';
import { recentClients } from './recent-clients.ts';
import { WholeNumber } from './WholeNumber.tsx';
import { faultWords } from './words/words.ts';

const kinds = [
  'drop',
  'cut',
  'delay',
  'throttle',
  'duplicate',
  'reorder',
  'truncate',
  'corrupt',
  'stop-reading',
] as const;
const directions = ['both', 'to-broker', 'to-client'] as const;
const counts = [1, 2, 3, 5, 10] as const;

export function FaultForm({ state }: { state: PanelState }) {
  const { language, recording, send } = state.around;
  const text = faultWords(language);
  const { fault: draft, faultFilter: filter } = state;
  const { problem } = tryFilter(filter.value);
  const set = (changes: Partial<FaultDraft>): void => void (draft.value = { ...draft.value, ...changes });
  const { kind, amount, jitter, clientId, direction, times } = draft.value;
  // Read for its change: the store is no signal.
  const clients = recording.version.value === 0 ? [] : recentClients(recording.packets);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (problem === null) send({ type: 'add-fault', fault: requestOf(draft.value, filter.value) });
      }}
    >
      <p>{text.intro}</p>
      <Choice<FaultDraft['kind']>
        label={text.what}
        value={kind}
        options={kinds.map((name) => [name, text.kinds[name]])}
        onChoose={(chosen) => (draft.value = withKind(draft.value, chosen))}
      />
      <FaultAmount kind={kind} amount={amount} text={text} onChange={(changed) => set({ amount: changed })} />
      {kind === 'delay' && (
        <WholeNumber
          label={text.jitter}
          most={600_000}
          value={jitter}
          onChange={(changed) => set({ jitter: changed })}
        />
      )}
      <FaultPackets state={state} filter={filter} problem={problem} />
      <Choice
        label={text.client}
        value={clientId}
        options={[['', text.everyClient], ...clients.map((id) => [id, clientName(id)] as const)]}
        onChoose={(chosen) => set({ clientId: chosen })}
      />
      <Choice<FaultDraft['direction']>
        label={text.direction}
        value={direction}
        options={directions.map((name) => [name, text.directions[name]])}
        onChoose={(chosen) => set({ direction: chosen })}
      />
      <Choice<number | null>
        label={text.times}
        value={times}
        options={[...counts.map((count) => [count, String(count)] as const), [null, text.always]]}
        onChoose={(chosen) => set({ times: chosen })}
      />
      <FaultChance draft={draft.value} text={text} onChange={set} />
      <button type="submit" class="lab-faults-add" disabled={problem !== null}>
        {text.add}
      </button>
    </form>
  );
}
