// Properties of shared objects that a program may have otherwise in an object of its own, and nobody may change in the
// shared one. They are accessors, since a data property that cannot be written cannot be assigned in what inherits it.

/** What the getters give: whoever reads values without calling getters may know these. */
const values = new WeakMap<object, unknown>();

/** `descriptor`: of a data property. */
export function overridable(object: object, key: string | symbol, descriptor: PropertyDescriptor): PropertyDescriptor {
  const value: unknown = descriptor.value;
  const get = (): unknown => value;
  values.set(get, value);
  return {
    get,
    set(this: unknown, next: unknown) {
      const isOwn = typeof this === 'object' || typeof this === 'function' ? this !== object && this !== null : false;
      const own = { value: next, writable: true, enumerable: true, configurable: true };
      if (!isOwn || !Reflect.defineProperty(this as object, key, own))
        throw new TypeError(`${String(key)} of what all cells share cannot be changed`);
    },
    enumerable: descriptor.enumerable ?? false,
    configurable: false,
  };
}

/** The value of a property, also one that is shielded here; undefined for any other getter. */
export function plainly(descriptor: PropertyDescriptor): unknown {
  if ('value' in descriptor) return descriptor.value;
  const getter: unknown = Reflect.get(descriptor, 'get');
  return typeof getter === 'function' ? values.get(getter) : undefined;
}
