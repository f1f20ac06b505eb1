import { renderToString } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import { drawnOnce } from '../../src/notebook/drawn-once.tsx';

test('is drawn again when a property is another one, has come or has gone, and only then', () => {
  const Word = drawnOnce(({ text, mark }: { text: string; mark?: string }) => (
    <b>
      {text}
      {mark}
    </b>
  ));
  expect(renderToString(<Word text="one" mark="!" />)).toBe('<b>one!</b>');
  const drawn = new Word({ text: 'one' });
  expect(drawn.shouldComponentUpdate({ text: 'one' })).toBe(false);
  expect(drawn.shouldComponentUpdate({ text: 'two' })).toBe(true);
  expect(drawn.shouldComponentUpdate({ text: 'one', mark: '!' })).toBe(true);
  expect(new Word({ text: 'one', mark: '!' }).shouldComponentUpdate({ text: 'one' })).toBe(true);
});
