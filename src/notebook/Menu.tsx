// A button that opens a list of actions: the menu pattern of ARIA, with the keyboard first.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

export interface MenuItem {
  label: string;
  keys?: string;
  act: () => void;
}

interface Props {
  label: string;
  items: readonly MenuItem[];
  disabled?: boolean;
  children: ComponentChildren;
}

export function Menu({ label, items, disabled = false, children }: Props) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    if (!open) return;
    root.current?.querySelector('[role=menu]')?.scrollIntoView({ block: 'nearest' });
    root.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus({ preventScroll: true });
    const outside = (event: Event) => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [open]);

  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open) return;
    const all = [...(root.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    const place = all.findIndex((item) => item === document.activeElement);
    const steps: Record<string, number> = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: all.length - 1 };
    // Tab goes on from where the menu is.
    if (event.key === 'Tab') setOpen(false);
    if (event.key === 'Escape') close();
    else if (event.key in steps) all.at((steps[event.key] ?? 0) % all.length)?.focus();
    else return;
    event.preventDefault();
  };

  return (
    <div class="lab-menu" ref={root} onKeyDown={onKeyDown}>
      <button
        type="button"
        class="lab-icon-button"
        ref={button}
        disabled={disabled}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={label}
        title={label}
        onClick={() => setOpen(!open)}
      >
        {children}
      </button>
      {open && <MenuList label={label} items={items} close={close} />}
    </div>
  );
}

function MenuList({ label, items, close }: Pick<Props, 'label' | 'items'> & { close: () => void }) {
  return (
    <div class="lab-menu-list" role="menu" aria-label={label}>
      {items.map((item) => (
        <button
          type="button"
          role="menuitem"
          tabIndex={-1}
          key={item.label}
          onClick={() => {
            close();
            item.act();
          }}
        >
          <span>{item.label}</span>
          {item.keys && <kbd>{item.keys}</kbd>}
        </button>
      ))}
    </div>
  );
}
