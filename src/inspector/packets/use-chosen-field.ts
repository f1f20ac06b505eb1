// Which field of an opened packet is chosen. Something outside may know it too, and choose one by its name.
import { useSignal, type Signal } from '@preact/signals';
import type { Field } from '../../mqtt/dissect.ts';

/** `place`: among the fields of the packet, where several have that name; left out: the first. */
export type NamedField = { packet: number; name: string; place?: number } | null;

/** `packet`: its number. Returns the place in `fields`, and what chooses another. */
export function useChosenField(
  packet: number,
  fields: readonly Field[],
  known: Signal<NamedField> | undefined,
): [chosen: number | null, choose: (place: number | null) => void] {
  const own = useSignal<NamedField>(null);
  const field = known ?? own;
  const choose = (place: number | null): void => {
    const name = place === null ? undefined : fields[place]?.name;
    field.value = name === undefined || place === null ? null : { packet, name, place };
  };
  return [placeOf(field.value, packet, fields), choose];
}

function placeOf(field: NamedField, packet: number, fields: readonly Field[]): number | null {
  if (field?.packet !== packet) return null;
  const place = field.place ?? fields.findIndex(({ name }) => name === field.name);
  return place < 0 ? null : place;
}
