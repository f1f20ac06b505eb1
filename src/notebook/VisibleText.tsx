// Text with a mark in the place of each character that nobody would see. The character stays in the text: it can be copied.
import { textParts } from './hidden-characters.ts';

export function VisibleText({ text }: { text: string }) {
  return (
    <>
      {textParts(text).map((part) =>
        part.mark === null ? (
          part.text
        ) : (
          <span class="lab-hidden-character" data-mark={part.mark}>
            {part.text}
          </span>
        ),
      )}
    </>
  );
}
