export function notImplemented(name: string): never {
  throw new Error(`electron stand-in: ${name} is not implemented`);
}

/**
 * A member that is not there throws by its name, so that no spec passes on something the stand-in merely lacks.
 * `then` and `toJSON` are asked for by promises and inspectors, not by the app.
 */
export function refuseUnknown<Value extends object>(name: string, value: Value): Value {
  return new Proxy(value, {
    get(target, key) {
      if (key in target || typeof key === 'symbol' || key === 'then' || key === 'toJSON') {
        const member: unknown = Reflect.get(target, key, target);
        return typeof member === 'function' && !Object.hasOwn(target, key) ? member.bind(target) : member;
      }
      throw new Error(`electron stand-in: ${name}.${key} is not implemented`);
    },
  });
}

/** A module of Electron that this app must not use at all. */
export function refuseAll(name: string): object {
  return refuseUnknown(name, {});
}
