import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { digestOf } from '../../core/digest.ts';
import { draftTable } from '../../core/disclosure/draft.ts';
import { Unprotected } from '../../core/disclosure/unprotected.ts';
import { emptyLedger } from '../../core/disclosure/ledger.ts';
import { policies } from '../../core/disclosure/policy.ts';
import { protect } from '../../core/disclosure/protect.ts';
import { Protected } from '../../core/disclosure/protected.ts';
import { resultSchema } from '../../core/results/result-schema.ts';
import { reopen, seal, VERSION } from '../../core/results/seal.ts';
import { runOn } from '../analyses/cohort-fixture.ts';
import { peopleOf } from './attacker.ts';
import { staff } from './staff.ts';

/** A count that nothing else in a draft could be mistaken for. */
const SECRET = 7_654_321;

class Curious extends Unprotected {}

function draftOf(count: number, make: typeof Unprotected = Unprotected): Unprotected {
  const dimension = {
    id: 'grade',
    label: 'Grade',
    categories: [{ id: 'a', label: 'A' }],
    subtotals: [],
    total: { id: 'all', label: 'All' },
    revealing: [],
  };
  return new make([draftTable('t', 'T', staff, [dimension], Float64Array.of(count))]);
}

const result = () => runOn('representation', peopleOf([[40, 31, 3, 5, 12]]));

/** What code that is no part of disclosure control could do with the class, types aside. */
function construct(...given: readonly unknown[]): unknown {
  return Reflect.construct(Protected, given);
}

describe('a draft', () => {
  it.each([Unprotected, Curious])('serialises to nothing in a message, log or string', (make) => {
    const draft = draftOf(SECRET, make);
    const said = [
      JSON.stringify({ draft }),
      String(draft),
      `${Object.entries(draft).join()} ${Reflect.ownKeys(draft).join()}`,
      inspect(draft, { depth: null, showHidden: true, getters: true }),
      inspect(structuredClone(draft), { depth: null, showHidden: true }),
      inspect(Object.getOwnPropertyDescriptors(draft), { depth: null, showHidden: true }),
    ];
    for (const text of said) expect(text.replaceAll(/[_,]/g, '')).not.toContain(String(SECRET));
  });

  it('cannot be read through a copy or a look-alike', () => {
    const copies: readonly Unprotected[] = [
      Object.assign(Object.create(Unprotected.prototype), draftOf(SECRET)),
      Object.create(draftOf(SECRET)),
    ];
    for (const copy of copies) {
      expect(() => protect([copy], policies.none, emptyLedger)).toThrow('Not a draft.');
    }
  });

  it('does not appear in the error of a defect', () => {
    const attempt = (): unknown =>
      protect([draftOf(SECRET), draftOf(SECRET + 1)], policies['10-5'], emptyLedger);
    expect(attempt).toThrow('two different counts');
    expect(attempt).not.toThrow(/765/);
  });
});

describe('a Protected value', () => {
  it('cannot be constructed elsewhere', () => {
    expect(() => construct({ counts: [SECRET] })).toThrow('Only disclosure control');
    expect(() => construct({ counts: [SECRET] }, Symbol('ticket'))).toThrow('Only disclosure control');
    expect(Object.getOwnPropertyNames(Protected).toSorted()).toEqual(['all', 'length', 'name', 'prototype']);
  });

  it('is not accepted as a look-alike', () => {
    const raw = { ...result().value, sentences: [String(SECRET)] };
    const pretenders: readonly unknown[] = [
      { value: raw, derive: (compute: (value: unknown) => unknown) => compute(raw) },
      Object.assign(Object.create(Protected.prototype), { raw }),
      Object.create(result(), { value: { value: raw } }),
    ];
    for (const pretender of pretenders) {
      expect(() => seal(pretender as ReturnType<typeof result>)).toThrow(TypeError);
    }
  });

  it('must be run again where an older version sealed it', () => {
    const older = readFileSync(join(import.meta.dirname, 'older-result.sealed'));
    expect(() => reopen(older)).toThrow(/made by an earlier version of Rungs.* Run it again\./);
    older[older.length - 1] = 0;
    expect(() => reopen(older)).toThrow('not a protected result');
  });

  it('grows its version with its schema: a change of it needs a new version, and its digest here', () => {
    const words = new Set(['description', 'title']);
    const shape = JSON.parse(
      JSON.stringify(z.toJSONSchema(resultSchema), (key, each: unknown) =>
        words.has(key) && typeof each === 'string' ? undefined : each,
      ),
    ) as unknown;
    expect({ version: VERSION, schema: digestOf(shape) }).toEqual({
      version: 6,
      schema: '5c001dd411ec1b3770bd1a59598a3f184ca8f9ad9e2ad62a7f8ff38006c30701',
    });
  });

  it('brings curves back as they were, and none that is broken', () => {
    const { value } = result();
    const withCurve = (steps: unknown) => {
      const curves = [{ id: 'stay', steps }];
      return resultSchema.safeParse({ ...value, published: { ...value.published, curves } }).success;
    };
    const steps = { times: [3, 9], exits: [10, 15], atRisk: [80, 65] };
    expect([withCurve(steps), withCurve(null)]).toEqual([true, true]);
    expect(withCurve({ ...steps, atRisk: [80] })).toBe(false);
    expect(withCurve({ ...steps, times: [9, 3] })).toBe(false);
    expect(withCurve({ ...steps, exits: [10, 70] })).toBe(false);
  });

  it('is refused in another shape, even with the right digest', () => {
    const { published, ...rest } = result().value;
    const sealed = seal(result());
    const sign = new TextDecoder().decode(sealed.subarray(0, sealed.indexOf(10)));
    const bytesOf = (signed: string, content: unknown): Uint8Array => {
      const body = utf8ToBytes(JSON.stringify(content));
      return concatBytes(utf8ToBytes(`${signed}\n`), sha256(body), body);
    };
    expect(reopen(bytesOf(sign, { ...rest, published })).value).toEqual(result().value);
    expect(() => reopen(bytesOf('RUNGS-SEALED-9999', rest))).toThrow('a newer version of Rungs');
    const [table] = rest.tables;
    const damaged: readonly unknown[] = [
      null,
      rest,
      { ...rest, published, more: 1 },
      { ...rest, published, tables: [{ ...table, rows: [{ cells: [{ kind: 'unheard-of' }] }] }] },
      { ...rest, published, chips: [SECRET] },
    ];
    for (const each of damaged)
      expect(() => reopen(bytesOf(sign, each))).toThrow('not a protected result. Run it again.');
  });

  it('is refused from changed bytes', () => {
    const sealed = seal(result());
    expect(reopen(sealed).value).toEqual(result().value);
    for (const at of [0, 20, 60, sealed.length - 1]) {
      const changed = Uint8Array.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => reopen(changed)).toThrow('not a protected result');
    }
  });
});
