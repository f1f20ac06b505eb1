// A JavaScript value as a tree that opens and closes. What is closed is not drawn.
import { useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import type { Value } from '../../kernel/protocol.ts';
import { Bytes } from './Bytes.tsx';
import { LongText } from './LongText.tsx';
import { previewOf } from './value-preview.ts';
import { VisibleText } from '../VisibleText.tsx';
import type { Words } from '../words/words.ts';

interface Props {
  value: Value;
  words: Words;
  /** Strings bare, as `console.log` shows them at the top level. */
  bare?: boolean;
}

export function ValueTree({ value, words, bare = false }: Props) {
  const { output } = words;
  switch (value.type) {
    case 'string':
      return (
        <span class={bare ? 'lab-text' : 'lab-code-string'}>
          <LongText text={bare ? value.text : JSON.stringify(value.text)} length={value.length} words={words} />
        </span>
      );
    case 'number':
    case 'bigint':
    case 'boolean':
    case 'undefined':
    case 'null':
    case 'symbol':
    case 'date':
    case 'regexp':
      return <span class="lab-code-number">{value.text}</span>;
    case 'function':
      return <span class="lab-code-call">{value.text}</span>;
    case 'bytes':
      return <Bytes name={value.name} bytes={value.bytes} length={value.length} words={words} />;
    case 'array':
      return (
        <Branch preview={previewOf(value, words)} empty={value.items.length === 0}>
          {() => value.items.map((item, place) => <Entry name={String(place)} value={item} words={words} />)}
          {() => <Rest left={value.length - value.items.length} words={words} />}
        </Branch>
      );
    case 'object':
      return (
        <Branch preview={previewOf(value, words)} empty={value.entries.length === 0}>
          {() => value.entries.map(({ key, value: inner }) => <Entry name={key} value={inner} words={words} />)}
          {() => <Rest left={value.size - value.entries.length} words={words} />}
        </Branch>
      );
    case 'map':
      return (
        <Branch preview={previewOf(value, words)} empty={value.entries.length === 0}>
          {() => value.entries.map(({ key, value: inner }) => <MapEntry name={key} value={inner} words={words} />)}
          {() => <Rest left={value.size - value.entries.length} words={words} />}
        </Branch>
      );
    case 'error':
      return <ErrorValue value={value} words={words} />;
    case 'circular':
    case 'getter':
    case 'deep':
    case 'thrower':
      return (
        <span class="lab-note">
          {`[${output[value.type]}`}
          {value.text && ` ${value.text}`}]
        </span>
      );
  }
}

/** Errors that led to an error stand open. */
function ErrorValue({ value, words }: { value: Extract<Value, { type: 'error' }>; words: Words }) {
  const { name, message, carries = [] } = value.error;
  const text = <span class="lab-value-error">{`${name}: ${message}`}</span>;
  if (carries.length === 0) return text;
  return (
    <Branch preview={text} opened>
      {() => carries.map(({ key, value: inner }) => <Entry name={key} value={inner} words={words} />)}
    </Branch>
  );
}

export function Entry({ name, value, words }: { name: string; value: Value; words: Words }) {
  return (
    <li>
      <span class="lab-value-key">
        <VisibleText text={name} />
      </span>
      {': '}
      <ValueTree value={value} words={words} />
    </li>
  );
}

function MapEntry({ name, value, words }: { name: Value; value: Value; words: Words }) {
  return (
    <li>
      <ValueTree value={name} words={words} /> {'→ '}
      <ValueTree value={value} words={words} />
    </li>
  );
}

function Rest({ left, words }: { left: number; words: Words }) {
  return left > 0 ? <li class="lab-note">{words.output.more(left)}</li> : null;
}

function Branch({
  preview,
  empty = false,
  opened = false,
  children,
}: {
  preview: ComponentChildren;
  empty?: boolean;
  /** At first. */
  opened?: boolean;
  children: (() => ComponentChildren) | (() => ComponentChildren)[];
}) {
  const [open, setOpen] = useState(opened);
  if (empty) return <span>{preview}</span>;
  return (
    <details class="lab-value" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{typeof preview === 'string' ? <VisibleText text={preview} /> : preview}</summary>
      {open && <ul>{[children].flat().map((child) => child())}</ul>}
    </details>
  );
}
