// Times of packets as they are shown. What a client sent just before the broker took its first packet is below zero.

export function inSeconds(milliseconds: number): string {
  // Not -0.000.
  return (Math.round(milliseconds) / 1000 + 0).toFixed(3);
}
