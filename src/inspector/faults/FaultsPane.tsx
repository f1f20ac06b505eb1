// The pane of faults: a form that puts one in force, and the faults that are in force.
import type { PanelState } from '../panel/panel-state.ts';
import { FaultForm } from './FaultForm.tsx';
import { FaultRules } from './FaultRules.tsx';
import './faults-pane.css';

export function FaultsPane({ state }: { state: PanelState }) {
  return (
    <div class="lab-faults">
      <FaultForm state={state} />
      <FaultRules state={state} />
    </div>
  );
}
