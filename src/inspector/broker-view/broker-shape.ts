// How a reader wants to see the broker, kept in the browser's storage; where there is none, a picture.
export type BrokerShape = 'picture' | 'table';

const key = 'lab:broker-shape';

export function rememberedShape(storage: () => Pick<Storage, 'getItem'>): BrokerShape {
  try {
    return storage().getItem(key) === 'table' ? 'table' : 'picture';
  } catch {
    return 'picture';
  }
}

export function rememberShape(shape: BrokerShape, storage: () => Pick<Storage, 'setItem'>): void {
  try {
    storage().setItem(key, shape);
  } catch {
    // It holds until the page is left.
  }
}
