// Draws the overview's charts with uPlot from the numbers that the page carries. The same stand in a table below.
(() => {
  "use strict";

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  function draw(place) {
    const points = JSON.parse(place.dataset.points);
    const short = new Intl.NumberFormat(place.dataset.language, { notation: "compact", maximumFractionDigits: 1 });
    const whole = new Intl.NumberFormat(place.dataset.language);
    const turnover = place.dataset.chart === "turnover";
    const grid = { stroke: colour("--line"), width: 1 };
    const bars = uPlot.paths.bars({ size: [0.62, 46], radius: 0.15 });
    const series = (name, values, stroke) => ({
      label: name,
      stroke,
      fill: stroke,
      width: 0,
      points: { show: false },
      paths: bars,
      value: (_, value) => (value == null ? "–" : whole.format(value)),
    });
    const data = turnover
      ? [points.labels.map((_, i) => i), points.turnover]
      : [points.labels.map((_, i) => i), points.all, points.approved];
    const all = turnover
      ? [series(place.dataset.name, points.turnover, colour("--accent"))]
      : [series(place.dataset.name, points.all, colour("--edge")), series(place.dataset.second, points.approved, colour("--accent"))];
    const last = points.labels.length - 1;
    const options = {
      width: place.clientWidth,
      height: 220,
      scales: { x: { time: false, range: [-0.6, last + 0.6] }, y: { range: (_, low, high) => [Math.min(0, low), Math.max(high, 1)] } },
      legend: { live: true },
      cursor: { points: { show: false }, drag: { x: false, y: false } },
      axes: [
        {
          stroke: colour("--muted"),
          grid: { show: false },
          ticks: { show: false },
          space: 64,
          incrs: [1, 2, 3, 4, 6, 7, 12, 14, 24, 28, 48, 90, 180],
          values: (_, at) => at.map((i) => points.labels[i] ?? ""),
        },
        { stroke: colour("--muted"), grid, ticks: { show: false }, size: 58, values: (_, at) => at.map((value) => short.format(value)) },
      ],
      series: [{ label: place.dataset.time, value: (_, i) => (i == null ? "–" : points.labels[i]) }, ...all],
    };
    place.replaceChildren();
    return new uPlot(options, data, place);
  }

  const places = [...document.querySelectorAll("[data-chart]")];
  let charts = places.map(draw);
  let again;
  window.addEventListener("resize", () => {
    clearTimeout(again);
    again = setTimeout(() => {
      charts.forEach((chart) => chart.destroy());
      charts = places.map(draw);
    }, 150);
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    charts.forEach((chart) => chart.destroy());
    charts = places.map(draw);
  });
})();
