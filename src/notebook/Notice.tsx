// A word to the reader below or above a cell, and the choices that there are.
import type { ComponentChildren } from 'preact';

export function Notice({ text, children }: { text: ComponentChildren; children?: ComponentChildren }) {
  return (
    <div class="lab-notice" role="status">
      <p>{text}</p>
      {children}
    </div>
  );
}

export function Choice({ act, children }: { act: () => void; children: string }) {
  return (
    <button type="button" class="lab-button" onClick={act}>
      {children}
    </button>
  );
}
