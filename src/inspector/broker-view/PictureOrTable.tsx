// What the broker holds, as a picture or as a table. The reader's choice is remembered.
import type { BrokerEvent } from '../../broker/events/events.ts';
import type { BrokerView } from '../../broker/events/broker-view.ts';
import { BrokerPicture } from '../broker-picture/BrokerPicture.tsx';
import { drawPicture } from '../broker-picture/draw-picture.ts';
import { pictureWords } from '../broker-picture/words/words.ts';
import type { PanelState } from '../panel/panel-state.ts';
import { rememberShape, rememberedShape, type BrokerShape } from './broker-shape.ts';
import { BrokerState } from './BrokerState.tsx';
import '../broker-picture/broker-picture.css';

interface Props {
  state: PanelState;
  view: BrokerView;
  /** Milliseconds of the broker's clock. */
  now: number;
  /** What happened last: it moves in the picture, anew with another `moment`. */
  events: readonly BrokerEvent[];
  moment: number;
}

export function PictureOrTable({ state, view, now, events, moment }: Props) {
  const { language } = state.around;
  const text = pictureWords(language);
  const chosen = (state.brokerShape.value ??= rememberedShape(() => localStorage));
  const choose = (shape: BrokerShape): void => {
    state.brokerShape.value = shape;
    rememberShape(shape, () => localStorage);
  };
  return (
    <>
      <div class="lab-broker-shape" role="group" aria-label={text.view}>
        {(['picture', 'table'] as const).map((shape) => (
          <button key={shape} type="button" aria-pressed={chosen === shape} onClick={() => choose(shape)}>
            {text[shape]}
          </button>
        ))}
      </div>
      {chosen === 'picture' ? (
        <BrokerPicture picture={drawPicture(view, { now, events })} moment={moment} text={text} />
      ) : (
        <BrokerState view={view} now={now} language={language} />
      )}
    </>
  );
}
