// Whether another page shows this one inside itself. It could lay anything over it, and lead the reader's clicks to Run.
export function isFramed(): boolean {
  return window.top !== window.self;
}
