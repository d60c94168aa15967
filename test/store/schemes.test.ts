import { describe, expect, it } from 'vitest';
import { MOST_OWN_SCHEMES } from '../../core/background/own-places.ts';
import { makeProject, NOW, refusalOf, reopen } from './sample.ts';

const draft = {
  label: ' Craft as intermediate ',
  basedOn: 'smc-2021-three',
  groups: { technical: 'intermediate' },
} as const;

describe('groupings of the organisation’s own', () => {
  it('are there when the project is opened again, whole and under their version', () => {
    const { path, store } = makeProject();
    const id = store.schemes.create(draft, NOW);
    store.schemes.change(id, { technical: 'intermediate', manual: 'no-class' }, NOW);
    store.schemes.rename(id, 'Ours', NOW);
    store.close();
    const opened = reopen(path);
    const [scheme, ...others] = opened.schemes.all();
    expect(others).toEqual([]);
    expect(scheme).toMatchObject({ id, label: 'Ours', version: 2, basedOn: 'smc-2021-three' });
    expect(scheme?.groups).toMatchObject({
      technical: 'intermediate',
      manual: 'no-class',
      clerical: 'intermediate',
    });
    opened.close();
  });

  it('get a new number with every new arrangement, and an earlier arrangement its own number back', () => {
    const { store } = makeProject();
    const id = store.schemes.create(draft, NOW);
    const versionAfter = (
      groups: Readonly<Record<string, 'intermediate' | 'no-class'>>,
    ): number | undefined => {
      store.schemes.change(id, groups, NOW);
      return store.schemes.all()[0]?.version;
    };
    expect(versionAfter({ manual: 'no-class' })).toBe(2);
    expect(versionAfter(draft.groups)).toBe(1);
    expect(versionAfter({ manual: 'intermediate' })).toBe(3);
    expect(versionAfter({})).toBe(4);
    expect(versionAfter({ manual: 'no-class' })).toBe(2);
    store.close();
  });

  it('are removed and brought back under the same id, which nobody else gets', () => {
    const { store } = makeProject();
    const id = store.schemes.create(draft, NOW);
    store.schemes.remove(id, NOW);
    expect(store.schemes.all()).toEqual([]);
    const next = store.schemes.create({ ...draft, label: 'Another' }, NOW);
    expect(next).not.toBe(id);
    store.schemes.restore(id, NOW);
    expect(store.schemes.all().map((each) => each.id)).toEqual([id, next]);
    store.schemes.remove(id, NOW);
    store.schemes.rename(next, draft.label, NOW);
    expect(refusalOf(() => store.schemes.restore(id, NOW))).toBe('scheme/name-taken');
    store.close();
  });

  it('leave neither a change nor an entry when they are refused, and an entry without names when not', () => {
    const { store } = makeProject();
    const id = store.schemes.create(draft, NOW);
    const entries = store.auditEntries();
    for (const [code, refused] of [
      ['scheme/name-taken', () => store.schemes.create(draft, NOW)],
      ['scheme/unknown-base', () => store.schemes.create({ ...draft, basedOn: 'x' }, NOW)],
      ['scheme/unknown-answer', () => store.schemes.change(id, { retired: 'professional' }, NOW)],
      ['scheme/shipped-name', () => store.schemes.rename(id, 'Three groups (SMC 2020)', NOW)],
      ['scheme/unknown', () => store.schemes.remove('scheme-9', NOW)],
      ['scheme/unknown', () => store.schemes.remove("scheme-1' OR 1", NOW)],
      ['scheme/unknown', () => store.schemes.restore(id, NOW)],
    ] as const) {
      expect(refusalOf(refused)).toBe(code);
    }
    expect(store.auditEntries()).toStrictEqual(entries);
    store.schemes.change(id, {}, NOW);
    store.schemes.rename(id, 'Secret', NOW);
    store.schemes.remove(id, NOW);
    store.schemes.restore(id, NOW);
    expect(store.auditEntries().map(({ command }) => command)).toEqual([
      'project.create',
      'scheme.create',
      'scheme.change',
      'scheme.rename',
      'scheme.remove',
      'scheme.restore',
    ]);
    expect(JSON.stringify(store.auditEntries())).not.toContain('Secret');
    expect(store.verify().isWhole).toBe(true);
    store.close();
  });

  it('are not made without end', () => {
    const { store } = makeProject();
    for (let count = 0; count < MOST_OWN_SCHEMES; count++) {
      store.schemes.create({ ...draft, label: `Grouping ${count}` }, NOW);
    }
    expect(refusalOf(() => store.schemes.create(draft, NOW))).toBe('scheme/too-many');
    store.close();
  });
});
