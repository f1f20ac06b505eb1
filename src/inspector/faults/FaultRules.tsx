// The faults in force, with how often each has met a packet; each can be taken away, or all of them.
import { clientName } from '../../capture/client-name.ts';
import type { FaultRule } from '../../wire/faults/fault-rule.ts';
import type { PanelState } from '../panel/panel-state.ts';
import { faultWords } from './words/words.ts';

export function FaultRules({ state }: { state: PanelState }) {
  const { language, recording, send } = state.around;
  const text = faultWords(language);
  const rules = recording.faults.value;
  return (
    <section aria-live="polite">
      <h3>{text.inForce}</h3>
      {rules.length === 0 && <p>{text.none}</p>}
      <ul>
        {rules.map((rule) => (
          <RuleLine key={rule.rule} rule={rule} state={state} />
        ))}
      </ul>
      {rules.length > 1 && (
        <button type="button" onClick={() => send({ type: 'remove-fault', rule: null })}>
          {text.removeAll}
        </button>
      )}
    </section>
  );
}

function isByChance({ chance, action }: FaultRule): boolean {
  return chance < 1 || (action.kind === 'delay' && action.jitter > 0);
}

function RuleLine({ rule, state: { around } }: { rule: FaultRule; state: PanelState }) {
  const text = faultWords(around.language);
  const kind = text.kinds[rule.action.kind];
  const packets = rule.filter || text.everyPacket;
  return (
    <li>
      <b>{kind}</b> <code>{packets}</code> {rule.clientId !== null && <span>{clientName(rule.clientId)} </span>}
      <span>{text.met(rule.met, rule.times)}</span>{' '}
      {isByChance(rule) && <span>{text.byChance(Math.round(rule.chance * 1000) / 10, rule.seed)} </span>}
      {rule.origin.by === 'cell' && <span>{text.fromCell(around.cellName(rule.origin.cell))} </span>}
      <button
        type="button"
        aria-label={text.remove(`${kind}, ${packets}`)}
        onClick={() => around.send({ type: 'remove-fault', rule: rule.rule })}
      >
        {text.removeShort}
      </button>
    </li>
  );
}
