// The landing figure, live: replays the packets of the run along the lines, one after the other, in slow motion.
import type { Language } from '../language.ts';
import { describePacket, packetFamily } from '../capture/describe.ts';
import type { PacketType } from '../mqtt/packet.ts';
import type { CapturedPacket } from '../capture/captured-packet.ts';
import { landingRoles, type Lane } from './landing-roles.ts';
import type { FinishedRun } from '../notebook/page-notebook.ts';
import { words } from './words/words.ts';

/** Milliseconds from end to end: the message itself is given time to be watched. */
const travel = (type: PacketType) => (type === 'PUBLISH' ? 900 : 320);
const svg = 'http://www.w3.org/2000/svg';

class Landing extends HTMLElement {
  #replay: AbortController | null = null;
  readonly #onRun = ({ detail }: CustomEvent<FinishedRun>) => {
    if (detail.cell === this.dataset['cell']) void this.#show(detail.packets);
  };

  connectedCallback(): void {
    const run = this.querySelector<HTMLButtonElement>('[data-run]');
    const button = () => document.querySelector<HTMLElement>(`#cell-${this.dataset['cell'] ?? ''} .lab-run`);
    run?.addEventListener('click', () => button()?.click());
    // The cell's own button knows how to start what a run will need.
    for (const hint of ['pointerenter', 'focus'] as const)
      run?.addEventListener(hint, () => button()?.dispatchEvent(new Event(hint)));
    if (run) run.disabled = false;
    document.addEventListener('lab:run-finished', this.#onRun);
  }

  disconnectedCallback(): void {
    document.removeEventListener('lab:run-finished', this.#onRun);
    this.#replay?.abort();
  }

  #find(selector: string): HTMLElement {
    const found = this.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`the landing figure has no ${selector}`);
    return found;
  }

  async #show(packets: readonly CapturedPacket[]): Promise<void> {
    this.#replay?.abort();
    const replay = new AbortController();
    this.#replay = replay;
    const bytes = packets.reduce((sum, captured) => sum + captured.bytes.length, 0);
    const { crossed } = words(this.dataset['language'] as Language).landing;
    this.#find('[data-status]').textContent = crossed(packets.length, bytes);
    this.#find('[data-packets]').replaceChildren();

    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const lanes = landingRoles(packets);
    for (const group of together(packets)) {
      if (replay.signal.aborted) return;
      const [first] = group;
      if (first) this.#name(first);
      if (!still)
        await Promise.all(group.map((captured) => this.#move(captured, lanes.get(captured.connection), replay.signal)));
    }
    const message = packets.findLast(({ packet }) => packet?.type === 'PUBLISH');
    if (message) this.#name(message);
  }

  #name({ bytes, packet }: CapturedPacket): void {
    const hex = [...bytes.subarray(0, 32)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const line = this.#find('[data-packet]');
    line.style.color = packet ? `var(--lab-${packetFamily(packet.type)})` : '';
    line.textContent = `${packet ? describePacket(packet) : '?'}\n${hex}${bytes.length > 32 ? ' …' : ''}`;
  }

  async #move({ direction, packet }: CapturedPacket, lane: Lane | undefined, signal: AbortSignal): Promise<void> {
    if (!lane || !packet) return;
    const path = this.querySelector<SVGPathElement>(`[data-link="${lane}"]`);
    if (!path) return;
    // The publisher's line is drawn towards the broker, the subscribers' lines away from it.
    const forwards = (lane === 'publisher') === (direction === 'to-broker');
    const dot = document.createElementNS(svg, 'g');
    dot.style.setProperty('--packet', `var(--lab-${packetFamily(packet.type)})`);
    const circle = document.createElementNS(svg, 'circle');
    circle.setAttribute('r', '5');
    const label = document.createElementNS(svg, 'text');
    label.setAttribute('dy', '-9');
    label.textContent = packet.type;
    dot.append(circle, label);
    this.#find('[data-packets]').append(dot);
    const length = path.getTotalLength();
    const duration = travel(packet.type);
    const began = performance.now();
    await new Promise<void>((resolve) => {
      const step = (now: number) => {
        const part = Math.min(1, Math.max(0, (now - began) / duration));
        const { x, y } = path.getPointAtLength(length * (forwards ? part : 1 - part));
        dot.setAttribute('transform', `translate(${x} ${y})`);
        if (part < 1 && !signal.aborted) requestAnimationFrame(step);
        else resolve();
      };
      requestAnimationFrame(step);
    });
    dot.remove();
  }
}

/** Neighbouring packets of the same type and direction move at the same time: the fan-out is seen as one. */
function together(packets: readonly CapturedPacket[]): CapturedPacket[][] {
  const groups: CapturedPacket[][] = [];
  for (const captured of packets) {
    const last = groups.at(-1);
    const same = last?.[0]?.packet?.type === captured.packet?.type && last?.[0]?.direction === captured.direction;
    if (last && same && last.every(({ connection }) => connection !== captured.connection)) last.push(captured);
    else groups.push([captured]);
  }
  return groups;
}

customElements.define('lab-landing', Landing);
