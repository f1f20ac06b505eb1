// The broker as a picture: topics with what they retain, sessions with what waits, subscriptions as lines between them,
// and what moves. The drawing is for the eye; beside it the same stands in words. Its styles come with whatever shows it.
import type { Picture } from './draw-picture.ts';
import { Flights } from './Flights.tsx';
import { pictureText } from './picture-text.ts';
import { PictureLines } from './PictureLines.tsx';
import { SessionBoxes } from './SessionBoxes.tsx';
import { placed } from './placed.ts';
import { TopicRows } from './TopicRows.tsx';
import type { PictureWords } from './words/words.ts';

interface Props {
  picture: Picture;
  /** Of what moves: another one moves anew. */
  moment: string | number;
  text: PictureWords;
}

export function BrokerPicture({ picture, moment, text }: Props) {
  const { wide, narrow } = picture.shapes;
  const { connected, away, waiting } = picture.more;
  const isEmpty = picture.topics.length === 0 && picture.boxes.length === 0;
  return (
    <div class="lab-picture">
      <div class="lab-picture-stage" aria-hidden="true" style={placed(wide.height, narrow.height)}>
        <div class="lab-picture-frame" />
        <b class="lab-picture-title">{text.broker}</b>
        {isEmpty ? (
          <p class="lab-picture-empty">{text.empty}</p>
        ) : (
          <>
            <span class="lab-picture-heading">{text.topics}</span>
            <span class="lab-picture-heading lab-picture-heading-sessions" style={placed(0.5, narrow.sessionsAt)}>
              {text.sessions}
            </span>
            <span class="lab-picture-heading lab-picture-heading-clients">{text.clients}</span>
          </>
        )}
        <PictureLines picture={picture} />
        <TopicRows picture={picture} text={text} />
        <SessionBoxes picture={picture} text={text} />
        {connected + away > 0 && (
          <p class="lab-picture-more" style={placed(wide.moreAt, narrow.moreAt)}>
            {text.moreSessions(connected, away, waiting)}
          </p>
        )}
        <Flights key={moment} flights={picture.flights} />
      </div>
      <ul class="lab-picture-words" aria-label={text.inWords}>
        {pictureText(picture, text).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
