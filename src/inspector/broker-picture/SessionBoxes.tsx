// The sessions: a box for each inside the broker, and outside its client at the end of a wire, or nobody.
import type { Picture } from './draw-picture.ts';
import { boxHeight } from './picture-shape.ts';
import { itemText, stateText } from './picture-text.ts';
import { placed, short } from './placed.ts';
import type { Clock, SessionRow } from './session-boxes.ts';
import type { PictureWords } from './words/words.ts';

export function SessionBoxes({ picture, text }: { picture: Picture; text: PictureWords }) {
  const { wide, narrow } = picture.shapes;
  return picture.boxes.map((box, index) => {
    const place = placed(wide.boxesAt[index] ?? 0, narrow.boxesAt[index] ?? 0);
    return (
      <div
        key={box.clientId}
        class="lab-picture-session"
        data-state={box.state}
        data-active={picture.activeClients.has(box.clientId)}
        style={place}
      >
        <div class="lab-picture-box" style={{ '--rows': short(boxHeight(box)) }}>
          <div class="lab-picture-head">
            <b title={text.named.client(box.clientId)}>{box.name}</b>
            <span class="lab-picture-state">{stateText(box, text)}</span>
            {box.expires !== null && <Dial clock={box.expires} />}
          </div>
          {box.rows.map((row, place) => (
            <Row key={`${row.kind} ${place}`} row={row} text={text} />
          ))}
        </div>
        <span class="lab-picture-wire" />
        <span class="lab-picture-client" />
      </div>
    );
  });
}

function Row({ row, text }: { row: SessionRow; text: PictureWords }) {
  switch (row.kind) {
    case 'filter':
      return (
        <div class="lab-picture-row lab-picture-filter" data-shared={row.shared}>
          <code title={text.named.subscription(row.fullFilter)}>{row.label}</code>
          <span>QoS {row.qos}</span>
        </div>
      );
    case 'more-filters':
      return <div class="lab-picture-row lab-picture-filter">{text.moreFilters(row.count)}</div>;
    case 'will':
      return (
        <div class="lab-picture-row">
          <span class="lab-picture-track">{text.will}</span>
          <span class="lab-picture-item" title={text.named.topic(row.topic)} data-track="will">
            {row.text}
          </span>
          {row.clock !== null && (
            <>
              <span class="lab-picture-state">{text.seconds(row.clock.seconds)}</span>
              <Dial clock={row.clock} />
            </>
          )}
        </div>
      );
    case 'track':
      return (
        <div class="lab-picture-row">
          <span class="lab-picture-track">{text[row.track]}</span>
          {row.items.map((item) => (
            <span
              key={item.message ?? item.packetId}
              class="lab-picture-item"
              data-track={row.track}
              title={text.named.message(itemText(item))}
            >
              {item.text}
            </span>
          ))}
          {row.more > 0 && <span class="lab-picture-count">+{row.more}</span>}
        </div>
      );
    case 'free':
      return <div class="lab-picture-row" />;
  }
}

/** What is left of a time, as the filled part of a dial. */
function Dial({ clock: { part } }: { clock: Clock }) {
  return <span class="lab-picture-dial" style={{ '--part': `${Math.round(part * 100)}%` }} />;
}
