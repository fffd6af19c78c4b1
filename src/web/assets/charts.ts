// Draws the charts of a page. Without it the tables behind them stand open, and say the same.
import type { ChartConfiguration, ChartDataset } from 'chart.js';

/** As src/web/dashboard/chart.ts has it. */
interface ChartData {
  type: 'line' | 'bar';
  stacked?: boolean;
  heads: readonly string[];
  rows: readonly (readonly [string, ...(number | null)[]])[];
  labels?: readonly string[];
}
declare const Chart: typeof import('chart.js').Chart;

/** Besides their colours, lines differ by these: not everybody tells colours apart. */
const DASHES = [[], [8, 4], [2, 3], [10, 3, 2, 3], [5, 5]];
const POINTS = ['circle', 'triangle', 'rect', 'rectRot', 'star'] as const;
const dark = matchMedia('(prefers-color-scheme: dark)');
const still = matchMedia('(prefers-reduced-motion: reduce)');

const shown = [...document.querySelectorAll<HTMLCanvasElement>('canvas[data-chart]')].map((canvas) => {
  const frame = canvas.closest('.chart');
  frame?.querySelector('.canvas')?.removeAttribute('hidden');
  frame?.querySelector('details')?.removeAttribute('open');
  return { canvas, data: JSON.parse(canvas.dataset['chart'] ?? '') as ChartData };
});
const number = (value: number | string): string => Number(value).toLocaleString('en-US');
let drawn: InstanceType<typeof Chart>[] = [];

function drawAll(): void {
  for (const chart of drawn) chart.destroy();
  drawn = shown.map(({ canvas, data }) => new Chart(canvas, configurationOf(data)));
}

function configurationOf({ type, stacked = false, heads, rows, labels }: ChartData): ChartConfiguration {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  const [ink, quiet, line, paper] = ['ink', 'quiet', 'line', 'paper'].map(colour);
  const names = heads.slice(1);
  const datasets = names.map((label, index) => {
    const own = colour(`series-${(index % 5) + 1}`);
    const set: ChartDataset = {
      label,
      data: rows.map((row) => row[index + 1] as number | null),
      backgroundColor: own,
      borderColor: type === 'line' ? own : paper!,
      borderWidth: type === 'line' ? 2 : 1,
    };
    if (type === 'bar') return set;
    return { ...set, borderDash: DASHES[index % 5]!, pointStyle: POINTS[index % 5]!, pointRadius: 4 };
  });
  return {
    type,
    data: { labels: labels ? [...labels] : rows.map(([name]) => name), datasets },
    options: {
      maintainAspectRatio: false,
      ...(still.matches && { animation: false }),
      color: ink!,
      font: { family: getComputedStyle(document.body).fontFamily, size: 13 },
      interaction: { mode: 'index', intersect: false },
      scales: {
        x: {
          stacked,
          grid: { display: false },
          ticks: { color: quiet!, maxRotation: 0, autoSkipPadding: 12 },
        },
        y: {
          stacked,
          beginAtZero: true,
          grid: { color: line! },
          ticks: { color: quiet!, precision: 0, callback: number },
        },
      },
      plugins: {
        legend: {
          display: names.length > 1,
          position: 'bottom',
          labels: { color: ink!, usePointStyle: type === 'line', boxWidth: 14 },
        },
        tooltip: { callbacks: { title: ([item]) => rows[item?.dataIndex ?? 0]?.[0] ?? '' } },
      },
    },
  };
}

drawAll();
// The colours of the other theme are other ones.
dark.addEventListener('change', drawAll);
