// The pane of faults: a form that puts one in force, and those that are, with how often they have met a packet.
import { useSignal } from '@preact/signals';
import type { FaultAction } from '../../wire/kernel-protocol.ts';
import { parseFilter } from '../../capture/filter/parse-filter.ts';
import { FilterError } from '../../capture/filter/filter-error.ts';
import { clientName } from '../../capture/client-name.ts';
import { FilterBox } from '../packets/FilterBox.tsx';
import { knownValues } from '../packets/known-values.ts';
import type { PanelState } from '../panel/panel-state.ts';
import { amountOf, newDraft, requestOf, withKind, type FaultDraft } from './fault-draft.ts';
import type { FaultRule } from '../../wire/faults/fault-rule.ts';
import { faultWords, type FaultWords } from './words/words.ts';
import './faults-pane.css';

const kinds = ['drop', 'cut', 'delay', 'duplicate', 'reorder', 'truncate', 'corrupt', 'stop-reading'] as const;
const directions = ['both', 'to-broker', 'to-client'] as const;
const types = ['PUBLISH', 'PUBACK', 'PUBREC', 'PUBREL', 'PUBCOMP', 'CONNACK', 'SUBACK', 'PINGRESP'] as const;
const counts = [1, 2, 3, 5, 10] as const;

export function FaultsPane({ state }: { state: PanelState }) {
  const { language, recording, send, cellName } = state.around;
  const text = faultWords(language);
  const draft = useSignal<FaultDraft>(newDraft);
  const filter = useSignal('mqtt.msgtype == PUBLISH');
  const problem = problemIn(filter.value);
  const set = (changes: Partial<FaultDraft>): void => void (draft.value = { ...draft.value, ...changes });
  const { kind, amount, clientId, direction, times } = draft.value;
  const unit = amountOf(kind);
  const rules = recording.faults.value;
  return (
    <div class="lab-faults">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (problem === null) send({ type: 'add-fault', fault: requestOf(draft.value, filter.value) });
        }}
      >
        <p>{text.intro}</p>
        <label>
          {text.what}
          <select
            value={kind}
            onChange={({ currentTarget }) =>
              (draft.value = withKind(draft.value, currentTarget.value as FaultAction['kind']))
            }
          >
            {kinds.map((name) => (
              <option key={name} value={name}>
                {text.kinds[name]}
              </option>
            ))}
          </select>
        </label>
        {unit !== null && (
          <label>
            {text.amounts[unit]}
            <input
              type="number"
              min={0}
              max={600_000}
              required
              value={amount}
              onInput={({ currentTarget }) =>
                set({ amount: Math.max(0, Math.trunc(currentTarget.valueAsNumber || 0)) })
              }
            />
          </label>
        )}
        <fieldset>
          <legend>{text.packets}</legend>
          <div class="lab-faults-types">
            <button type="button" aria-pressed={filter.value === ''} onClick={() => (filter.value = '')}>
              {text.everyPacket}
            </button>
            {types.map((type) => (
              <button
                key={type}
                type="button"
                aria-pressed={filter.value === `mqtt.msgtype == ${type}`}
                onClick={() => (filter.value = `mqtt.msgtype == ${type}`)}
              >
                {type}
              </button>
            ))}
          </div>
          <FilterBox
            filter={filter}
            problem={problem}
            language={language}
            values={(name) => knownValues(recording.packets, name)}
          />
        </fieldset>
        <label>
          {text.client}
          <select value={clientId} onChange={({ currentTarget }) => set({ clientId: currentTarget.value })}>
            <option value="">{text.everyClient}</option>
            {clientsOf(state).map((id) => (
              <option key={id} value={id}>
                {clientName(id)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {text.direction}
          <select
            value={direction}
            onChange={({ currentTarget }) => set({ direction: currentTarget.value as FaultDraft['direction'] })}
          >
            {directions.map((name) => (
              <option key={name} value={name}>
                {text.directions[name]}
              </option>
            ))}
          </select>
        </label>
        <label>
          {text.times}
          <select
            value={times ?? ''}
            onChange={({ currentTarget }) =>
              set({ times: currentTarget.value === '' ? null : Number(currentTarget.value) })
            }
          >
            {counts.map((count) => (
              <option key={count} value={count}>
                {count}
              </option>
            ))}
            <option value="">{text.always}</option>
          </select>
        </label>
        <button type="submit" class="lab-faults-add" disabled={problem !== null}>
          {text.add}
        </button>
      </form>
      <section aria-live="polite">
        <h3>{text.inForce}</h3>
        {rules.length === 0 && <p>{text.none}</p>}
        <ul>
          {rules.map((rule) => (
            <li key={rule.rule}>
              <b>{text.kinds[rule.action.kind]}</b> <code>{rule.filter || text.everyPacket}</code>{' '}
              {rule.clientId !== null && <span>{clientName(rule.clientId)} </span>}
              <span>{text.met(rule.met, rule.times)}</span>{' '}
              {rule.origin.by === 'cell' && <span>{text.fromCell(cellName(rule.origin.cell))} </span>}
              <button
                type="button"
                aria-label={text.remove(nameOf(rule, text))}
                onClick={() => send({ type: 'remove-fault', rule: rule.rule })}
              >
                {text.removeShort}
              </button>
            </li>
          ))}
        </ul>
        {rules.length > 1 && (
          <button type="button" onClick={() => send({ type: 'remove-fault', rule: null })}>
            {text.removeAll}
          </button>
        )}
      </section>
    </div>
  );
}

function nameOf({ action, filter }: FaultRule, text: FaultWords): string {
  return `${text.kinds[action.kind]}, ${filter || text.everyPacket}`;
}

function problemIn(filter: string): FilterError | null {
  try {
    parseFilter(filter);
    return null;
  } catch (error) {
    if (error instanceof FilterError) return error;
    throw error;
  }
}

/** Client Identifiers of the last packets, each once. */
function clientsOf({ around: { recording } }: PanelState): string[] {
  const { packets, version } = recording;
  const ids = new Set<string>();
  if (version.value === 0) return [];
  for (let index = Math.max(0, packets.length - 5000); index < packets.length; index += 1) {
    const id = packets.at(index)?.clientId ?? '';
    if (id !== '') ids.add(id);
  }
  return [...ids];
}
