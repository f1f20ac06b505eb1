// The tree of topics and filters, each with its slot for a retained message.
import type { Picture } from './draw-picture.ts';
import { placed } from './placed.ts';
import { shortPayload } from './session-boxes.ts';
import type { TopicRow } from './topic-rows.ts';
import type { PictureWords } from './words/words.ts';

export function TopicRows({ picture, text }: { picture: Picture; text: PictureWords }) {
  const { wide, narrow } = picture.shapes;
  return picture.topics.map((row, index) => (
    <div
      key={`${row.kind} ${row.key}`}
      class="lab-picture-topic"
      data-kind={row.kind}
      data-stands={row.stands}
      data-active={picture.activeTopics.has(row.key)}
      style={{ ...placed(wide.topicsAt + index, narrow.topicsAt + index), '--depth': row.depth }}
    >
      <Row row={row} text={text} />
    </div>
  ));
}

function Row({ row, text }: { row: TopicRow; text: PictureWords }) {
  const { kind, label, count, retained, retainedCount } = row;
  if (kind === 'more') return <span class="lab-picture-label">{text.moreTopics(count, retainedCount)}</span>;
  return (
    <>
      <span class="lab-picture-label" title={text.named.topic(row.key)}>
        {label}
      </span>
      {kind === 'group' && <span class="lab-picture-count">{text.members(count)}</span>}
      {kind === 'topic' && (
        <span
          key={retained?.id ?? 'empty'}
          class="lab-picture-slot"
          data-full={retained !== null}
          title={retained === null ? text.noSlot : undefined}
        >
          {retained !== null && shortPayload(retained.payload)}
        </span>
      )}
    </>
  );
}
