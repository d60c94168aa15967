import { describe, expect, it } from 'vitest';
import type { Result } from '../../core/results/result.ts';
import { reportDocument } from '../../core/report/document/document.ts';
import { htmlReport } from '../../core/report/html/html.ts';
import { overall, strata, twelveGroups } from '../charts/fixture.ts';
import {
  about,
  admitted,
  byGradeTable,
  completionResult,
  representationResult,
  withoutProtection,
} from './fixture.ts';

const render = (...results: readonly Result[]) => htmlReport(reportDocument(admitted(...results), about));
const report = render(representationResult, completionResult);
const attack = '<img src=x onerror="alert(1)">';

describe('an HTML report', () => {
  it('is the same, byte for byte, each time', () => {
    expect(render(representationResult, completionResult)).toBe(report);
  });

  it('needs nothing outside itself and runs nothing', () => {
    expect(report).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; font-src data:`);
    expect(report).not.toMatch(/<script|<link|<iframe|<img|\son\w+=|src="|url\((?!data:)/);
    const addresses = [...report.matchAll(/https?:[^"'\s<]+/g)].map(([address]) => address);
    expect(new Set(addresses)).toEqual(new Set(['http://www.w3.org/2000/svg']));
  });

  it('shows markup in labels, sentences and titles as text', () => {
    const html = htmlReport(
      reportDocument(
        admitted({
          ...representationResult,
          sentences: [attack],
          chips: [attack],
          tables: [{ ...byGradeTable([attack, 'Managers']), title: attack, notes: [attack] }],
          context: {
            ...representationResult.context,
            dataset: attack,
            filters: [{ field: 'x', label: attack, values: [attack] }],
          },
        }),
        { ...about, title: attack, projectName: attack, statedTime: attack },
      ),
    );
    expect(html).not.toContain('<img');
    expect(html.replace(/"[^"]*"/g, '""')).not.toMatch(/<[^>]*onerror/);
    expect(html).toContain(
      '<th scope="row" class="name">&lt;img src=x onerror=&quot;alert(1)&quot;&gt;</th>',
    );
  });

  it('says on its front page which finding would be answered differently today', () => {
    const stale = 'Pinned on 1 June 2026; today the answer would be different.';
    const html = htmlReport(
      reportDocument(admitted(representationResult, completionResult), { ...about, stale: [null, stale] }),
    );
    const [, front = ''] = /<nav aria-label="Contents">(.*?)<\/nav>/s.exec(html) ?? [];
    expect(front.split('<li>').map((entry) => entry.includes(stale))).toEqual([false, false, true]);
  });

  it('has one heading of the first level and skips no level', () => {
    const levels = [...report.matchAll(/<h(\d)/g)].map(([, level]) => Number(level));
    expect(levels.filter((level) => level === 1)).toEqual([1]);
    expect(levels[0]).toBe(1);
    for (const [index, level] of levels.entries()) {
      expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
    }
  });

  it('gives every table a caption and every header cell a scope', () => {
    const tables = report.match(/<table[ >][\s\S]*?<\/table>/g) ?? [];
    expect(tables).toHaveLength(4);
    for (const table of tables) {
      expect(table).toMatch(/<caption[^>]*>[^<]+<\/caption>/);
      expect(table.match(/<th(?! scope="(?:col|row)")[ >]/g)).toBeNull();
      const rows = (table.match(/<tbody>[\s\S]*<\/tbody>/)?.[0].match(/<tr>/g) ?? []).length;
      expect(table.match(/<th scope="row"/g)).toHaveLength(rows);
    }
  });

  it('uses no id twice and leads every link and label to one', () => {
    const ids = [...report.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = [...report.matchAll(/(?:href="#|aria-labelledby=")([^"]+)"/g)].flatMap(([, list = '']) =>
      list.split(' '),
    );
    expect(targets.length).toBeGreaterThan(8);
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
  });

  it('says how strong each finding is in a word, a shape and a reason', () => {
    expect(report).toMatch(
      /<p class="strength clear"><svg [\s\S]*?<\/svg> <strong>Clear<\/strong> <span>It still holds/,
    );
    expect(report).toMatch(/<p class="strength uncertain"><svg [\s\S]*?<\/svg> <strong>Uncertain<\/strong>/);
  });

  it('says who was looked at, compared with what, from where and how sure', () => {
    for (const text of [
      'Location: Leeds, Cardiff',
      'SMC three groups, 2021 (smc-2021-three, version 1): rules seen in its source',
      'Comparison: UK workforce, May 2021',
      'professional 37%, intermediate 24%, working class 39%',
      'published May 2022 (unverified: check it before use)',
      'Counts under 10 are not shown',
      'Nothing has been released from this project before.',
      'Confidential: not shown, to protect individuals.',
    ]) {
      expect(report).toContain(text);
    }
  });

  it('says what findings share once, at the end, and links to it from each', () => {
    const split = { ...representationResult, split: ['Grade'] };
    const html = render(representationResult, split, completionResult);
    for (const shared of [
      'A workforce is a census.',
      'The survey asks about the main earner',
      'Nothing has been released from this project before.',
      'SMC three groups, 2021',
    ]) {
      expect(html.split(shared)).toHaveLength(2);
      expect(html.indexOf(shared)).toBeGreaterThan(html.indexOf('id="figures"'));
    }
    expect(html).toContain('Representation, version 1. Findings 1 and 2.');
    expect(html.match(/<a href="#method-1">Method: Representation<\/a>/g)).toHaveLength(2);
    expect(html.match(/<a href="#comparison-1">/g)).toHaveLength(2);
  });

  it('tells findings that answer the same question apart, and gives the news of each in the contents', () => {
    const split = {
      ...representationResult,
      split: ['Grade'],
      sentences: [...representationResult.sentences, 'Grades differ.'],
    };
    const html = render(representationResult, split);
    expect(html).toMatch(/<h2 id="finding-2-title">2\. Who works here[^<]*<span class="scope">by grade</);
    expect(html).toMatch(/<h2 id="finding-1-title">1\. Who works here[^<]*<\/h2>/);
    expect(html).toMatch(/<li><a href="#finding-2">[\s\S]*?<p>Grades differ\.<\/p>/);
  });

  it('puts the table of the same figures under a chart, whatever they are called', () => {
    const [chart] = representationResult.charts;
    const html = render({
      ...representationResult,
      charts: representationResult.charts.map((each) => ({ ...each, tableId: 'twin' })),
      tables: [
        { ...byGradeTable(['Officers']), id: 'namesake', title: chart?.title ?? '' },
        { ...byGradeTable(['Managers']), id: 'twin', title: 'Its twin' },
      ],
    });
    const captions = [...html.matchAll(/<(?:caption[^>]*|figcaption><strong)>([^<]+)</g)].map(
      ([, text]) => text,
    );
    expect(captions.slice(0, 2)).toEqual([chart?.title, 'Its twin']);
  });

  it('draws no chart that has nothing to show', () => {
    const hidden = overall.groups.map((group) => ({
      ...group,
      bars: group.bars.map((bar) => ({ ...bar, value: null, interval: null })),
    }));
    const html = render({ ...representationResult, charts: [{ ...overall, groups: hidden }] });
    expect(html).not.toContain('<figure>');
  });

  it('leaves hidden groups out of a chart of combinations, and counts them', () => {
    const [shown] = strata.rows.filter(({ value }) => value !== null);
    const hidden = { value: null, interval: null, pooled: null, valueText: '[c]', intervalText: '' };
    const rows = shown
      ? [shown, { ...shown, ...hidden, label: 'Hidden one' }, { ...shown, ...hidden, label: 'Hidden two' }]
      : [];
    const html = render({ ...representationResult, charts: [{ ...strata, rows }] });
    expect(html).toContain('2 groups are not shown, to protect individuals.</figcaption>');
    expect(html).not.toContain('>Hidden one<');
  });

  it('explains the marks that a table uses under that table', () => {
    const region = report.match(/<div class="table"[\s\S]*?<\/div>/g)?.find((text) => text.includes('>[c]<'));
    expect(region).toContain('[c]: Confidential: not shown, to protect individuals.');
  });

  it('cuts a chart that is taller than a page between groups', () => {
    const html = render({ ...representationResult, charts: [twelveGroups] });
    expect(html).toContain('<strong>Backgrounds differ between directorates (1 of 2)</strong>');
    expect(html.match(/>Directorate \d+</g)).toHaveLength(12);
  });

  it('is loud on every page and in every section where nothing was protected', () => {
    const sentence = 'No disclosure control: for published or made-up data only.';
    const html = render(withoutProtection(representationResult), withoutProtection(completionResult));
    expect(html).toContain(`@top-center{content:"${sentence}`);
    expect(html).toContain(`<p class="mark" role="note"><strong>${sentence}`);
    const sections = html.match(/<section id="(?:about|finding-\d)"[\s\S]*?<\/section>/g) ?? [];
    expect(sections).toHaveLength(3);
    for (const section of sections)
      expect(section).toContain(`<p class="note warning" role="note">${sentence}`);
  });

  it('is quiet about it where disclosure control was in force', () => {
    expect(report).not.toContain('No disclosure control');
    expect(report).not.toContain('@top-center');
  });

  it('carries the fonts it is given', () => {
    const document = reportDocument(admitted(representationResult), about);
    expect(htmlReport(document, { fonts: { 400: 'AAAA' } })).toContain('url(data:font/woff2;base64,AAAA)');
  });
});
