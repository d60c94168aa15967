import { describe, expect, it } from 'vitest';
import type { BarsChart, Chart } from '../../core/charts/chart.ts';
import { chartSvg } from '../../core/charts/svg.ts';
import { palette } from '../../core/charts/theme.ts';
import { countFills, drawnTexts, emptyOutlines, markEnds } from './drawn.ts';
import * as fixture from './fixture.ts';

const charts: Readonly<Record<string, Chart>> = {
  overall: fixture.overall,
  'by-grade': fixture.byGrade,
  'twelve-groups': fixture.twelveGroups,
  'long-labels': fixture.longLabels,
  'everything-hidden': fixture.everythingHidden,
  'many-dots': fixture.manyDots,
  funnel: fixture.funnel,
  'funnel-hidden-usable': fixture.funnelHiddenUsable,
  'funnel-few-usable': fixture.funnelFewUsable,
  strata: fixture.strata,
};
const everyChart = Object.entries(charts);
const sizes = [
  [320, 1],
  [320, 2],
  [480, 1],
  [640, 1],
  [640, 2],
  [1100, 1],
] as const;
const everyDrawing = everyChart.flatMap(([name, chart]) =>
  sizes.map(([width, textScale]) => ({ name, chart, width, textScale })),
);
const groupFills = [palette.professional, palette.intermediate, palette.workingClass];

function numbersOf(chart: Chart): readonly string[] {
  switch (chart.kind) {
    case 'bars':
      return chart.groups.flatMap(({ bars }) => bars.flatMap((bar) => [bar.valueText, bar.intervalText]));
    case 'funnel':
      return chart.stages.flatMap(({ valueText, shareText }) => [valueText, shareText]);
    case 'strata':
      return chart.rows.flatMap(({ valueText, intervalText }) => [valueText, intervalText]);
  }
}

function labelsOf(chart: Chart): readonly string[] {
  switch (chart.kind) {
    case 'bars':
      return chart.groups.flatMap(({ label, bars }) => [label ?? '', ...bars.map((bar) => bar.label)]);
    case 'funnel':
      return chart.stages.flatMap(({ label, note }) => [label, note]);
    case 'strata':
      return chart.rows.map(({ label }) => label);
  }
}

describe('a chart as SVG', () => {
  it.each(everyChart)('draws %s as it was drawn before', async (name, chart) => {
    await expect(chartSvg(chart, 640)).toMatchFileSnapshot(`./__snapshots__/${name}-640.svg`);
    await expect(chartSvg(chart, 320)).toMatchFileSnapshot(`./__snapshots__/${name}-320.svg`);
  });

  it('gives the same bytes whatever was drawn before', () => {
    const first = chartSvg(fixture.byGrade, 640);
    chartSvg(fixture.funnel, 400);
    chartSvg(fixture.manyDots, 700);
    expect(chartSvg(fixture.byGrade, 640)).toBe(first);
  });

  it.each(everyChart)('is named and described for those who do not see it: %s', (_, chart) => {
    const svg = chartSvg(chart, 640, { id: 'here' });
    expect(svg).toContain('role="img" aria-labelledby="chart-here-title chart-here-description"');
    expect(svg).toContain('<title id="chart-here-title">');
    expect(svg).toContain('<desc id="chart-here-description">');
    expect([...svg.matchAll(/ id="/g)]).toHaveLength(2);
  });

  it('has other ids at another width and in another chart', () => {
    const ids = [
      chartSvg(fixture.overall, 640),
      chartSvg(fixture.overall, 641),
      chartSvg(fixture.byGrade, 640),
    ].map((svg) => /<title id="([^"]+)"/.exec(svg)?.[1]);
    expect(new Set(ids).size).toBe(3);
  });

  it.each(everyChart)('holds nothing that a strict page refuses: %s', (_, chart) => {
    expect(chartSvg(chart, 640)).not.toMatch(
      /<style|<script|<foreignObject|<image|\son\w+=|href=|url\(|class=/,
    );
  });

  it('draws markup in a label as text', () => {
    const name = '<img src=x onerror="alert(1)"> & co';
    const chart: BarsChart = {
      ...fixture.overall,
      title: name,
      groups: [{ label: null, bars: [fixture.shownBar(name, 'neutral', [0.5, 0.4, 0.6], null)] }],
    };
    const svg = chartSvg(chart, 640);
    expect(svg).not.toContain('<img');
    expect(
      drawnTexts(svg)
        .map((each) => each.text)
        .join(' '),
    ).toContain(name);
  });
});

describe('a label that XML cannot hold', () => {
  it('does not make the picture unreadable', () => {
    const name = 'a\u0000b\u000bc\ud800d';
    const bars = [fixture.shownBar(name, 'neutral', [0.5, 0.4, 0.6], null)];
    const svg = chartSvg({ ...fixture.overall, title: name, groups: [{ label: null, bars }] }, 640);
    expect(svg).toContain('>a\ufffdb\ufffdc\ufffdd</title>');
    for (const forbidden of ['\u0000', '\u000b']) expect(svg).not.toContain(forbidden);
    expect(svg.isWellFormed()).toBe(true);
  });
});

describe('the texts of a chart', () => {
  it.each(everyDrawing)(
    'stay inside $name at $width px, text times $textScale',
    ({ chart, width, textScale }) => {
      const svg = chartSvg(chart, width, { textScale });
      const height = Number(/height="([\d.]+)"/.exec(svg)?.[1]);
      const texts = drawnTexts(svg);
      expect(texts.length).toBeGreaterThan(3);
      expect(texts).toHaveLength([...svg.matchAll(/<text /g)].length);
      const outside = texts.filter(
        ({ left, right, top, bottom }) => left < 0 || right > width || top < 0 || bottom > height,
      );
      expect(outside).toEqual([]);
    },
  );

  it.each(everyDrawing)(
    'never meet each other in $name at $width px, text times $textScale',
    ({ chart, width, textScale }) => {
      const texts = drawnTexts(chartSvg(chart, width, { textScale }));
      const meetings = texts.flatMap((a, index) =>
        texts
          .slice(index + 1)
          .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
          .map((b) => `${a.text} | ${b.text}`),
      );
      expect(meetings).toEqual([]);
    },
  );

  it.each(everyDrawing)(
    'keep numbers right of every mark in $name at $width px, text times $textScale',
    ({ chart, width, textScale }) => {
      const numbers = numbersOf(chart);
      const svg = chartSvg(chart, width, { textScale });
      const isInColumn = (right: number) => chart.kind === 'strata' || right > width - 1;
      const column = drawnTexts(svg).filter(({ text, right }) => numbers.includes(text) && isInColumn(right));
      expect(column).toHaveLength(numbers.filter((text) => text !== '').length);
      const marksEnd = Math.max(...markEnds(svg));
      expect(Math.min(...column.map(({ left }) => left))).toBeGreaterThan(marksEnd);
    },
  );

  it.each(everyDrawing)(
    'are complete in $name at $width px, text times $textScale',
    ({ chart, width, textScale }) => {
      const drawn = drawnTexts(chartSvg(chart, width, { textScale }))
        .map((each) => each.text)
        .join('');
      const wanted = labelsOf(chart);
      for (const text of wanted) expect(drawn.replaceAll(' ', '')).toContain(text.replaceAll(' ', ''));
    },
  );

  it.each(everyChart)('hold no number but those they were given and the axis: %s', (_, chart) => {
    const given = new Set(JSON.stringify(chart).match(/\d[\d,]*/g));
    const axis = new Set(['0', '10', '20', '30', '40', '50', '60', '70', '80', '90', '100']);
    const drawn = drawnTexts(chartSvg(chart, 640)).flatMap((each) => each.text.match(/\d[\d,]*/g) ?? []);
    expect(drawn.filter((number) => !given.has(number) && !axis.has(number))).toEqual([]);
  });

  it('name the comparison once', () => {
    const texts = drawnTexts(chartSvg(fixture.byGrade, 640)).map((each) => each.text);
    expect(texts.filter((text) => text === 'UK workforce, May 2021')).toHaveLength(1);
  });
});

describe('a figure that is not shown', () => {
  const others = (value: number): BarsChart => ({
    ...fixture.overall,
    groups: [
      {
        label: null,
        bars: [
          fixture.shownBar('Professional', 'professional', [value, value - 0.05, value + 0.05], 0.37),
          fixture.hiddenBar('Working class', 'working-class', 0.39),
        ],
      },
    ],
  });

  it('has no bar', () => {
    expect(countFills(chartSvg(fixture.byGrade, 640), groupFills)).toBe(7);
    expect(countFills(chartSvg(fixture.everythingHidden, 640), groupFills)).toBe(0);
  });

  it('has an outline as wide as the axis, whatever the other figures are', () => {
    const outlines = [0.2, 0.3, 0.55].map((value) => emptyOutlines(chartSvg(others(value), 640)));
    expect(outlines[0]).toHaveLength(1);
    expect(outlines[1]).toEqual(outlines[0]);
    expect(outlines[2]).toEqual(outlines[0]);
    const inGrades = emptyOutlines(chartSvg(fixture.byGrade, 640));
    expect(inGrades).toHaveLength(5);
    expect(new Set(inGrades.map((each) => JSON.stringify(each))).size).toBe(1);
  });

  it('has no comparison line, since there is nothing to compare', () => {
    expect(chartSvg(fixture.everythingHidden, 640)).not.toContain(palette.comparison);
  });

  it('says so in words and with its mark', () => {
    const texts = drawnTexts(chartSvg(fixture.funnelHiddenUsable, 640)).map((each) => each.text);
    expect(texts).toContain('[c]');
    const bars = drawnTexts(chartSvg(fixture.everythingHidden, 640)).map((each) => each.text);
    expect(bars.filter((text) => text === 'Not shown, to protect individuals')).toHaveLength(3);
  });
});

describe('grid lines', () => {
  it.each(everyDrawing)('are ten at most in $name at $width px, text times $textScale', (drawing) => {
    const svg = chartSvg(drawing.chart, drawing.width, { textScale: drawing.textScale });
    const lines = [...svg.matchAll(new RegExp(`d="M([\\d.]+) [^"]*"[^>]*stroke="${palette.gridLine}"`, 'g'))];
    expect(new Set(lines.map(([, x]) => x)).size).toBeLessThanOrEqual(10);
  });
});
