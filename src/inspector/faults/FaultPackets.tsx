// Which packets a fault meets: a type of packet by one press, or any display filter.
import type { Signal } from '@preact/signals';
import type { FilterError } from '../../capture/filter/filter-error.ts';
import { FilterBox } from '../packets/FilterBox.tsx';
import { knownValues } from '../packets/known-values.ts';
import type { PanelState } from '../panel/panel-state.ts';
import { faultWords } from './words/words.ts';

const types = ['PUBLISH', 'PUBACK', 'PUBREC', 'PUBREL', 'PUBCOMP', 'CONNACK', 'SUBACK', 'PINGRESP'] as const;

interface FaultPacketsProps {
  state: PanelState;
  filter: Signal<string>;
  problem: FilterError | null;
}

export function FaultPackets({ state: { around }, filter, problem }: FaultPacketsProps) {
  const { language, recording } = around;
  const text = faultWords(language);
  return (
    <fieldset>
      <legend>{text.packets}</legend>
      <div class="lab-faults-types">
        <FilterButton filter={filter} wanted="" name={text.everyPacket} />
        {types.map((type) => (
          <FilterButton key={type} filter={filter} wanted={`mqtt.msgtype == ${type}`} name={type} />
        ))}
      </div>
      <FilterBox
        filter={filter}
        problem={problem}
        language={language}
        values={(name) => knownValues(recording.packets, name)}
      />
    </fieldset>
  );
}

function FilterButton({ filter, wanted, name }: { filter: Signal<string>; wanted: string; name: string }) {
  return (
    <button type="button" aria-pressed={filter.value === wanted} onClick={() => (filter.value = wanted)}>
      {name}
    </button>
  );
}
