// Code that a cell makes out of text gets no name of its own choice: with `//# sourceURL=` it would pass for another cell's code
// in stacks. The last such comment counts.
const ending = '\n//# sourceURL=made-by-a-cell';

/** Call before the built-in objects are locked. */
export function leaveCodeNameless(scope: Record<'eval' | 'Function', unknown>): void {
  const evaluate = scope.eval as (code: unknown) => unknown;
  const nameless = {
    eval: (code: unknown): unknown => evaluate(typeof code === 'string' ? code + ending : code),
  };
  scope.eval = nameless.eval;
  for (const prototype of functionPrototypes()) {
    const made: typeof Function = new Proxy(prototype.constructor as typeof Function, {
      apply: (target, _, given) => Reflect.construct(target, withEnding(given)) as unknown,
      construct: (target, given, newTarget) =>
        Reflect.construct(target, withEnding(given), newTarget === made ? target : newTarget) as object,
    });
    Object.defineProperty(prototype, 'constructor', { value: made });
    if (prototype === Function.prototype) scope.Function = made;
  }
}

/** The last argument is the body. */
function withEnding(given: unknown[]): string[] {
  const texts = given.map(String);
  const body = texts.pop() ?? '';
  return [...texts, body + ending];
}

function functionPrototypes(): { constructor: unknown }[] {
  const functions = [
    () => undefined,
    async () => Promise.resolve(),
    function* () {
      yield 0;
    },
    async function* () {
      yield await Promise.resolve(0);
    },
  ];
  return functions.map((one) => Reflect.getPrototypeOf(one) as { constructor: unknown });
}
